"""What is not for a screen is nowhere on it; and the page with which its visits begin."""

from __future__ import annotations

import logging

import pytest

from kiosk.viewer.page.dead_links import without_dead_links
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, is_kind

FOYER, CANTEEN, NAMELESS = ("foyer-1", "foyer"), ("", "canteen"), ("", "")
LINKS = """# Бірінші

Асхана туралы [мәзірде](../02-menu/) айтылған, көл туралы [осында](../03-lake/).

[Мәзір](../02-menu/)

[Көл](../03-lake/)

| Орын | Бет |
|---|---|
| Ас | [мәзір](../02-menu/01-soup/) |
"""
FILES = {
    "kiosk.toml": 'languages = ["kk"]\n[name]\nkk = "Орталық"\n',
    "01-a/kk.md": LINKS,
    "02-menu/kk.md": "---\nscreens: canteen\nquestion: Бүгін не бар?\n---\n# Мәзір\n\nСорпа.\n",
    "02-menu/01-soup/kk.md": "# Сорпа\n\nЫстық.\n",
    "03-lake/kk.md": "---\nquestion: Көл неге көк?\n---\n# Көл\n\nСу.\n",
    "03-lake/01-fish/kk.md": "---\nscreens: foyer-2\n---\n# Балық\n\nЖүзеді.\n",
    "03-lake/02-bird/kk.md": "# Құс\n\nҰшады.\n",
    "04-d/kk.md": "# Төртінші\n\nСөз.\n",
}


def names(kiosk: Kiosk) -> list[str]:
    """Return the names of all buttons on the screen."""
    return [str(button.property("name")) for button in kiosk.hand.buttons()]


def texts(kiosk: Kiosk) -> str:
    """Return all that can be read on the screen."""
    return "\n".join(kiosk.hand.texts())


def tap(kiosk: Kiosk, name: str) -> None:
    """Tap a button."""
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button(name))
    settle(kiosk.viewer)


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        (None, ["Бірінші", "Мәзір", "Көл", "Төртінші"]),
        (CANTEEN, ["Бірінші", "Мәзір", "Көл", "Төртінші"]),
        (FOYER, ["Бірінші", "Көл", "Төртінші"]),
        (NAMELESS, ["Бірінші", "Көл", "Төртінші"]),
    ],
    ids=["all", "canteen", "foyer", "nameless"],
)
def test_the_home_screen_has_the_cards_for_this_screen(
    open_kiosk: OpenKiosk, named: tuple[str, str] | None, shown: list[str]
) -> None:
    kiosk = open_kiosk(FILES, named=named)
    assert [name for name in names(kiosk) if name in ("Бірінші", "Мәзір", "Көл", "Төртінші")] == shown


def test_links_to_pages_of_other_screens_are_plain_words(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES, named=FOYER)
    kiosk.open("a")
    seen = texts(kiosk)
    assert "page:menu" not in seen
    assert "мәзірде" in seen
    assert "page:lake" in seen
    assert "Көл" in names(kiosk)
    assert "Мәзір" not in names(kiosk), "the card in the text"


def test_links_to_pages_of_this_screen_stay(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES, named=CANTEEN)
    kiosk.open("a")
    assert "page:menu" in texts(kiosk)
    assert "page:menu/soup" in texts(kiosk)
    assert "Мәзір" in names(kiosk)


def test_pages_of_other_screens_are_no_neighbours(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES, named=FOYER)
    kiosk.open("a")
    page = kiosk.viewer.open_page
    assert page.nextPage["page"] == "lake"
    assert (page.among["number"], page.among["count"]) == ("1", "3")
    kiosk.open("lake")
    assert page.previousPage["page"] == "a"
    assert "Құс" in names(kiosk)
    assert "Балық" not in names(kiosk)


def test_no_way_leads_to_a_page_of_another_screen(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES, named=FOYER)
    pages = kiosk.viewer.release.pages
    assert list(pages.below("")) == ["a", "lake", "lake/bird", "d"]
    for page in ("menu", "menu/soup", "lake/fish"):
        assert not pages.exists(page)
        kiosk.viewer.navigation.open(page)
        assert kiosk.viewer.navigation.atHome


