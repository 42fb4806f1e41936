"""For which screens the pages of a release are, and what staff are told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.problems.problem import Problem
from kiosk.publishing.build.warnings.screen_warnings import is_slip
from kiosk.releases.format import decode, encode
from kiosk.releases.records import Card, CardTexts
from kiosk.releases.release import Release, current_release
from kiosk.releases.screens import shows, shows_all, shows_anything, shows_page
from tests.publishing.conftest import Folder, Publish


def text(screens: str = "", title: str = "Бет", more: str = "") -> str:
    header = f"screens: {screens}\n" if screens else ""
    return (
        f"---\n{header}{more}\n---\n# {title}\n\nСөз бар.\n" if header or more else f"# {title}\n\nСөз бар.\n"
    )


def release(state: Path) -> Release:
    found = current_release(state)
    assert found is not None
    return found


def screens(state: Path) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the screens that each section is for."""
    return {card.id: card.screens for card in release(state).cards("")}


def test_a_card_says_for_which_screens_its_page_is(content: Folder, state: Path, published: Publish) -> None:
    content.write(a=text("Foyer, canteen 2"), b=text(), c=text("all"))
    published()
    assert screens(state) == {"a": (("foyer", "canteen-2"),), "b": (), "c": ()}
    assert release(state).about.screens == ("canteen-2", "foyer")


def test_each_text_of_a_page_has_to_name_the_screen(content: Folder, state: Path, published: Publish) -> None:
    content.put("a/kk.md", text("foyer"))
    content.put("a/ru.md", text())
    content.put("b/kk.md", text("foyer, canteen"))
    content.put("b/ru.md", text("foyer-2, canteen"))
    outcome = published()
    assert screens(state)["a"] == (("foyer",),), "one text is enough"
    both = screens(state)["b"]
    assert shows_all(both, "", "canteen")
    assert shows_all(both, "foyer-2", "foyer")
    assert not shows_all(both, "foyer-1", "foyer")
    told = [problem for problem in outcome.problems if problem.code == "screens-differ"]
    assert [(problem.file, problem.values) for problem in told] == [
        ("b", {"texts": "kk.md: foyer, canteen; ru.md: foyer-2, canteen"})
    ]


@pytest.mark.parametrize("more", ["draft: yes", "until: 2020-01-01"])
def test_a_text_that_is_not_shown_counts_too(
    content: Folder, state: Path, published: Publish, more: str
) -> None:
    content.put("a/kk.md", text("foyer", more=more))
    content.put("a/ru.md", text())
    published()
    assert screens(state)["a"] == (("foyer",),)


def test_a_page_that_only_holds_others_is_where_they_are(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(a__one=text("foyer"), a__two=text("canteen"), b__one=text("foyer"), b__two=text())
    content.write(c__one=text("foyer"), c=text())
    content.write(d__one=text("foyer"), d="# Тек тақырып\n")
    published()
    found = screens(state)
    assert set(found["a"][0]) == {"foyer", "canteen"}
    assert (found["b"], found["c"], found["d"]) == ((), (), (("foyer",),))


def test_other_screens_alone_are_a_new_release(content: Folder, state: Path, published: Publish) -> None:
    content.write(a=text("foyer"), b=text())
    first = published()
    content.write(a=text("canteen"))
    second = published()
    assert (first.number, second.number) == (1, 2)
    assert screens(state)["a"] == (("canteen",),)
    changes = release(state).changes
    assert changes is not None
    assert [page.id for page in changes.changed] == ["a"]


def test_a_screen_without_name_and_group_shows_what_is_for_all() -> None:
    assert shows((), "", "")
    assert not shows(("foyer",), "", "")
    assert shows(("foyer",), "foyer", "")
    assert shows(("foyer", "canteen"), "x", "canteen")
    assert not shows(("foyer",), "canteen-2", "canteen")
    assert shows_all((), "", "")


def test_a_page_inside_another_is_where_that_is(content: Folder, state: Path, published: Publish) -> None:
    content.write(a=text("foyer"), a__in=text(), b=text(), b__in=text("canteen"))
    published()
    found = release(state)
    assert shows_page(found, "a/in", "", "foyer")
    assert not shows_page(found, "a/in", "", "canteen")
    assert shows_page(found, "b/in", "canteen", "")
    assert not shows_page(found, "b/in", "", "")
    assert not shows_page(found, "nowhere", "", "foyer")
    assert shows_anything(found, "", "")


def mistakes(problems: list[Problem]) -> list[tuple[str, str, str]]:
    found = [problem for problem in problems if problem.code == "screens-misspelt"]
    return [(problem.file, problem.values["name"], problem.values["likely"]) for problem in found]


def test_a_likely_mistake_is_told(content: Folder, state: Path, published: Publish) -> None:
    content.write(a=text("foyer"), b=text("foyer, canteen"), c=text("foier"))
    assert mistakes(published().problems) == [("c/kk.md", "foier", "foyer")]
    content.write(c=text("foyer"))
    assert mistakes(published().problems) == []


@pytest.mark.parametrize(
    ("name", "other", "slip"),
    [
        ("foier", "foyer", True),
        ("foyr", "foyer", True),
        ("foyerr", "foyer", True),
        ("fyoer", "foyer", True),
        ("асхано", "асхана", True),
        ("foyer", "foyer", False),
        ("foyer-1", "foyer-2", False),
        ("foyer-1", "foyer-11", False),
        ("hall", "canteen", False),
        ("foier-1", "foyer-2", False),
        ("gym", "gum", False),
    ],
)
def test_one_letter_makes_a_slip(name: str, other: str, slip: bool) -> None:
    assert is_slip(name, other) is slip
    assert is_slip(other, name) is slip


def test_a_card_of_an_older_release_is_for_all() -> None:
    card = Card("a", "", None, {"kk": CardTexts("Бет", "")})
    assert b"screens" not in encode(card)
    assert decode(b'{"id":"a","color":"","picture":null,"texts":{}}', Card).screens == ()
