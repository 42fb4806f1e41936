"""The door of the staff screen on a real window: who gets to the pad, and how the screen is left."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF

from kiosk.publishing.build.publication import Job, publish
from kiosk.supervision.exit_codes import LEFT, RESTART
from kiosk.viewer.cleaning import Cleaning
from kiosk.viewer.settle import settle
from kiosk.viewer.touch_watch import TouchWatch
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk
from tests.viewer.staff import CORNER, PIN, Staff, set_pin

pytestmark = pytest.mark.usefixtures("own_garbage")

FILES = {
    "kiosk.toml": 'languages = ["kk", "ru"]\nstaff_language = "en"\n',
    "01-a/kk.md": "# Бірінші\n\nМәтін бар.\n",
    "01-a/ru.md": "# Первый\n\nЕсть текст.\n",
}


def shows(kiosk: Kiosk, name: str) -> bool:
    return any(is_kind(item, name) for item in walk(kiosk.viewer.window.contentItem()))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with a release of the files."""
    folder = tmp_path_factory.mktemp("published")
    for name, text in FILES.items():
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / name).write_text(text, "utf-8")
    publish(Job(folder / "content", folder / "state", edge=640, durable=False))
    return folder / "state"


@pytest.fixture
def unlocked(open_kiosk: OpenKiosk, published: Path, tmp_path: Path) -> Kiosk:
    """A kiosk for which nobody has set a PIN."""
    return open_kiosk(state=Path(shutil.copytree(published, tmp_path / "state")))


@pytest.fixture
def kiosk(unlocked: Kiosk) -> Kiosk:
    """A kiosk with a PIN."""
    set_pin(unlocked.state)
    return unlocked


def at_home(kiosk: Kiosk) -> None:
    assert kiosk.viewer.navigation.atHome


def on_a_page(kiosk: Kiosk) -> None:
    kiosk.open("a")


def at_rest(kiosk: Kiosk) -> None:
    kiosk.wait(500)
    assert shows(kiosk, "AttractScreen")


def asked(kiosk: Kiosk) -> None:
    kiosk.wait(61)
    assert shows(kiosk, "StillHere")


@pytest.mark.parametrize("screen", [at_home, on_a_page, at_rest, asked])
def test_holding_the_corner_asks_for_the_pin_on_every_screen(
    kiosk: Kiosk, screen: Callable[[Kiosk], None]
) -> None:
    staff = Staff(kiosk)
    screen(kiosk)
    staff.hold()
    assert "For staff" in staff.texts()
    assert not staff.desk._open
    staff.type(PIN)
    staff.until(lambda: staff.desk._open)
    assert "Problems" in staff.texts()


def test_nothing_is_seen_before_three_seconds_and_a_faint_sign_until_five(kiosk: Kiosk) -> None:
    staff = Staff(kiosk)
    kiosk.hand.press(CORNER)
    staff.pass_(2.9)
    assert not staff.door._hinting
    before = kiosk.viewer.window.grabWindow()
    kiosk.watch.now += 0.3
    staff.door.look()
    staff.until(lambda: staff.door._hinting)
    assert kiosk.viewer.window.grabWindow() != before
    assert not staff.is_open()
    kiosk.hand.release(CORNER)
    settle(kiosk.viewer)
    assert not staff.door._hinting
    assert kiosk.viewer.window.grabWindow() == before


def test_without_a_pin_and_a_key_nothing_happens_at_all(unlocked: Kiosk) -> None:
    kiosk = unlocked
    staff = Staff(kiosk)
    before = kiosk.viewer.window.grabWindow()
    kiosk.hand.press(CORNER)
    staff.pass_(10)
    staff.until(lambda: staff.door._locks is not None)
    staff.pass_(10)
    assert kiosk.viewer.window.grabWindow() == before
    assert not staff.is_open()
    kiosk.hand.release(CORNER)


@pytest.mark.parametrize("kept", ["4711", "scrypt:14:8:5:00:00"])
def test_a_pin_that_somebody_typed_into_the_file_opens_nothing(
    unlocked: Kiosk, caplog: pytest.LogCaptureFixture, kept: str
) -> None:
    kiosk = unlocked
    staff = Staff(kiosk)
    (kiosk.state / "screen.toml").write_text(f'staff_pin = "{kept}"\n')
    kiosk.hand.press(CORNER)
    staff.pass_(4)
    staff.until(lambda: staff.door._locks is not None)
    staff.pass_(4)
    assert not staff.is_open()
    assert "it opens nothing" in caplog.text
    kiosk.hand.release(CORNER)


def spoil_by_second(kiosk: Kiosk) -> None:
    kiosk.hand.press(QPointF(500, 900), finger=1, resting=[CORNER])


def spoil_by_moving(kiosk: Kiosk) -> None:
    kiosk.hand.move(CORNER + QPointF(40, 0))


def spoil_by_leaving(kiosk: Kiosk) -> None:
    kiosk.hand.release(CORNER)


