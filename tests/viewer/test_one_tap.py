"""One tap does one thing: nothing falls through to what comes under the finger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from kiosk.publishing.build.publication import Job, publish
from kiosk.viewer.settle import settle
from tests.viewer.hand import Hand, Kiosk, OpenKiosk, area, is_kind, walk

# Some cards of the last row of the home screen lie where their section has cards, too.
TAGS = ("kk", "ru", "ar")
CARDS = {
    "kiosk.toml": 'languages = ["kk", "ru", "ar"]\n',
    **{f"{n:02}-s{n}/{tag}.md": f"# Бөлім {n}{tag}\n\nСөз.\n" for n in range(1, 13) for tag in TAGS},
    **{f"{n:02}-s{n}/{m:02}-p{m}/kk.md": f"# Бет {n}.{m}\n\nСөз.\n" for n in (1, 9, 11) for m in range(9)},
}
LAST_ROW = (9, 11)


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with a release of CARDS."""
    folder = tmp_path_factory.mktemp("cards")
    for name, text in CARDS.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    publish(Job(folder / "content", folder / "state", edge=640, durable=False))
    return folder / "state"


def double_tap(hand: Hand, point: QPointF) -> None:
    hand.tap_at(point)
    hand.pause(60)
    hand.tap_at(point + QPointF(6, -5))


def double_click(hand: Hand, point: QPointF) -> None:
    QTest.mouseClick(hand.window, Qt.MouseButton.LeftButton, pos=point.toPoint())
    hand.pause(60)
    QTest.mouseDClick(hand.window, Qt.MouseButton.LeftButton, pos=point.toPoint())


TWICE = [double_tap, double_click]


def kinds(kiosk: Kiosk, *names: str) -> list[str]:
    items = list(walk(kiosk.viewer.window.contentItem()))
    return [name for name in names if any(is_kind(item, name) for item in items)]


def both_places(kiosk: Kiosk, card: str, page: str) -> QPointF:
    """Return a point that lies on a card of the home screen, and on a card of the page it opens."""
    on_home = area(kiosk.hand.button(card))
    kiosk.open(page)
    inside = [area(item) for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "Card")]
    kiosk.viewer.navigation.home()
    settle(kiosk.viewer)
    shared = max(
        (on_home.intersected(each) for each in inside), key=lambda each: each.width() * each.height()
    )
    assert min(shared.width(), shared.height()) > 60
    return shared.center()


@pytest.mark.parametrize("twice", TWICE)
@pytest.mark.parametrize("section", LAST_ROW)
def test_a_double_tap_on_a_card_opens_its_page_only(
    open_kiosk: OpenKiosk, cards: Path, twice: Callable[[Hand, QPointF], None], section: int
) -> None:
    kiosk = open_kiosk(state=cards)
    place = both_places(kiosk, f"Бөлім {section}kk", f"s{section}")
    twice(kiosk.hand, place)
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == f"s{section}"
    kiosk.hand.calm()
    kiosk.hand.tap_at(place)  # a tap of its own counts
    assert kiosk.viewer.navigation.page.startswith(f"s{section}/")


@pytest.mark.parametrize("twice", TWICE)
@pytest.mark.parametrize("idle_seconds", [70, 2000])
def test_a_double_tap_wakes_the_screen_only(
    open_kiosk: OpenKiosk, cards: Path, twice: Callable[[Hand, QPointF], None], idle_seconds: float
) -> None:
    kiosk = open_kiosk(state=cards)
    place = area(kiosk.hand.button("Бөлім 5kk")).center()
    kiosk.wait(idle_seconds)
    assert len(kinds(kiosk, "StillHere", "AttractScreen")) == 1
    twice(kiosk.hand, place)
    settle(kiosk.viewer)
    assert kinds(kiosk, "StillHere", "AttractScreen") == []
    assert kiosk.viewer.navigation.atHome
    kiosk.hand.calm()
    kiosk.hand.tap_at(place)
    assert kiosk.viewer.navigation.page == "s5"


