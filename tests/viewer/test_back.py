"""Back returns to where the reader left, home starts at the top, and the idle screen forgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk


def long(word: str, letters: int, link: str) -> str:
    """A page of 24 paragraphs, one after another with a heading; a card of another page in the middle."""
    parts = [
        (f"## {word} {n}\n\n" if n % 4 == 0 else "") + f"{word} {n}. " + f"{word.lower()} " * letters
        for n in range(24)
    ]
    parts.insert(14, f"[{word}](../{link}/)")
    return f"# {word}\n\n" + "\n\n".join(parts) + "\n"


FILES = {
    "kiosk.toml": 'languages = ["kk", "ru"]\n',
    "01-a/kk.md": long("Бөлік", 60, "02-b"),
    "01-a/ru.md": long("Часть", 35, "02-b"),
    "02-b/kk.md": long("Екінші", 50, "03-c"),
    "02-b/ru.md": long("Вторая", 70, "03-c"),
    "03-c/kk.md": "# Үшінші\n\nСөз.\n",
    "03-c/ru.md": "# Третья\n\nСлово.\n",
    **{f"{n:02}-more{n}/kk.md": f"# Тағы {n}\n\nСөз.\n" for n in range(4, 60)},
}


def rows(kiosk: Kiosk) -> QQuickItem:
    items = walk(kiosk.viewer.window.contentItem())
    return next(item for item in items if item.objectName() == "pageList")


def drag(kiosk: Kiosk, pixels: float) -> None:
    """Drag the page up slowly, so that it stops with the finger."""
    start = QPointF(500, 1400)
    kiosk.hand.press(start)
    for step in range(1, 6):
        kiosk.hand.move(start - QPointF(0, pixels * step / 5))
        kiosk.hand.pause(10)
    kiosk.hand.pause(150)
    kiosk.hand.release(start - QPointF(0, pixels))
    items = walk(kiosk.viewer.window.contentItem())
    lists = [item for item in items if is_kind(item, "QQuickFlickable")]
    while any(each.property("moving") for each in lists):  # at the end a list comes to rest by itself
        kiosk.hand.pause(10)
    settle(kiosk.viewer)


def scroll_to(kiosk: Kiosk, name: str) -> None:
    """Scroll with the finger until a card is in the upper half of the screen."""
    while True:
        before = rows(kiosk).property("contentY")
        shown = [each for each in kiosk.hand.buttons() if str(each.property("name")) == name]
        if shown and 0 < area(shown[0]).top() < 900:
            break
        drag(kiosk, 700)
        if rows(kiosk).property("contentY") == before:
            break


def tops(kiosk: Kiosk) -> dict[str, float]:
    """Where on the screen each paragraph with a number begins."""
    labels = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "QQuickLabel")]
    found = {" ".join(str(each.property("text")).split()[:2]): area(each).top() for each in labels}
    return {text: top for text, top in found.items() if text.endswith(".") and -200 < top < 1800}


def tap(kiosk: Kiosk, name: str) -> None:
    kiosk.hand.tap(kiosk.hand.button(name))
    settle(kiosk.viewer)


def same_place(before: dict[str, float], after: dict[str, float], within: float) -> bool:
    shared = before.keys() & after.keys()
    return len(shared) >= 2 and all(abs(before[text] - after[text]) <= within for text in shared)


def test_back_returns_to_the_place_through_several_pages(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    scroll_to(kiosk, "Екінші")
    first = tops(kiosk)
    tap(kiosk, "Екінші")
    assert kiosk.viewer.navigation.page == "b"
    assert rows(kiosk).property("contentY") == rows(kiosk).property("originY")
    scroll_to(kiosk, "Үшінші")
    second = tops(kiosk)
    tap(kiosk, "Үшінші")
    tap(kiosk, "Келесі бөлім")
    tap(kiosk, "Артқа")
    tap(kiosk, "Артқа")
    assert kiosk.viewer.navigation.page == "b"
    assert same_place(second, tops(kiosk), 3)
    tap(kiosk, "Артқа")
    assert kiosk.viewer.navigation.page == "a"
    assert same_place(first, tops(kiosk), 3)
    tap(kiosk, "Артқа")
    assert kiosk.viewer.navigation.atHome


def test_back_returns_from_the_end_of_a_page_and_to_its_title(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    tap(kiosk, "Келесі бөлім")
    drag(kiosk, 200)
    title = rows(kiosk).property("contentY") - rows(kiosk).property("originY")
    assert 100 < title < 300
    scroll_a_little = tops(kiosk)
    tap(kiosk, "Келесі бөлім")
    tap(kiosk, "Артқа")
    assert rows(kiosk).property("contentY") - rows(kiosk).property("originY") == pytest.approx(title, abs=3)
    assert same_place(scroll_a_little, tops(kiosk), 3)
    scroll_to(kiosk, "Келесі бөлім: Үшінші")
    end = tops(kiosk)
    tap(kiosk, "Келесі бөлім: Үшінші")
    tap(kiosk, "Артқа")
    assert same_place(end, tops(kiosk), 3)
    tap(kiosk, "Артқа")  # where nothing was moved
    assert rows(kiosk).property("contentY") == rows(kiosk).property("originY")


def numbers(places: dict[str, float]) -> dict[str, float]:
    return {text.split()[1]: top for text, top in places.items()}


def test_another_language_in_between_keeps_the_place(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    scroll_to(kiosk, "Екінші")
    before = numbers(tops(kiosk))
    tap(kiosk, "Екінші")
    tap(kiosk, "Русский")
    tap(kiosk, "Назад")
    assert "Часть" in kiosk.hand.texts()[0] or any("Часть" in text for text in kiosk.hand.texts())
    assert same_place(before, numbers(tops(kiosk)), 700)


def test_a_new_release_in_between_keeps_the_place(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    scroll_to(kiosk, "Екінші")
    before = tops(kiosk)
    tap(kiosk, "Екінші")
    more = "# Бөлік\n\n> **Ескерту.** Жаңа.\n\n| а | б |\n|---|---|\n| 1 | 2 |\n\n"
    kiosk.write({"01-a/kk.md": FILES["01-a/kk.md"].replace("# Бөлік\n\n", more, 1)})
    kiosk.publish()
    tap(kiosk, "Артқа")
    assert same_place(before, tops(kiosk), 3)


def test_home_starts_at_the_top_and_back_where_it_was_left(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    first = area(kiosk.hand.button("Бөлік")).top()
    drag(kiosk, 600)
    name = next(str(each.property("name")) for each in kiosk.hand.buttons() if 300 < area(each).top() < 1200)
    left = area(kiosk.hand.button(name)).top()
    tap(kiosk, name)
    tap(kiosk, "Артқа")
    assert area(kiosk.hand.button(name)).top() == pytest.approx(left, abs=1)
    tap(kiosk, name)
    tap(kiosk, "Басты бет")
    assert area(kiosk.hand.button("Бөлік")).top() == first


def test_who_comes_next_finds_no_place_of_the_one_before(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    scroll_to(kiosk, "Екінші")
    tap(kiosk, "Екінші")
    kiosk.wait(2000)
    kiosk.viewer.idle.touch()
    settle(kiosk.viewer)
    kiosk.open("b")
    tap(kiosk, "Артқа")
    assert kiosk.viewer.navigation.atHome
    kiosk.open("a")
    assert rows(kiosk).property("contentY") == rows(kiosk).property("originY")


def test_back_returns_to_the_chosen_letter(open_kiosk: OpenKiosk) -> None:
    words = [f"{letter}лма {n}" for n in range(10) for letter in "АБТ"]
    inside = {f"01-a/{at:02}-p{at}/kk.md": f"# {word}\n\nСөз.\n" for at, word in enumerate(words)}
    kiosk = open_kiosk({"01-a/kk.md": "# Бөлік\n\nСөз.\n", **inside})
    kiosk.open("a")
    tap(kiosk, "Б")
    cards = [
        str(each.property("name")) for each in kiosk.hand.buttons() if "лма" in str(each.property("name"))
    ]
    assert {card[0] for card in cards} == {"Б"}
    tap(kiosk, "Блма 3")
    tap(kiosk, "Артқа")
    again = [
        str(each.property("name")) for each in kiosk.hand.buttons() if "лма" in str(each.property("name"))
    ]
    assert again == cards
