"""A center that closes and opens: the dark screen, what a touch is told, the hint beside the date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem

from kiosk.languages.zones import zone
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, is_kind, walk

ALMATY = zone("Asia/Almaty")
HOURS = '[hours]\nmonday-friday = "09:00-18:00"\n'
HEAD = 'languages = ["kk", "ru", "en"]\nzone = "Asia/Almaty"\n'
FILES = {
    "01-a/kk.md": "# Бірінші\n\nМәтін бар.\n",
    "01-a/ru.md": "# Первый\n\nЕсть текст.\n",
    "01-a/en.md": "# First\n\nWords.\n",
}
# Years ahead, as the kiosk does not believe a clock that is behind the release, and a test publishes today.
NOON = "2054-12-01T12:00"  # a Tuesday
EVENING = "2054-12-01T19:00"


class WallClock:
    """The clock on the wall of the center, which stands still until a test sets it."""

    def __init__(self, text: str) -> None:
        self.set(text)

    def set(self, text: str, where: tzinfo = ALMATY) -> None:
        """Set it."""
        self.now = datetime.fromisoformat(text).replace(tzinfo=where).astimezone(UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


class Center:
    """A kiosk with opening hours and a clock on its wall."""

    def __init__(self, kiosk: Kiosk, now: str) -> None:
        self.kiosk, self.opening, self.clock = kiosk, kiosk.viewer.opening, WallClock(now)
        self.opening._now = self.clock
        self.opening.start()
        settle(kiosk.viewer)

    def at(self, text: str) -> None:
        """Let it be another time, at which the kiosk looks at its clock."""
        self.clock.set(text)
        self.opening.look()
        settle(self.kiosk.viewer)

    def leave(self) -> None:
        """Let a visitor go away."""
        self.kiosk.wait(1000)

    def touch(self) -> None:
        """Touch the middle of the screen."""
        self.kiosk.hand.tap_at(QPointF(540, 960))
        settle(self.kiosk.viewer)

    def shown(self) -> set[str]:
        """Return which of the large things are seen."""
        names = ("HomeScreen", "StillHere", "AttractScreen", "ClosedScreen", "ClosedNotice")
        top = list(walk(self.kiosk.viewer.window.contentItem()))
        return {name for name in names for item in top if is_kind(item, name)}

    def item(self, name: str) -> QQuickItem:
        """Return a visible item by its object name."""
        (found,) = [i for i in walk(self.kiosk.viewer.window.contentItem()) if i.objectName() == name]
        return found

    def darkness(self) -> float:
        """Return the share of the window's pixels that are black."""
        image = self.kiosk.viewer.window.grabWindow()
        points = [(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)]
        return sum(image.pixelColor(*point) == QColor("black") for point in points) / len(points)


@pytest.fixture
def center(open_kiosk: OpenKiosk) -> Any:
    def start(now: str, toml: str = HEAD + HOURS, **options: Any) -> Center:
        return Center(open_kiosk({"kiosk.toml": toml, **FILES}, **options), now)

    return start


def test_it_is_dark_outside_the_hours_and_comes_back_by_itself(center: Any) -> None:
    there = center(NOON)
    there.leave()
    assert "AttractScreen" in there.shown()
    assert not there.opening.dark
    there.at(EVENING)
    assert there.shown() & {"AttractScreen", "ClosedScreen"} == {"ClosedScreen"}
    assert there.opening.dark
    assert there.darkness() > 0.97
    there.at("2054-12-02T08:59:59")
    assert there.opening.dark
    there.at("2054-12-02T09:00")
    assert there.shown() & {"AttractScreen", "ClosedScreen"} == {"AttractScreen"}
    assert not there.opening.dark


def test_whoever_reads_at_closing_time_is_not_sent_away(center: Any) -> None:
    there = center(NOON)
    there.kiosk.open("a")
    there.at(EVENING)
    assert there.shown() == set()
    assert there.kiosk.viewer.navigation.page == "a"
    assert not there.opening.dark
    there.kiosk.wait(70)
    assert "StillHere" in there.shown()
    there.leave()
    assert "ClosedScreen" in there.shown()
    assert there.opening.dark


def test_a_touch_is_told_in_every_language_when_the_center_opens(center: Any, qtbot: Any) -> None:
    there = center(EVENING)
    there.leave()
    there.touch()
    told = there.kiosk.hand.texts()
    assert [text for text in told if "09:00" in text] == [
        "Ашылу уақыты: ертең,\u00a009:00",
        "Бүгінгі жұмыс уақыты: 09:00–18:00",
        "Откроемся завтра в\u00a009:00",
        "Часы работы сегодня: 09:00–18:00",
        "Opens tomorrow at 09:00",
        "Hours today: 09:00–18:00",
    ]
    assert {"Қазір жабық", "Сейчас закрыто", "Closed now"} <= set(told)
    assert not there.opening.dark
    assert there.kiosk.viewer.idle.state == "resting"
    there.opening._telling.start(1)
    qtbot.waitUntil(lambda: bool(there.opening.dark))
    assert "ClosedNotice" not in there.shown()


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2054-12-01T06:00", {"Opens today at 09:00", "Hours today: 09:00–18:00"}),
        ("2054-12-04T19:00", {"Opens on 7\u00a0December at\u00a009:00", "Hours today: 09:00–18:00"}),
        ("2054-12-05T12:00", {"Opens on 7\u00a0December at\u00a009:00"}),
        ("2054-12-06T12:00", {"Opens tomorrow at 09:00"}),
    ],
)
def test_the_notice_says_which_day(center: Any, now: str, told: set[str]) -> None:
    there = center(now)
    english = there.opening.notices[2]
    assert {english["opens"], english["today"]} - {""} == told