@pytest.mark.parametrize("idle_seconds", [[70], [70, 40], [2000]])
@pytest.mark.parametrize("name", ["Бөлім 5kk", "Русский"])
def test_a_finger_that_is_held_opens_nothing_when_it_leaves(
    open_kiosk: OpenKiosk, cards: Path, idle_seconds: list[float], name: str
) -> None:
    kiosk = open_kiosk(state=cards)
    place = area(kiosk.hand.button(name)).center()
    kiosk.hand.press(place)
    for seconds in idle_seconds:
        kiosk.wait(seconds)
    assert len(kinds(kiosk, "StillHere", "AttractScreen")) == 1
    kiosk.hand.release(place)
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.atHome
    assert kiosk.viewer.language.current == "kk"


def test_a_finger_that_rests_while_another_opens_a_page_does_nothing_more(
    open_kiosk: OpenKiosk, cards: Path
) -> None:
    kiosk = open_kiosk(state=cards)
    kiosk.open("s1")
    rests = area(kiosk.hand.button("Келесі бөлім")).center()
    card = area(kiosk.hand.button("Бет 1.0")).center()
    kiosk.hand.press(rests)
    kiosk.hand.tap_at(card, finger=1, resting=[rests])
    assert kiosk.viewer.navigation.page == "s1/p0"
    kiosk.hand.release(rests)
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "s1/p0"


def test_a_finger_that_came_second_and_stays_does_nothing_more(open_kiosk: OpenKiosk, cards: Path) -> None:
    kiosk = open_kiosk(state=cards)
    kiosk.open("s1")
    nowhere = QPointF(500, 40)
    rests = area(kiosk.hand.button("Келесі бөлім")).center()
    card = area(kiosk.hand.button("Бет 1.0")).center()
    kiosk.hand.press(nowhere)
    kiosk.hand.press(rests, finger=1, resting=[nowhere])
    kiosk.hand.lift_first(nowhere, resting=rests)
    kiosk.hand.tap_first(card, resting=rests)
    assert kiosk.viewer.navigation.page == "s1/p0"
    kiosk.hand.release(rests, finger=1)
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "s1/p0"


def test_a_resting_palm_does_not_hide_a_double_tap(open_kiosk: OpenKiosk, cards: Path) -> None:
    kiosk = open_kiosk(state=cards)
    card = both_places(kiosk, "Бөлім 11kk", "s11")
    palm = QPointF(1000, 40)
    kiosk.hand.press(palm)
    for _ in range(2):
        kiosk.hand.tap_at(card, finger=1, resting=[palm])
        kiosk.hand.pause(60)
    kiosk.hand.release(palm)
    assert kiosk.viewer.navigation.page == "s11"


PICTURES = "# Суреттер\n\n[Сайт](https://example.org/a) – сілтеме.\n\n" + "![Сурет](a.png)\n\n" * 4


@pytest.mark.parametrize("twice", TWICE)
def test_a_double_tap_closes_a_picture_only(
    open_kiosk: OpenKiosk, tmp_path: Path, twice: Callable[[Hand, QPointF], None]
) -> None:
    folder = tmp_path / "content" / "01-p"
    folder.mkdir(parents=True)
    Image.new("RGB", (900, 600), "teal").save(folder / "a.png")
    kiosk = open_kiosk(
        {
            "kiosk.toml": 'languages = ["kk", "ru", "en"]\n',
            **{f"01-p/{tag}.md": PICTURES for tag in ("kk", "ru", "en")},
        }
    )
    kiosk.open("p")
    bar = [area(kiosk.hand.button(name)) for name in ("Қазақша", "Русский", "English")]
    picture = area(next(item for item in kiosk.hand.buttons() if is_kind(item, "PictureButton"))).center()
    twice(kiosk.hand, picture)
    settle(kiosk.viewer)
    assert kinds(kiosk, "PictureViewer")
    kiosk.hand.calm()
    kiosk.viewer.language.choose("en")
    close = area(kiosk.hand.button("Close"))
    below = max((close.intersected(button) for button in bar[:2]), key=lambda each: each.width())
    assert below.height() > 4
    twice(kiosk.hand, below.center())
    settle(kiosk.viewer)
    assert not kinds(kiosk, "PictureViewer")
    assert (kiosk.viewer.navigation.page, kiosk.viewer.language.current) == ("p", "en")


