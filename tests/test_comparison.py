"""What changed between two releases, as a table: the one before, the one after, what is said."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from kiosk.releases.blocks import Paragraph
from kiosk.releases.changes import PAGES, ChangedPage, Changes
from kiosk.releases.compare import MOST_NAMED, compare
from kiosk.releases.fields import Picture
from kiosk.releases.format import encode, plain, replace, shaped
from kiosk.releases.layout import children_file, page_file, parent_of
from kiosk.releases.records import FORMAT, About, Card, Cards, CardTexts, Page
from kiosk.releases.release import Release

RED = Picture("pictures/1.jpg", 4, 3, "pictures/1-c.jpg")
BLUE = replace(RED, file="pictures/2.jpg")


def shows(title: str, *words: str, picture: Any = None, color: str = "", **more: Any) -> dict[str, Any]:
    """A page in Kazakh: its title, its paragraphs, its picture. `ru` is another language's title."""
    return {"title": title, "words": words, "picture": picture, "color": color, **more}


def release(root: Path, number: int, pages: dict[str, Any], **about: Any) -> Release:
    """Write a release by hand: `pages` maps an identity to title, words, picture and the like."""
    folder = root / str(number)
    (folder / "pages").mkdir(parents=True)
    cards: dict[str, list[Card]] = {}
    for page_id, row in pages.items():
        texts = {"kk": row["title"], **({"ru": row["ru"]} if "ru" in row else {})}
        for language, title in texts.items():
            blocks = tuple(Paragraph(text, words=1) for text in row["words"])
            page = Page(page_id, language, title, "", row["picture"], blocks, {})
            (folder / page_file(page_id, language)).write_bytes(encode(page))
        if not row.get("hidden"):
            named = {language: CardTexts(title, "") for language, title in texts.items()}
            card = Card(page_id, row["color"], row["picture"], named)
            cards.setdefault(parent_of(page_id), []).append(card)
    for parent, family in cards.items():
        (folder / children_file(parent)).write_bytes(encode(Cards(tuple(family))))
    (folder / "report.json").write_bytes(encode({"problems": about.pop("report", [])}))
    values: dict[str, Any] = {"settings": {}, "attract": (), "edge": 1920, "languages": ("kk", "ru"), **about}
    said = About(
        format=FORMAT,
        number=number,
        published="2026-11-22T09:05:00+00:00",
        content="/content",
        pages=len(pages),
        problems={},
        **values,
    )
    (folder / "release.json").write_bytes(encode(said))
    return Release(folder)


def said(changes: Changes) -> dict[str, Any]:
    """What differs from a release that changed nothing; pages by identity and languages."""
    found: dict[str, Any] = {}
    for name in changes.__struct_fields__:
        value = getattr(changes, name)
        if name in PAGES:
            value = [(page.id, *page.languages) for page in value]
        if value and name != "since":
            found[name] = value
    return found


