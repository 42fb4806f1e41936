"""Whether the center is open, and until when."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.hours.hours import Hours
from kiosk.hours.opening import Standing, standing
from kiosk.hours.times import ALL_DAY
from kiosk.hours.weekdays import WEEKDAYS
from kiosk.hours.written import read_hours
from kiosk.languages.zones import zone

ALMATY, BERLIN = zone("Asia/Almaty"), zone("Europe/Berlin")
MUSEUM = {
    "monday": "closed",
    "tuesday-friday": "09:00-13:00, 14:00-18:00",
    "saturday": "18:00-02:00",
    "sunday": "00:00-24:00",
    "exceptions": {"31.12 - 02.01": "closed", "01.01.2027": "12-15", "08.03": "closed", "10.03.2027": ""},
}


def hours(table: dict[str, Any]) -> Hours:
    wrong: list[str] = []
    found = read_hours(table, lambda code, key, **values: wrong.append(code))
    assert wrong == []
    return found


def at(text: str, where: tzinfo = ALMATY) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=where)


def stands(table: dict[str, Any], now: str, where: tzinfo = ALMATY) -> tuple[bool, str]:
    found = standing(hours(table), at(now, where), where)
    return found.open, f"{found.until.astimezone(where):%Y-%m-%dT%H:%M}" if found.until else ""


@pytest.mark.parametrize(
    ("now", "open_", "until"),
    [
        ("2026-12-01T08:59", False, "2026-12-01T09:00"),  # a Tuesday
        ("2026-12-01T09:00", True, "2026-12-01T13:00"),
        ("2026-12-01T13:00", False, "2026-12-01T14:00"),
        ("2026-12-01T17:59", True, "2026-12-01T18:00"),
        ("2026-12-01T18:00", False, "2026-12-02T09:00"),
        ("2026-12-04T20:00", False, "2026-12-05T18:00"),  # Friday evening
        ("2026-12-05T23:00", True, "2026-12-07T00:00"),  # over midnight into the open Sunday
        ("2026-12-07T00:00", False, "2026-12-08T09:00"),
        ("2026-12-30T19:00", False, "2027-01-01T12:00"),  # the day of this year before those of every year
        ("2027-01-01T15:00", False, "2027-01-03T00:00"),
        ("2027-03-08T12:00", False, "2027-03-09T09:00"),
        ("2027-03-09T18:30", False, "2027-03-10T00:00"),
        ("2027-03-10T12:00", True, "2027-03-11T00:00"),
        ("2028-03-10T12:00", True, "2028-03-10T13:00"),
    ],
)
def test_standing(now: str, open_: bool, until: str) -> None:
    assert stands(MUSEUM, now) == (open_, until)


@pytest.mark.parametrize(
    ("table", "now", "open_", "until"),
    [
        ({}, "2026-12-01T03:00", True, ""),
        ({"daily": ""}, "2026-12-01T03:00", True, ""),
        ({"exceptions": {"25.12": "closed"}}, "2026-12-01T03:00", True, "2026-12-25T00:00"),
        ({"exceptions": {"25.12": "closed"}}, "2026-12-25T03:00", False, "2026-12-26T00:00"),
        ({"monday": "9-18", "exceptions": {"01.12.2026 - 31.12.2026": "closed"}}, "2026-12-01T10:00", False,
         "2027-01-04T09:00"),
        # Next year's last Friday of May is the first one.
        ({"daily": "closed", "exceptions": {"28.05.2027": "9-10"}}, "2026-12-01T10:00", False,
         "2027-05-28T09:00"),
        ({"daily": "closed", "exceptions": {"28.05.2027": "9-10"}}, "2027-05-28T10:00", False, ""),
    ],
)  # fmt: skip
def test_what_is_not_said_and_what_is_far(table: dict[str, Any], now: str, open_: bool, until: str) -> None:
    assert stands(table, now) == (open_, until)


@pytest.mark.parametrize(
    ("text", "now", "until"),
    [
        # Clocks in Berlin go from 02:00 to 03:00 on 28 March 2027, from 03:00 to 02:00 on 31 October.
        ("00:00-02:30", "2027-03-28T01:00", "2027-03-28T03:30"),
        ("02:30-12:00", "2027-03-28T01:00", "2027-03-28T03:30"),
        ("00:00-02:30", "2027-10-31T01:00", "2027-10-31T02:30"),
        ("09:00-18:00", "2027-10-30T20:00", "2027-10-31T09:00"),
        ("09:00-18:00", "2027-03-28T00:30", "2027-03-28T09:00"),
    ],
)
def test_a_day_on_which_clocks_change(text: str, now: str, until: str) -> None:
    assert stands({"daily": text}, now, BERLIN)[1] == until


def test_an_hour_that_comes_twice_is_open_twice() -> None:
    now = datetime(2027, 10, 31, 1, 0, tzinfo=UTC)  # 02:00 for the second time
    found = standing(hours({"daily": "00:00-02:30"}), now, BERLIN)
    assert found == Standing(True, datetime(2027, 10, 31, 1, 30, tzinfo=UTC))


def test_the_hours_of_a_day() -> None:
    museum = hours(MUSEUM)
    assert museum.of(date(2026, 12, 7)) == ()
    assert museum.of(date(2027, 3, 10)) == ALL_DAY
    assert hours({"monday": "9-18"}).of(date(2026, 12, 1)) == ()
    assert hours({"exceptions": {"25.12": "9-10"}}).of(date(2026, 12, 1)) == ALL_DAY


MINUTES = st.integers(0, 24 * 60)


@st.composite
def days(draw: st.DrawFn) -> str:
    """Draw the hours of a day."""
    if draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from(["closed", "", "18:00-02:00", "22-06"]))
    times = sorted(draw(st.lists(MINUTES, min_size=2, max_size=6, unique=True)))
    pairs = zip(times[::2], times[1::2], strict=False)
    return ", ".join(f"{a // 60}:{a % 60:02}-{b // 60}:{b % 60:02}" for a, b in pairs)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the hours of a center that is open at some time."""
    table: dict[str, Any] = {day: draw(days()) for day in draw(st.sets(st.sampled_from(WEEKDAYS)))}
    table["exceptions"] = {f"{at:02}.10": draw(days()) for at in draw(st.sets(st.integers(20, 31)))}
    return table