def test_opening_time_ends_the_notice(center: Any) -> None:
    there = center("2054-12-02T08:59")
    there.leave()
    there.touch()
    assert "ClosedNotice" in there.shown()
    there.at("2054-12-02T09:00")
    assert there.shown() & {"AttractScreen", "ClosedScreen", "ClosedNotice"} == {"AttractScreen"}
    assert not there.opening.telling


def test_without_hours_nothing_changes(center: Any) -> None:
    there = center("2054-12-06T03:00", HEAD)
    there.leave()
    assert there.opening.state == "always"
    assert "AttractScreen" in there.shown()
    assert there.opening.hint == ""


def test_until_it_is_started_as_in_the_preview_the_center_is_open(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"kiosk.toml": HEAD + '[hours.exceptions]\n"01.01 - 31.12" = "closed"\n', **FILES})
    kiosk.wait(1000)
    kiosk.publish()
    assert kiosk.viewer.opening.state == "always"
    kiosk.viewer.opening.start()
    assert kiosk.viewer.opening.state == "closed"


@pytest.mark.parametrize("now", ["1970-01-01T03:00", "2025-12-06T03:00", "2099-01-01T03:00"])
def test_a_clock_that_cannot_be_right_darkens_nothing(
    center: Any, caplog: pytest.LogCaptureFixture, now: str
) -> None:
    there = center(EVENING)
    there.leave()
    assert there.opening.dark
    there.at(now)
    assert there.opening.state == "unknown"
    assert not there.opening.dark
    assert "AttractScreen" in there.shown()
    assert "which cannot be" in caplog.text
    there.at(EVENING)
    assert there.opening.dark


def test_a_clock_that_is_set_back_is_noticed(center: Any) -> None:
    there = center("2054-12-02T10:00")
    there.leave()
    assert there.opening.state == "open"
    there.at("2054-12-02T08:00")
    assert there.opening.state == "closed"
    there.at("2054-12-05T10:00")  # and far ahead
    assert there.opening.state == "closed"


def test_it_looks_when_something_changes_and_at_least_once_a_minute(center: Any, qtbot: Any) -> None:
    there = center("2054-12-01T17:59:59.700")
    assert there.opening._timer.interval() == 301
    there.clock.now += timedelta(seconds=0.301)
    qtbot.waitUntil(lambda: there.opening.state == "closed")
    assert there.opening._timer.interval() == 60_000


def test_other_hours_of_a_release_are_taken_at_once(center: Any) -> None:
    there = center(EVENING)
    there.leave()
    assert there.opening.dark
    there.kiosk.write({"kiosk.toml": HEAD + '[hours]\nmonday-friday = "09:00-20:00"\n'})
    there.kiosk.publish()
    assert there.opening.state == "open"
    assert not there.opening.dark
    there.kiosk.write({"kiosk.toml": HEAD + '[hours]\nmonday-friday = "20:00-09:00"\n'})
    there.kiosk.publish()  # a contradiction keeps the hours before
    assert there.opening.state == "open"


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("kk", "Бүгін ашық: 09:00–18:00"),
        ("ru", "Сегодня открыто: 09:00–18:00"),
        ("en", "Open today: 09:00–18:00"),
    ],
)
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_the_home_screen_says_the_hours_of_today(
    center: Any, size: tuple[int, int], tag: str, hint: str
) -> None:
    there = center(NOON, size=size)
    there.kiosk.viewer.language.choose(tag)
    settle(there.kiosk.viewer)
    assert hint in there.kiosk.hand.texts()
    there.at(EVENING)
    assert hint not in there.kiosk.hand.texts()


def test_the_time_on_the_dark_screen_wanders(center: Any) -> None:
    there = center(EVENING)
    there.leave()
    places = set()
    for minute in range(12):
        there.kiosk.viewer.clock._shown = ("", "", "", f"19:{minute:02}")
        there.kiosk.viewer.clock.changed.emit()
        settle(there.kiosk.viewer)
        time = there.item("dimTime")
        places.add((time.x(), time.y()))
        assert time.x() >= 0
        assert time.x() + time.width() <= 1080
        assert time.y() + time.height() <= 1920
    assert len(places) == 12
    assert len({x for x, _ in places}) == len({y for _, y in places}) == 12
