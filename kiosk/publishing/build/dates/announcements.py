"""What is announced now or later, from the notes on the files of an announcement and the time.

A time without a day is on the day on which the file was last changed, so that no announcement comes back the
next morning; an end is on the day of its beginning. Without an end an announcement ends an hour after it
began: at the time behind `from`, else when the file was last changed. A file whose date is still to come
counts as changed when it was first read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from kiosk.content.moments import DAY, as_written, end_as_written, moment_at, parse_moment
from kiosk.content.names.announcement_files import announcement_files, announcement_name, is_misspelt
from kiosk.languages.names import own_name
from kiosk.problems.problem import Problem, known_problems
from kiosk.publishing.store.entries import AnnouncementEntry, Announcements
from kiosk.releases.format import replace
from kiosk.releases.records import Announcement

USUAL = timedelta(hours=1)  # how long an announcement without an end is shown


@dataclass(frozen=True, slots=True)
class Announced:
    """What the release announces, what staff should know of it, and when to look again, None for never.

    `notes` are the notes on the files, each with the time when it was changed.
    """

    texts: tuple[Announcement, ...] = ()
    problems: tuple[Problem, ...] = ()
    again: datetime | None = None
    notes: Announcements = field(default_factory=dict)


def announced(
    entries: Announcements, names: Sequence[str], languages: Sequence[str], now: datetime, zone: tzinfo
) -> Announced:
    """Return what is announced at `now`, which knows its zone, or later.

    `names` are those at the top of the content folder, `languages` the center's, `zone` is its time zone.
    """
    texts: list[Announcement] = []
    problems = [*_names(names)]
    notes = {language: _dated(entry, now) for language, entry in entries.items()}
    for language, entry in notes.items():
        problems += known_problems(entry.problems)
        if not entry.text:
            continue
        text, found = _announcement(language, entry, now, zone)
        problems += found
        if text is not None:
            texts.append(text)
    problems += _missing(texts, notes, languages)
    moments = [datetime.fromisoformat(each) for text in texts for each in (text.begins, text.ends) if each]
    again = min((moment for moment in moments if moment > now), default=None)
    return Announced(tuple(texts), tuple(problems), again, notes)


def _dated(entry: AnnouncementEntry, now: datetime) -> AnnouncementEntry:
    """Return the notes on a file with the time when it was changed."""
    if entry.changed or entry.version is None:
        return entry
    return replace(entry, changed=max(1, min(entry.version[1] // 10**9, int(now.timestamp()))))


def _announcement(
    language: str, entry: AnnouncementEntry, now: datetime, zone: tzinfo
) -> tuple[Announcement | None, list[Problem]]:
    """Return what a file announces at `now` or later, None for nothing, and what is wrong with its times."""
    changed = datetime.fromtimestamp(entry.changed, UTC)
    first, last = parse_moment(entry.begins), parse_moment(entry.ends)
    begins = moment_at(first, _local(changed, zone).date(), zone, 0) if first else None
    today = _local(begins or changed, zone).date()
    ends = moment_at(last, today, zone, DAY) if last else (begins or changed) + USUAL
    values = {"when": end_as_written(_local(ends, zone))}
    if begins and ends <= begins:
        values["first"] = as_written(_local(begins, zone))
        return None, [Problem("announcement-crossed", entry.file, entry.line, values)]
    if ends <= now:
        code = "announcement-past" if last else "announcement-hour"
        return None, [Problem(code, entry.file, entry.line, values)]
    return (
        Announcement(
            language, entry.text, _iso(ends, zone), _iso(begins, zone) if begins else "", entry.screens
        ),
        [],
    )


def _local(moment: datetime, zone: tzinfo) -> datetime:
    """Return a time in a zone."""
    return moment.astimezone(None if isinstance(zone, timezone) else zone)


def _iso(moment: datetime, zone: tzinfo) -> str:
    """Return a time as the release has it, in the center's zone."""
    return _local(moment, zone).isoformat(timespec="seconds")


def _names(names: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the names of files: a second one for a language, and a typing mistake."""
    _, others = announcement_files(names)
    for name, first in others:
        yield Problem("announcement-twice", name, 0, {"name": name, "other": first})
    for name in names:
        if is_misspelt(name):
            yield Problem("announcement-name", name, 0, {"name": name, "right": announcement_name("")})


def _missing(
    texts: Sequence[Announcement], notes: Announcements, languages: Sequence[str]
) -> Iterator[Problem]:
    """Yield a warning for each of the center's languages in which nothing is said."""
    said = {text.language for text in texts}
    if not said or "" in said:
        return
    first = notes[texts[0].language].file
    for language in languages:
        if language not in notes:
            values = {"language": own_name(language), "name": announcement_name(language)}
            yield Problem("announcement-language", first, 0, values)