@settings(max_examples=150, deadline=None)
@given(tables(), st.integers(0, 60 * 24 * 90), st.sampled_from([ALMATY, BERLIN, zone("Asia/Kathmandu")]))
def test_it_changes_later_and_exactly_then(table: dict[str, Any], minutes: int, where: tzinfo) -> None:
    known = read_hours(table, lambda code, key, **values: None)
    now = datetime(2027, 9, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    found = standing(known, now, where)
    if found.until is None:
        return
    assert found.until > now
    just_before = standing(known, found.until - timedelta(seconds=1), where)
    assert just_before == found
    assert standing(known, found.until, where).open is not found.open
    between = now + (found.until - now) / 3
    assert standing(known, between, where) == found


@settings(max_examples=150, deadline=None)
@given(tables(), st.integers(0, 60 * 24 * 90))
def test_it_agrees_with_the_clock_on_the_wall(table: dict[str, Any], minutes: int) -> None:
    known = read_hours(table, lambda code, key, **values: None)
    now = datetime(2027, 9, 1, tzinfo=ALMATY) + timedelta(minutes=minutes)
    at = now.hour * 60 + now.minute
    today = any(span.start <= at < span.end for span in known.of(now.date()))
    night = any(span.start <= at + 24 * 60 < span.end for span in known.of(now.date() - timedelta(days=1)))
    assert standing(known, now, ALMATY).open is (today or night)
