"""Pages that come and go by the dates in their headers."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.languages.zones import zone
from kiosk.publishing.build.dates.empty_screens import Hidden, shown_anyway
from kiosk.publishing.build.dates.schedule import is_in_time, latest, midnight, schedule
from kiosk.publishing.store.entries import NEVER_READ, NO_CARD, Entries
from kiosk.releases.format import replace
from kiosk.releases.release import current_release
from tests.publishing.conftest import Folder, Publish
from tests.publishing.looking import cards, codes

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)  # in Almaty
ALMATY = zone("Asia/Almaty")


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("", "", True),
        ("2026-11-22", "", True),
        ("2026-11-23", "", False),
        ("", "22.11.2026", True),
        ("", "21.11.2026", False),
        ("2026-11-22", "2026-11-22", True),
        ("2026-12-01", "2026-11-01", False),
        ("soon", "whenever", True),
    ],
)
def test_both_days_are_included(first: str, last: str, shown: bool) -> None:
    assert is_in_time(replace(NO_CARD, first_day=first, last_day=last), TODAY) is shown


def entries(**pages: str) -> tuple[Entries, list[str]]:
    """Return entries and order: `a__b="..2026-11-01"` is a/b until that day, "bare" only a title."""
    made: Entries = {}
    for name, dates in pages.items():
        page = name.replace("__", "/")
        first, _, last = dates.replace("bare", "").partition("..")
        card = replace(NO_CARD, first_day=first, last_day=last)
        entry = replace(NEVER_READ, file=f"{page}/kk.md", good=True, bare="bare" in dates, card=card)
        made[page] = {} if dates == "folder" else {"kk": entry}
    return made, list(made)


PAST, OLD, SOON, LATER = "..2026-11-20", "..2026-10-01", "2026-11-30..", "2027-01-01.."

STAYING: dict[str, tuple[dict[str, str], list[str]]] = {
    "other pages are left": ({"a": PAST, "b": ""}, []),
    "the home screen would be empty": ({"a": PAST, "b": OLD}, ["a"]),
    "what ended last stays, not what comes": ({"a": SOON, "b": OLD}, ["b"]),
    "what comes first is shown where nothing ended": ({"a": LATER, "b": SOON}, ["b"]),
    "what ended on one day stays together": ({"a": PAST, "b": PAST, "c": OLD}, ["a", "b"]),
    "a folder of nothing but pages": ({"a": "folder", "a__b": PAST, "c": ""}, ["a/b"]),
    "a section that is only a title": ({"a": "bare", "a__b": PAST, "a__c": OLD, "d": ""}, ["a/b"]),
    "a section with a text of its own": ({"a": "", "a__b": PAST, "c": ""}, []),
    "a hidden section's pages are away with it": ({"a": "bare" + PAST, "a__b": PAST, "c": ""}, []),
    "a section that stays keeps a page, too": ({"a": "bare" + PAST, "a__b": PAST}, ["a", "a/b"]),
    "folders inside folders": ({"a": "folder", "a__b": "folder", "a__b__c": PAST, "d": ""}, ["a/b/c"]),
    "a folder beside it is no page": ({"a": "folder", "b": PAST}, ["b"]),
}


@pytest.mark.parametrize("name", STAYING)
def test_what_stays_in_spite_of_its_dates(name: str) -> None:
    pages, staying = STAYING[name]
    made, order = entries(**pages)
    hidden: Hidden = {
        page: ["kk"] for page in order if made[page] and not is_in_time(made[page]["kk"].card, TODAY)
    }
    assert shown_anyway(made, order, hidden, TODAY) == staying


MIDNIGHTS = [
    ("Asia/Almaty", (2026, 11, 23), "2026-11-22T19:00"),  # no summer time
    ("Asia/Kathmandu", (2026, 11, 23), "2026-11-22T18:15"),
    ("Europe/Berlin", (2026, 3, 29), "2026-03-28T23:00"),
    ("Europe/Berlin", (2026, 3, 30), "2026-03-29T22:00"),  # the day before had 23 hours
    ("Europe/Berlin", (2026, 10, 26), "2026-10-25T23:00"),  # and this one 25
    ("Africa/Cairo", (2026, 4, 24), "2026-04-23T22:00"),  # clocks skip from 0:00 to 1:00
    ("America/Santiago", (2026, 4, 5), "2026-04-05T04:00"),  # clocks go back from 24:00 to 23:00
]


@pytest.mark.parametrize(("name", "day", "moment"), MIDNIGHTS)
def test_when_a_day_begins(name: str, day: tuple[int, int, int], moment: str) -> None:
    begins = midnight(date(*day), zone(name))
    assert begins.isoformat() == f"{moment}:00+00:00"
    before, after = (begins + timedelta(seconds=shift) for shift in (-1, 1))
    assert before.astimezone(zone(name)).date() == date(*day) - timedelta(days=1)
    assert after.astimezone(zone(name)).date() == date(*day)


def test_the_machine_s_own_zone_has_a_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process cannot be set here")
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    try:
        assert midnight(date(2026, 3, 30), zone("")).isoformat() == "2026-03-29T22:00:00+00:00"
        assert midnight(date(2026, 10, 26), zone("")).isoformat() == "2026-10-25T23:00:00+00:00"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_latest_time_is_found_among_damaged_ones() -> None:
    assert latest("", "what", "2026-11-22T10:00:00") == datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert latest("2026-11-22T10:00:00+05:00", "2026-11-22T10:00:00+00:00") == datetime(
        2026, 11, 22, 10, tzinfo=UTC
    )
    assert latest("", "") is None


CLOCKS = [
    (timedelta(0), False),
    (timedelta(minutes=-9), False),
    (timedelta(minutes=-11), True),
    (timedelta(days=-9000), True),
    (timedelta(days=9000), False),
]


@pytest.mark.parametrize(("shift", "wrong"), CLOCKS)
def test_a_clock_before_the_last_release_is_not_believed(shift: timedelta, wrong: bool) -> None:
    pages, order = entries(a="2026-11-01..2026-11-30", b="2026-12-01..", c="")
    plan = schedule(pages, order, NOON + shift, ALMATY, NOON, {"b": ["kk"]})
    assert ("clock-wrong" in [problem.code for problem in plan.problems]) is wrong
    assert bool(plan.believed) is wrong
    if wrong:
        assert plan.hidden == {"b": ["kk"]}
        assert plan.again == NOON - timedelta(minutes=10)


def test_where_nothing_has_dates_nothing_wakes() -> None:
    pages, order = entries(a="", b="soon..")
    assert schedule(pages, order, NOON, ALMATY, None, {}) == schedule({}, [], NOON, ALMATY, None, {})


# The real publisher


def clock(*moment: int, place: str = "Asia/Almaty") -> Any:
    """Return a clock that stands at this moment of a place."""
    now = datetime(*moment, tzinfo=zone(place))  # type: ignore[misc, arg-type]
    return now.timestamp


def test_a_page_shows_between_its_days(content: Folder, state: Path, published: Publish) -> None:
    content.put("kiosk.toml", 'zone = "Asia/Almaty"\n')
    content.write(a="# A\n", b="---\nfrom: 2026-11-22\nuntil: 23.11.2026\n---\n# B\n", b__c="# C\n")
    for day, shown in ((21, False), (22, True), (23, True), (24, False)):
        outcome = published(clock=clock(2026, 11, day, 23, 0))
        assert outcome.next_change_in == 3601
        assert cards(state) == (["a", "b"] if shown else ["a"])
        assert cards(state, "b") == (["b/c"] if shown else [])
        assert codes(outcome) == ([("b/kk.md", "until-past")] if day == 24 else [])


@pytest.mark.parametrize(
    ("place", "day", "hours"), [("Asia/Almaty", 29, 24), ("Europe/Berlin", 29, 23), ("Europe/Berlin", 28, 24)]
)
def test_the_day_before_midnight_is_as_long_as_it_is(
    place: str, day: int, hours: int, content: Folder, published: Publish
) -> None:
    content.put("kiosk.toml", f'zone = "{place}"\n')
    content.write(a="# A\n", b="---\nuntil: 2026-05-01\n---\n# B\n")
    assert published(clock=clock(2026, 3, day, 0, 0, place=place)).next_change_in == hours * 3600 + 1


def test_a_day_begins_in_the_zone_of_the_center(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n", b="---\nfrom: 2026-11-23\n---\n# B\n")
    noon = clock(2026, 11, 22, 20, 0, place="UTC")
    for place, shown in (("Asia/Almaty", ["a", "b"]), ("Europe/London", ["a"])):
        content.put("kiosk.toml", f'zone = "{place}"\n')
        published(clock=noon)
        assert cards(state) == shown


def test_the_last_event_stays_in_a_section_that_would_be_empty(
    content: Folder, state: Path, published: Publish
) -> None:
    content.put("kiosk.toml", 'zone = "Asia/Almaty"\n')
    content.write(welcome="# W\n\nw\n", events="# Events\n")
    content.write(
        events__spring="---\nuntil: 2026-05-01\n---\n# Spring\n\ns\n",
        events__autumn="---\nuntil: 2026-10-01\n---\n# Autumn\n\na\n",
    )
    published(clock=clock(2026, 4, 1, 12, 0))
    assert cards(state, "events") == ["events/autumn", "events/spring"]
    published(clock=clock(2026, 6, 1, 12, 0))
    assert cards(state, "events") == ["events/autumn"]
    outcome = published(clock=clock(2026, 11, 1, 12, 0))
    assert cards(state, "events") == ["events/autumn"]
    assert codes(outcome) == [
        ("events/autumn/kk.md", "dates-keep-section"),
        ("events/spring/kk.md", "until-past"),
    ]
    assert outcome.problems[0].page == "events/autumn"
    content.write(events="# Events\n\nThe next ones come in spring.\n")
    outcome = published(clock=clock(2026, 11, 1, 12, 5))
    assert cards(state, "events") == []
    assert {code for _, code in codes(outcome)} == {"until-past"}


def test_the_home_screen_is_never_empty(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="---\nuntil: 2026-05-01\n---\n# A\n\na\n")
    outcome = published(clock=clock(2026, 11, 1, 12, 0))
    assert cards(state) == ["a"]
    assert codes(outcome) == [("a/kk.md", "dates-keep-home")]
    content.write(b="# B\n")
    assert codes(published(clock=clock(2026, 11, 1, 12, 5))) == [("a/kk.md", "until-past")]
    assert cards(state) == ["b"]


def test_a_computer_that_forgot_the_date_changes_nothing(
    content: Folder, state: Path, published: Publish
) -> None:
    content.put("kiosk.toml", 'zone = "Asia/Almaty"\n')
    content.write(
        a="# A\n\nold\n",
        now="---\nfrom: 2026-11-01\n---\n# Now\n\nn\n",
        over="---\nuntil: 2026-11-01\n---\n# Over\n\no\n",
    )
    right = clock(2026, 11, 22, 12, 0)
    published(clock=right)
    assert cards(state) == ["a", "now"]
    lost = clock(2000, 1, 1, 0, 0)
    outcome = published(clock=lost)
    assert cards(state) == ["a", "now"]
    assert codes(outcome) == [("", "clock-wrong")]
    assert outcome.problems[0].values == {"day": "2026-11-22"}
    assert outcome.next_change_in > 26 * 365 * 86400
    # Who saves a text meanwhile sees it, and a page that is new; the release gets the wrong date.
    content.write(a="# A\n\nnew\n", fresh="---\nfrom: 2027-01-01\n---\n# Fresh\n\nf\n")
    outcome = published(clock=clock(2000, 1, 1, 1, 0))
    found = current_release(state)
    assert found is not None
    page = found.page("a", "kk")
    assert page is not None
    assert page.blocks[0].text == "new"
    assert cards(state) == ["a", "fresh", "now"]
    assert codes(outcome) == [("", "clock-wrong")]
    assert not published(clock=clock(2000, 1, 2, 1, 0)).fresh  # nothing to say again with every day
    outcome = published(clock=clock(2026, 11, 22, 13, 0))
    assert (cards(state), codes(outcome)) == (["a", "now"], [("over/kk.md", "until-past")])


def test_a_clock_that_was_set_right_by_minutes_is_believed(
    content: Folder, state: Path, published: Publish
) -> None:
    content.put("kiosk.toml", 'zone = "Asia/Almaty"\n')
    content.write(a="# A\n", b="---\nuntil: 2026-11-22\n---\n# B\n")
    published(clock=clock(2026, 11, 23, 0, 3))
    assert cards(state) == ["a"]
    outcome = published(clock=clock(2026, 11, 22, 23, 58))
    assert (cards(state), outcome.problems) == (["a", "b"], [])


def test_dates_that_are_hardly_meant_are_named(content: Folder, published: Publish) -> None:
    content.write(a="# A\n", b="---\nuntil: 2026-12-24\n---\n# B\n\nb\n")
    content.put("b/ru.md", "# B\n\nb\n")
    content.put("c/ru.md", "---\nfrom: 2026-12-24\nuntil: 2026-12-01\n---\n# C\n\nc\n")
    content.put("kiosk.toml", 'languages = ["ru"]\n')
    outcome = published(clock=clock(2026, 11, 22, 12, 0))
    found = [("b/ru.md", "dates-differ"), ("c/ru.md", "dates-crossed")]
    assert [row for row in codes(outcome) if row[1].startswith("dates")] == found
