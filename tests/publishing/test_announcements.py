"""What is announced: in a release from its file until its end, by the clocks of the center."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.languages.zones import zone
from kiosk.publishing.build.dates.announcements import announced
from kiosk.publishing.build.reading.announcement_reading import NEVER_READ
from kiosk.publishing.report.outcome import Outcome
from kiosk.releases.format import replace
from kiosk.releases.records import Announcement
from kiosk.releases.release import current_release
from tests.publishing.conftest import Folder, Publish

ALMATY = zone("Asia/Almaty")
NOON = datetime(2026, 12, 1, 7, tzinfo=UTC)  # in Almaty
TOML = 'zone = "Asia/Almaty"\nlanguages = ["kk", "ru"]\n'
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("begins", "ends", "changed", "shown", "problems"),
    [
        ("", "13:00", NOON, ("", "2026-12-01T13:00:00+05:00"), []),
        ("", "11:00", NOON, None, ["announcement-past"]),
        # A time alone is on the day of the file: it does not come back every morning.
        ("", "13:00", NOON - 24 * HOUR, None, ["announcement-past"]),
        ("", "2026-12-02", NOON - 24 * HOUR, ("", "2026-12-03T00:00:00+05:00"), []),
        ("", "", NOON - HOUR / 2, ("", "2026-12-01T12:30:00+05:00"), []),
        ("", "", NOON - 2 * HOUR, None, ["announcement-hour"]),
        # A file from a computer whose clock is ahead.
        ("", "", NOON + 1000 * HOUR, ("", "2026-12-01T13:00:00+05:00"), []),
        ("", "13:00", NOON + 1000 * HOUR, ("", "2026-12-01T13:00:00+05:00"), []),
        ("14:00", "", NOON, ("2026-12-01T14:00:00+05:00", "2026-12-01T15:00:00+05:00"), []),
        ("2026-12-05", "2026-12-05", NOON, ("2026-12-05T00:00:00+05:00", "2026-12-06T00:00:00+05:00"), []),
        ("2026-12-05 10:00", "11:00", NOON, ("2026-12-05T10:00:00+05:00", "2026-12-05T11:00:00+05:00"), []),
        ("14:00", "13:00", NOON, None, ["announcement-crossed"]),
    ],
)
def test_times(
    begins: str, ends: str, changed: datetime, shown: tuple[str, str] | None, problems: list[str]
) -> None:
    version = (1, int(changed.timestamp()) * 10**9, 0, 0)
    entry = replace(NEVER_READ, file="announcement.md", version=version, text="x", begins=begins, ends=ends)
    found = announced({"": entry}, ["announcement.md"], ["kk"], NOON, ALMATY)
    assert [problem.code for problem in found.problems] == problems
    assert [(each.begins, each.ends) for each in found.texts] == ([shown] if shown else [])
    assert (found.again is None) is (shown is None)
    # Whoever reads it later finds the same end: a restart does not make it last longer.
    later = announced(found.notes, ["announcement.md"], ["kk"], NOON + HOUR / 4, ALMATY)
    assert later.texts == found.texts


def test_when_to_look_again_is_when_one_begins_or_ends() -> None:
    entry = replace(NEVER_READ, file="x", version=(1, int(NOON.timestamp()) * 10**9, 0, 0), text="x")
    entries = {"kk": replace(entry, begins="13:00", ends="14:00"), "ru": replace(entry, ends="12:30")}
    again = [
        announced(entries, [], ["kk", "ru"], NOON + minutes * timedelta(minutes=1), ALMATY).again
        for minutes in (0, 30, 60, 120)
    ]
    assert again == [NOON + HOUR / 2, NOON + HOUR, NOON + 2 * HOUR, None]


def at(moment: datetime) -> float:
    """Return a time in seconds since 1970."""
    return moment.timestamp()


def announce(content: Folder, text: str, name: str = "announcement.md", changed: datetime = NOON) -> None:
    """Write a file of an announcement that was last changed at a time."""
    path = content.put(name, text)
    os.utime(path, (at(changed), at(changed)))


def codes(outcome: Outcome) -> list[str]:
    """Return the codes of the problems that staff are told."""
    return [problem.code for problem in outcome.problems]


def texts(state: Path) -> tuple[Announcement, ...]:
    """Return what the current release announces."""
    release = current_release(state)
    assert release is not None
    return release.about.announcements


def test_an_announcement_comes_into_the_release_and_goes_by_itself(
    content: Folder, state: Path, published: Publish
) -> None:
    content.put("kiosk.toml", TOML)
    content.write(a="# A\n\nText.\n")
    content.put("a/ru.md", "# А\n\nТекст.\n")
    assert published(clock=lambda: at(NOON)).next_change_in == 0
    announce(content, "until: 13:00\nscreens: Foyer, canteen\n\nСбор **во дворе** в 12:30.\n")
    outcome = published(clock=lambda: at(NOON))
    assert outcome.number == 2
    assert outcome.next_change_in == pytest.approx(3601)
    assert texts(state) == (
        Announcement(
            "",
            "Сбор <b>во&nbsp;дворе</b> в&nbsp;12:30.",
            "2026-12-01T13:00:00+05:00",
            "",
            ("foyer", "canteen"),
        ),
    )
    assert published(clock=lambda: at(NOON + HOUR / 2)).number == 2  # nothing new
    over = published(clock=lambda: at(NOON + HOUR))
    assert over.number == 3
    assert over.next_change_in == 0
    assert texts(state) == ()
    assert codes(over) == ["announcement-past"]
    release = current_release(state)
    assert release is not None
    assert release.changes is not None
    assert release.changes.announcement
    assert release.changes.on_screen


def test_each_language_has_its_file(content: Folder, state: Path, published: Publish) -> None:
    content.put("kiosk.toml", TOML)
    content.write(a="# A\n\nText.\n")
    content.put("a/ru.md", "# А\n\nТекст.\n")
    announce(content, "Түскі ас 13:00-де.\n", "хабарландыру.kk.md")
    outcome = published(clock=lambda: at(NOON))
    assert codes(outcome) == ["announcement-language"]
    announce(content, "Обед в 13:00.\n", "announcement.ru.md")
    announce(content, "Обед в 14:00.\n", "объявление.ru.md")
    announce(content, "Ужин.\n", "обьявление.md")
    outcome = published(clock=lambda: at(NOON))
    assert sorted(codes(outcome)) == ["announcement-name", "announcement-twice"]
    assert {each.language: each.text for each in texts(state)} == {
        "kk": "Түскі ас 13:00\u2060-\u2060де.",
        "ru": "Обед в&nbsp;13:00.",
    }


def test_what_cannot_be_understood_is_not_shown(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n\nText.\n")
    announce(content, "until: 13:00\n\nShown.\n")
    published(clock=lambda: at(NOON))
    assert len(texts(state)) == 1
    announce(content, "---\nuntil: 13.00 or so\n---\n\nNot shown.\n")
    outcome = published(clock=lambda: at(NOON))
    assert [(each.code, each.file, each.line) for each in outcome.problems] == [
        ("announcement-time", "announcement.md", 2)
    ]
    assert texts(state) == ()


def test_a_file_that_cannot_be_opened_says_what_it_said(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\nText.\n")
    announce(content, "until: 13:00\n\nShown.\n")
    published(clock=lambda: at(NOON))
    announce(content, f"until: 13:00\n\n{'Much. ' * 300_000}")
    outcome = published(clock=lambda: at(NOON))
    assert codes(outcome) == ["text-too-large"]
    assert [each.text for each in texts(state)] == ["Shown."]
    (content.root / "announcement.md").unlink()
    assert codes(published(clock=lambda: at(NOON))) == []
    assert texts(state) == ()


def test_a_clock_before_the_last_release_does_not_bring_one_back(
    content: Folder, state: Path, published: Publish
) -> None:
    content.put("kiosk.toml", 'zone = "Asia/Almaty"\n')
    content.write(a="# A\n\nText.\n")
    announce(content, "until: 13:00\n\nOver.\n")
    published(clock=lambda: at(NOON + 2 * HOUR))
    content.write(b="# B\n\nText.\n")
    published(clock=lambda: at(NOON))
    assert texts(state) == ()