@pytest.mark.parametrize("twice", TWICE)
@pytest.mark.parametrize("where", ["close", "beside"])
def test_a_double_tap_closes_a_code_only(
    open_kiosk: OpenKiosk, tmp_path: Path, twice: Callable[[Hand, QPointF], None], where: str
) -> None:
    folder = tmp_path / "content" / "01-p"
    folder.mkdir(parents=True)
    Image.new("RGB", (900, 1200), "teal").save(folder / "a.png")
    kiosk = open_kiosk({"01-p/kk.md": PICTURES})
    kiosk.open("p")
    home = area(kiosk.hand.button("Басты бет")).center()
    text = next(
        item
        for item in walk(kiosk.viewer.window.contentItem())
        if is_kind(item, "QQuickLabel") and "https://example.org" in str(item.property("text"))
    )
    text.linkActivated.emit("https://example.org/a")  # type: ignore[attr-defined]
    settle(kiosk.viewer)
    assert kinds(kiosk, "CodeSheet")
    twice(kiosk.hand, area(kiosk.hand.button("Жабу")).center() if where == "close" else home)
    settle(kiosk.viewer)
    assert kinds(kiosk, "CodeSheet", "PictureViewer") == []
    assert kiosk.viewer.navigation.page == "p"


def test_leafing_takes_as_many_taps_as_it_takes(open_kiosk: OpenKiosk, cards: Path) -> None:
    kiosk = open_kiosk(state=cards)
    kiosk.open("s1/p0")
    forward = area(kiosk.hand.button("Келесі бет")).center()
    for _ in range(5):
        kiosk.hand.tap_at(forward)
        kiosk.hand.pause(30)
    assert kiosk.viewer.navigation.page == "s1/p5"
    back = area(kiosk.hand.button("Артқа")).center()
    for _ in range(3):
        kiosk.hand.tap_at(back)
    assert kiosk.viewer.navigation.page == "s1/p2"


def test_a_quick_tap_elsewhere_counts(open_kiosk: OpenKiosk, cards: Path) -> None:
    kiosk = open_kiosk(state=cards)
    kiosk.hand.tap(kiosk.hand.button("Бөлім 5kk"))
    kiosk.hand.tap(kiosk.hand.button("Келесі бөлім"))
    assert kiosk.viewer.navigation.page == "s6"
    kiosk.hand.tap(kiosk.hand.button("Русский"))
    kiosk.hand.tap(kiosk.hand.button("Назад"))
    assert kiosk.viewer.navigation.page == "s5"


def test_a_language_that_turns_the_bar_takes_no_second_tap(open_kiosk: OpenKiosk, cards: Path) -> None:
    kiosk = open_kiosk(state=cards)
    kiosk.open("s1")
    double_tap(kiosk.hand, area(kiosk.hand.button("العربية")).center())
    settle(kiosk.viewer)
    assert (kiosk.viewer.navigation.page, kiosk.viewer.language.current) == ("s1", "ar")
    # The other way round, too: what is at home's place now is a language.
    double_tap(kiosk.hand, area(kiosk.hand.button("Қазақша")).center())
    settle(kiosk.viewer)
    assert (kiosk.viewer.navigation.page, kiosk.viewer.language.current) == ("s1", "kk")


def test_home_answers_while_a_finger_lies_on_it(open_kiosk: OpenKiosk, cards: Path) -> None:
    kiosk = open_kiosk(state=cards)
    kiosk.open("s1")
    home = area(kiosk.hand.button("Басты бет")).center()
    kiosk.hand.press(home)
    kiosk.hand.tap_at(home + QPointF(9, 4), finger=1, resting=[home])
    assert kiosk.viewer.navigation.atHome
    kiosk.hand.release(home)
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.atHome


def test_home_answers_to_a_tap_that_begins_as_a_list_is_dragged(open_kiosk: OpenKiosk, cards: Path) -> None:
    kiosk = open_kiosk(state=cards)
    kiosk.open("s1")
    home = area(kiosk.hand.button("Басты бет")).center()
    finger = area(kiosk.hand.button("Бет 1.0")).center()
    kiosk.hand.press(finger)
    # The list takes the finger with the event after the one by which it has moved far enough.
    for _ in range(4):
        finger += QPointF(3, -3)
        kiosk.hand.move(finger)
    kiosk.hand.tap_at(home, finger=1, resting=[finger])
    kiosk.hand.pause(50)
    assert kiosk.viewer.navigation.atHome