def test_only_pages_of_this_screen_ask(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES, named=FOYER)
    questions = kiosk.viewer.release.questions
    asked = {questions.inTurn(turn, "Nunito", 30.0, 1.2, 900.0, 200.0) for turn in range(4)}
    assert asked == {"Көл неге көк?"}


def test_the_first_section_stands_in_front_for_a_page_of_another_screen(open_kiosk: OpenKiosk) -> None:
    toml = 'languages = ["kk"]\nfront = "menu"\n'
    kiosk = open_kiosk({**FILES, "kiosk.toml": toml}, named=FOYER)
    assert kiosk.viewer.release.front["page"] == "a"
    assert is_kind(kiosk.hand.button("Бірінші"), "FrontCard")


def test_a_section_has_its_colour_on_every_screen(open_kiosk: OpenKiosk) -> None:
    places = [
        open_kiosk(FILES if named is None else None, named=named).viewer.release.pages.position("lake")
        for named in (None, FOYER)
    ]
    assert places == [2, 2]


def test_a_page_that_leaves_this_screen_is_left_at_the_next_tap(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES, named=FOYER)
    kiosk.open("d")
    kiosk.write({"04-d/kk.md": "---\nscreens: canteen\n---\n# Төртінші\n\nСөз.\n"})
    kiosk.publish()
    assert "Сөз." in texts(kiosk)
    tap(kiosk, "Артқа")
    assert kiosk.viewer.navigation.atHome
    assert "Төртінші" not in names(kiosk)


def test_a_screen_without_any_page_greets(open_kiosk: OpenKiosk, caplog: pytest.LogCaptureFixture) -> None:
    only = {name: text for name, text in FILES.items() if name.startswith(("kiosk", "02-menu"))}
    kiosk = open_kiosk(only, named=FOYER)
    assert "Орталық" in texts(kiosk)
    assert "Қош келдіңіз!" in texts(kiosk)
    assert "has no page for this screen" in caplog.text
    kiosk.write({"04-d/kk.md": FILES["04-d/kk.md"]})
    kiosk.publish()
    assert "Төртінші" in names(kiosk)


def test_only_dead_links_become_words() -> None:
    text = (
        'A <a href="page:a/b">b</a>, <b><a href="page:it%27s %2525">c</a></b> '
        'and <a href="https://example.org/">d</a>.'
    )
    found: list[str] = []

    def exists(page: str) -> bool:
        found.append(page)
        return page == "a/b"

    left = without_dead_links(text, exists)
    assert left == 'A <a href="page:a/b">b</a>, <b>c</b> and <a href="https://example.org/">d</a>.'
    assert found == ["a/b", "it's %25"]


def test_a_visit_begins_on_the_start_page(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES, named=FOYER, start_page=("lake",))
    assert kiosk.viewer.navigation.page == "lake"
    assert "Су." in texts(kiosk)
    tap(kiosk, "Басты бет")
    assert kiosk.viewer.navigation.atHome
    assert "Бірінші" in names(kiosk), "all sections"
    kiosk.viewer.idle.rest()
    kiosk.viewer.idle.touch()
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "lake"
    tap(kiosk, "Артқа")
    assert kiosk.viewer.navigation.atHome


def test_a_start_page_of_another_screen_is_none(
    open_kiosk: OpenKiosk, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk = open_kiosk(FILES, named=FOYER, start_page=("02-menu", "menu"))
    assert kiosk.viewer.navigation.atHome
    assert "this screen has no page '02-menu'" in caplog.text
    caplog.clear()
    kiosk.write({"02-menu/kk.md": "# Мәзір\n\nСорпа.\n"})
    kiosk.publish()
    assert kiosk.viewer.navigation.atHome, "a visitor is there"
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    kiosk.viewer.idle.rest()
    assert kiosk.viewer.navigation.page == "menu"


def test_a_start_page_that_goes_while_nobody_is_there(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES, named=FOYER, start_page=("d",), awake=False)
    assert kiosk.viewer.navigation.page == "d"
    kiosk.write({"04-d/kk.md": "---\nscreens: canteen\n---\n# Төртінші\n\nСөз.\n"})
    kiosk.publish()
    kiosk.viewer.idle.touch()
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.atHome
    assert "Сөз." not in texts(kiosk)