A, B, C = shows("А", "бір"), shows("Ә", "екі"), shows("Б", "үш")
TABLE: list[tuple[str, tuple[dict[str, Any], dict[str, Any]], tuple[dict[str, Any], dict[str, Any]], Any]] = [
    ("nothing", ({"a": A}, {"a": A}), ({}, {}), {}),
    ("a page comes", ({"a": A}, {"a": A, "b": B}), ({}, {}), {"added": [("b",)]}),
    ("a page goes", ({"a": A, "b": B}, {"b": B}), ({}, {}), {"removed": [("a",)]}),
    ("a page inside", ({"a": A}, {"a": A, "a/b": B}), ({}, {}), {"added": [("a/b",)]}),
    (
        "a section goes with the pages inside",
        ({"a": A, "b": B, "b/c": C}, {"a": A}),
        ({}, {}),
        {"removed": [("b",), ("b/c",)]},
    ),
    ("other words", ({"a": A, "b": B}, {"a": shows("А", "төрт"), "b": B}), ({}, {}), {"changed": [("a",)]}),
    ("another title", ({"a": A}, {"a": shows("Я", "бір")}), ({}, {}), {"changed": [("a",)]}),
    (
        "another colour",
        ({"a": A}, {"a": shows("А", "бір", color="#112233")}),
        ({}, {}),
        {"changed": [("a",)]},
    ),
    ("a language more", ({"a": A}, {"a": shows("А", "бір", ru="А")}), ({}, {}), {"changed": [("a", "ru")]}),
    (
        "a language less",
        ({"a": shows("А", "бір", ru="А")}, {"a": A}),
        ({}, {}),
        {"changed": [("a", "ru")]},
    ),
    (
        "another picture",
        ({"a": shows("А", "бір", picture=RED)}, {"a": shows("А", "бір", picture=BLUE)}),
        ({}, {}),
        {"pictured": [("a",)]},
    ),
    (
        "other words and another picture",
        ({"a": shows("А", "бір", picture=RED)}, {"a": shows("А", "екі", picture=BLUE)}),
        ({}, {}),
        {"changed": [("a",)], "pictured": [("a",)]},
    ),
    (
        "pictures for another screen",
        ({"a": shows("А", "бір", picture=RED)}, {"a": shows("А", "бір", picture=BLUE)}),
        ({"attract": (RED,), "edge": 480}, {"attract": (BLUE,)}),
        {"resized": True},
    ),
    ("another order", ({"a": A, "b": B}, {"b": B, "a": A}), ({}, {}), {"order": True}),
    ("a folder renamed", ({"a": A, "b": B}, {"a": A, "z": B}), ({}, {}), {"moved": [("z",)]}),
    (
        "a section renamed with the page inside",
        ({"a": A, "a/b": B}, {"z": A, "z/b": B}),
        ({}, {}),
        {"moved": [("z",)]},
    ),
    (
        "a page that waits",
        ({"a": A, "b": {**B, "hidden": True}}, {"a": A, "b": {**C, "hidden": True}}),
        ({}, {}),
        {"waiting": [("b",)]},
    ),
    (
        "its day comes",
        ({"a": A, "b": {**B, "hidden": True}}, {"a": A, "b": B}),
        ({}, {}),
        {"added": [("b",)]},
    ),
    (
        "settings",
        ({"a": A}, {"a": A}),
        ({"settings": {"zone": "", "name": {"kk": "А"}}}, {"settings": {"zone": "", "name": {"kk": "Ә"}}}),
        {"settings": ("name.kk",)},
    ),
    ("languages", ({"a": A}, {"a": A}), ({}, {"languages": ("ru",)}), {"settings": ("languages",)}),
    ("attract pictures", ({"a": A}, {"a": A}), ({}, {"attract": (RED,)}), {"attract": True}),
    ("problems only", ({"a": A}, {"a": A}), ({}, {"report": [{}]}), {"problems": True}),
]


@pytest.mark.parametrize(("what", "pages", "about", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_what_changed(tmp_path: Path, what: str, pages: Any, about: Any, expected: dict[str, Any]) -> None:
    before, after = (release(tmp_path, number, pages[number], **about[number]) for number in (0, 1))
    changes = compare(before, after)
    assert said(changes) == expected
    assert changes.on_screen == bool(expected.keys() - {"problems"})
    assert shaped(plain(changes), Changes) == changes


def test_titles_come_in_every_language(tmp_path: Path) -> None:
    before = release(tmp_path, 1, {"a": A})
    after = release(tmp_path, 2, {"a": A, "b": shows("Көл", ru="Озеро")})
    assert compare(before, after).added == (ChangedPage("b", {"kk": "Көл", "ru": "Озеро"}),)


def test_pages_stand_in_the_order_of_the_screen(tmp_path: Path) -> None:
    names = ["z", "z/b", "z/a", "m", "a"]
    pages = [{name: shows(name, word) for name in names} for word in ("бір", "екі")]
    home = {"home": A}
    changes = compare(release(tmp_path, 1, pages[0]), release(tmp_path, 2, pages[1]))
    assert [page.id for page in changes.changed] == names
    changes = compare(release(tmp_path, 3, home), release(tmp_path, 4, home | pages[0]))
    assert [page.id for page in changes.added] == names
    changes = compare(release(tmp_path, 5, home | pages[0]), release(tmp_path, 6, home))
    assert [page.id for page in changes.removed] == names


def test_of_very_many_pages_the_first_are_named(tmp_path: Path) -> None:
    many = {f"p{number:02}": shows(f"П{number}") for number in range(MOST_NAMED + 5)}
    changes = compare(release(tmp_path, 1, {"a": A}), release(tmp_path, 2, {"a": A, **many}))
    assert (len(changes.added), changes.more) == (MOST_NAMED, {"added": 5})


def test_shared_files_are_not_opened(tmp_path: Path) -> None:
    before, after = (release(tmp_path, number, {"a": A, "b": B}) for number in (1, 2))
    for path in (after.folder / "pages").iterdir():
        path.unlink()
        os.link(before.folder / "pages" / path.name, path)
        path.write_bytes(b"no page at all")
    assert said(compare(before, after)) == {}


def test_the_first_release_has_nothing_before_it(tmp_path: Path) -> None:
    assert compare(None, release(tmp_path, 1, {"a": A})) == Changes(0)