def test_home_answers_while_a_release_comes(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"01-a/kk.md": "# Бір\n\nСөз.\n"})
    kiosk.open("a")
    home = area(kiosk.hand.button("Басты бет")).center()
    nowhere = QPointF(900, 40)
    kiosk.hand.press(nowhere)
    kiosk.hand.press(home, finger=1, resting=[nowhere])
    kiosk.write({"01-a/kk.md": "# Бір\n\nБасқа сөз.\n"})
    kiosk.publish()
    kiosk.hand.release(home, finger=1, resting=[nowhere])
    kiosk.hand.pause(50)
    assert kiosk.viewer.navigation.atHome
    kiosk.hand.release(nowhere)


def test_home_that_is_held_under_a_question_does_nothing(open_kiosk: OpenKiosk, cards: Path) -> None:
    kiosk = open_kiosk(state=cards)
    kiosk.open("s1")
    home = area(kiosk.hand.button("Басты бет")).center()
    kiosk.hand.press(home)
    kiosk.wait(70)
    assert kinds(kiosk, "StillHere") == ["StillHere"]
    kiosk.hand.release(home)
    kiosk.hand.pause(50)
    assert kiosk.viewer.navigation.page == "s1"


def test_a_tap_on_home_that_slides_off_does_nothing(open_kiosk: OpenKiosk, cards: Path) -> None:
    kiosk = open_kiosk(state=cards)
    kiosk.open("s1")
    home = area(kiosk.hand.button("Басты бет")).center()
    kiosk.hand.press(home)
    for step in range(1, 5):
        kiosk.hand.move(home - QPointF(0, 60 * step))
    kiosk.hand.release(home - QPointF(0, 240))
    kiosk.hand.pause(50)
    assert kiosk.viewer.navigation.page == "s1"


def test_each_finger_is_seen_once(open_kiosk: OpenKiosk, cards: Path) -> None:
    kiosk = open_kiosk(state=cards)
    items = walk(kiosk.viewer.window.contentItem())
    one_tap: Any = next(item for item in items if is_kind(item, "OneTap"))
    places = [QPointF(100 + 90 * at, 40) for at in range(5)]
    for at, place in enumerate(places[:4]):
        kiosk.hand.press(place, finger=at, resting=places[:at])
    assert (one_tap.property("presses"), one_tap.down()) == (4, 4)

    def touch() -> Any:
        sent = QTest.touchEvent(kiosk.viewer.window, kiosk.hand._device)
        for at in (1, 2, 3):
            sent.move(at, places[at].toPoint(), kiosk.viewer.window)
        return sent

    touch().release(0, places[0].toPoint(), kiosk.viewer.window).commit()
    touch().press(4, places[4].toPoint(), kiosk.viewer.window).commit()
    assert (one_tap.property("presses"), one_tap.down()) == (5, 4)


@pytest.mark.parametrize("idle_seconds", [70, 2000])
def test_a_finger_that_stays_does_not_hold_what_it_woke(
    open_kiosk: OpenKiosk, cards: Path, idle_seconds: float
) -> None:
    kiosk = open_kiosk(state=cards)
    place = area(kiosk.hand.button("Бөлім 5kk")).center()
    kiosk.wait(idle_seconds)
    kiosk.hand.press(place)
    kiosk.hand.pause(2200)
    assert kinds(kiosk, "StillHere", "AttractScreen") == []
    kiosk.hand.tap_at(area(kiosk.hand.button("Бөлім 9kk")).center(), finger=1, resting=[place])
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "s9"
    kiosk.hand.release(place)
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "s9"


def test_home_answers_while_a_finger_lies_on_a_picture(open_kiosk: OpenKiosk, tmp_path: Path) -> None:
    folder = tmp_path / "content" / "01-p"
    folder.mkdir(parents=True)
    Image.new("RGB", (900, 600), "teal").save(folder / "a.png")
    kiosk = open_kiosk({"01-p/kk.md": PICTURES})
    kiosk.open("p")
    home = area(kiosk.hand.button("Басты бет")).center()
    # One that goes on below the bar, where it is not seen.
    picture = next(
        each
        for each in map(area, (item for item in kiosk.hand.buttons() if is_kind(item, "PictureButton")))
        if each.contains(home)
    )
    held = QPointF(picture.center().x(), picture.top() + 20)
    kiosk.hand.press(held)
    kiosk.hand.tap_at(home, finger=1, resting=[held])
    kiosk.hand.pause(50)
    assert kiosk.viewer.navigation.atHome
    assert kinds(kiosk, "PictureViewer") == []
    kiosk.hand.release(held)
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.atHome