@pytest.mark.parametrize("spoil", [spoil_by_second, spoil_by_moving, spoil_by_leaving])
def test_what_spoils_it(kiosk: Kiosk, spoil: Callable[[Kiosk], None]) -> None:
    staff = Staff(kiosk)
    kiosk.hand.press(CORNER)
    staff.pass_(4)
    spoil(kiosk)
    staff.pass_(20)
    assert not staff.is_open()


def test_a_palm_that_lies_elsewhere_first_opens_nothing(kiosk: Kiosk) -> None:
    staff = Staff(kiosk)
    palm = QPointF(500, 900)
    kiosk.hand.press(palm)
    kiosk.hand.press(CORNER, finger=1, resting=[palm])
    staff.pass_(20)
    assert not staff.is_open()


def test_closing_leaves_the_screen_as_for_a_new_visitor(kiosk: Kiosk) -> None:
    staff = Staff(kiosk)
    kiosk.hand.tap(kiosk.hand.button("Русский"))
    kiosk.open("a")
    staff.enter()
    staff.tap("Close")
    assert not staff.is_open()
    assert kiosk.viewer.navigation.atHome
    assert kiosk.viewer.language.current == "kk"
    assert not shows(kiosk, "AttractScreen")
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button("Бірінші"))
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "a"


def test_touches_on_it_reach_no_visitor_s_screen(kiosk: Kiosk) -> None:
    staff = Staff(kiosk)
    card = area(kiosk.hand.button("Бірінші")).center()
    staff.enter()
    kiosk.hand.tap_at(card)
    kiosk.hand.swipe(card, card + QPointF(0, 300))
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.atHome
    for _ in range(3):
        kiosk.wait(1000)
        assert kiosk.viewer.idle.state == "active", (
            "a screen at rest may be switched off outside opening hours"
        )
    assert staff.is_open(), "the visitor's rest has nothing to do with it"
    staff.tap("Close")
    kiosk.wait(500)
    assert kiosk.viewer.idle.state == "resting", "now it counts again"


def test_it_closes_by_itself_when_nobody_touches_it(kiosk: Kiosk) -> None:
    staff = Staff(kiosk)
    staff.enter()
    staff.door._close.setInterval(600)
    for _ in range(8):
        kiosk.hand.tap_at(QPointF(540, 1600))
        kiosk.hand.pause(120)
    assert staff.is_open(), "every touch counts"
    staff.until(lambda: not staff.is_open())
    assert shows(kiosk, "AttractScreen")


def test_a_shut_door_asks_for_the_pin_again(kiosk: Kiosk) -> None:
    staff = Staff(kiosk)
    staff.enter()
    staff.tap("Close")
    kiosk.hand.calm()
    staff.hold()
    assert not staff.desk._open
    staff.desk.show("end")
    staff.desk.leave()
    staff.desk.restart()
    assert (staff.desk._page, staff.left) == ("", [])


@pytest.mark.parametrize(("what", "yes", "code"), [("Restart", "Restart", RESTART), ("Leave", "Leave", LEFT)])
def test_restarting_and_leaving_is_asked_first(kiosk: Kiosk, what: str, yes: str, code: int) -> None:
    staff = Staff(kiosk)
    staff.enter()
    staff.tap("Restart or leave")
    staff.tap(f"{what} the kiosk")
    staff.tap("Cancel")
    assert staff.left == []
    staff.tap(f"{what} the kiosk")
    staff.tap(yes)
    assert staff.left == [code]


def test_cleaning_shuts_the_door_first(kiosk: Kiosk) -> None:
    cleaning = Cleaning(kiosk.viewer.window)
    TouchWatch(kiosk.viewer, cleaning)
    staff = Staff(kiosk, cleaning.start)
    staff.enter()
    staff.tap("Clean the screen")
    assert not staff.is_open()
    assert shows(kiosk, "CleaningMode")
    kiosk.hand.press(CORNER)
    staff.pass_(10)
    assert not staff.is_open(), "nor does a cloth in the corner open it"


def test_where_cleaning_cannot_be_had_it_is_not_offered(kiosk: Kiosk) -> None:
    staff = Staff(kiosk)
    staff.enter()
    assert "Clean the screen" not in staff.names()


def test_random_touches_open_nothing(kiosk: Kiosk) -> None:
    """As in tests/staff_access/test_corner.py, with real touches: half of them begin in the corner."""
    staff = Staff(kiosk)
    chance = random.Random(5)

    def anywhere() -> QPointF:
        most = (60, 60) if chance.random() < 0.5 else (1080, 1920)
        return QPointF(chance.uniform(1, most[0]), chance.uniform(1, most[1]))

    for _ in range(150):
        point = anywhere()
        kiosk.hand.press(point)
        kiosk.watch.now += chance.uniform(0, 2.4)
        staff.door.look()
        if chance.random() < 0.3:
            other = anywhere()
            kiosk.hand.press(other, finger=1, resting=[point])
            kiosk.watch.now += chance.uniform(0, 9)
            staff.door.look()
            kiosk.hand.release(other, finger=1, resting=[point])
        else:
            kiosk.watch.now += chance.uniform(0, 2.4)
            staff.door.look()
        kiosk.hand.release(point)
        assert not staff.is_open()
    kiosk.hand.calm()
    staff.hold()
    assert staff.is_open(), "the touches have left it deaf"
