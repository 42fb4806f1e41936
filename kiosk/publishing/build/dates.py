"""Which pages the dates in their headers keep off the screen, and which stay in spite of them.

A text is shown from its first day to its last, both included, in the center's zone. A page none of
whose texts is shown today is off the screen, with all pages inside it. Two things weigh more:

- Dates leave no empty screen. Where they would hide all pages of the home screen, or all pages of a
  section that has nothing of its own to read, those that were in time last stay, else those that
  come next; the report says so. A section with a text of its own may lose all its pages.
- A clock that shows a time before the last release was made is not believed: every page stays as it
  was in that release, until the clock is right again. Releases made meanwhile do not make it right; a
  release that somebody restores does, which is the way out after a clock was ahead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from kiosk.content.days import parse_day
from kiosk.problems.problem import Problem
from kiosk.publishing.store.build_manifest import Entries, Row
from kiosk.releases.layout import parent_of

TOLERANCE = timedelta(minutes=10)  # that a right clock may be set back by

_day = lru_cache(maxsize=1024)(parse_day)  # many pages have few days

Hidden = dict[str, list[str]]  # page identity -> its languages that are off the screen


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is off the screen, what staff should know of it, and when that is to be looked at again.

    `again` is None when no page has dates. `believed` is the time, ISO 8601, that the clock must
    reach before it is believed; "" while it is.
    """

    hidden: Hidden = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    again: datetime | None = None
    believed: str = ""


def schedule(
    pages: Entries, order: Sequence[str], now: datetime, zone: tzinfo, last: datetime | None, before: Hidden
) -> Schedule:
    """Return what is shown at `now`, which knows its zone.

    `zone` is the center's, `last` the latest time known from the releases, `before` what was off the
    screen in the last one.
    """
    wrong = last is not None and now < last - TOLERANCE
    believed = last.isoformat() if last and wrong else ""
    if not any(_dated(entries) for entries in pages.values()):
        return Schedule(believed=believed)
    problems = list(_doubts(pages))
    if last and wrong:
        day = _local(last, zone).date().isoformat()
        problems.append(Problem("clock-wrong", "", 0, {"day": day}))
        today = None
        hidden = {
            page: [language for language in before.get(page, ()) if language in dated]
            for page, entries in pages.items()
            if (dated := _dated(entries))
        }
        again = last - TOLERANCE
    else:
        today = _local(now, zone).date()
        hidden = {
            page: [language for language, card in _dated(entries).items() if not is_in_time(card, today)]
            for page, entries in pages.items()
        }
        again = midnight(today + timedelta(days=1), zone)
    hidden = {page: languages for page, languages in hidden.items() if languages}
    staying = stay(pages, order, hidden, today)
    for page in staying:
        del hidden[page]
    return Schedule(hidden, (*problems, *_reasons(pages, staying)), again, believed)


def is_in_time(card: Row, today: date) -> bool:
    """True unless the header's dates, both included, keep the text off the screen today."""
    first, last = _day(card["from"]), _day(card["until"])
    return (first is None or first <= today) and (last is None or today <= last)


def stay(pages: Entries, order: Sequence[str], hidden: Hidden, today: date | None) -> list[str]:
    """Return the pages that stay in spite of their dates; `today` is None when nobody knows it.

    `order` has every page before those inside it.
    """
    inside: dict[str, list[str]] = {}
    for page in order:
        inside.setdefault(parent_of(page), []).append(page)
    something: set[str] = set()  # pages that would be shown if there were no dates
    for page in reversed(order):
        if _good(pages, page) or any(child in something for child in inside.get(page, ())):
            something.add(page)
    off: set[str] = set()
    staying: list[str] = []
    for parent in ["", *order]:
        children = [child for child in inside.get(parent, ()) if child in something]
        if parent in off:
            off.update(children)
            continue
        away = [child for child in children if _is_off(pages, child, hidden)]
        if away and len(away) == len(children) and _is_bare(pages, parent):
            best = max(_nearness(pages, child, today) for child in away)
            kept = [child for child in away if _nearness(pages, child, today) == best]
            staying += kept
            away = [child for child in away if child not in kept]
        off.update(away)
    return staying


def midnight(day: date, zone: tzinfo) -> datetime:
    """Return when a day begins in a zone, in UTC; where clocks skip midnight, the moment they do."""
    # The machine's own zone comes as a bare offset, which the next change of clocks makes wrong.
    own = isinstance(zone, timezone)
    return datetime.combine(day, time.min, None if own else zone).astimezone(UTC)


def latest(*times: str) -> datetime | None:
    """Return the latest of several times, ISO 8601; what is none is passed over."""
    found = []
    for text in times:
        try:
            moment = datetime.fromisoformat(text)
        except (TypeError, ValueError):
            continue
        found.append(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return max(found, default=None)


def _local(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(None if isinstance(zone, timezone) else zone)


def _good(pages: Entries, page: str) -> dict[str, Row]:
    return {language: entry for language, entry in pages.get(page, {}).items() if entry["good"]}


def _dated(entries: Mapping[str, Row]) -> dict[str, Row]:
    """Return the cards of the texts that have dates, by language."""
    return {
        language: entry["card"]
        for language, entry in entries.items()
        if entry["good"] and (_day(entry["card"]["from"]) or _day(entry["card"]["until"]))
    }


def _is_off(pages: Entries, page: str, hidden: Hidden) -> bool:
    good = _good(pages, page)
    return bool(good) and good.keys() <= set(hidden.get(page, ()))


def _is_bare(pages: Entries, page: str) -> bool:
    """True for the home screen and for a page that shows nothing but a title and its pages."""
    return all(entry.get("bare", False) for entry in _good(pages, page).values())


def _nearness(pages: Entries, page: str, today: date | None) -> tuple[bool, int]:
    """Return what sorts pages that are out of time: ended last, else begin first, is greatest."""
    found = []
    for card in _dated(pages.get(page, {})).values():
        first, last = _day(card["from"]), _day(card["until"])
        ended = last is not None and (today is None or last < today)
        if ended and last:
            found.append((True, last.toordinal()))
        else:
            found.append((False, -(first or date.min).toordinal()))
    return max(found)


def _reasons(pages: Entries, staying: Sequence[str]) -> Iterator[Problem]:
    for page in staying:
        file = min(entry["file"] for entry in _good(pages, page).values())
        section = parent_of(page)
        if section:
            values = {"name": section.rpartition("/")[2]}
            yield Problem("dates-keep-section", file, 0, values)
        else:
            yield Problem("dates-keep-home", file, 0, {})


def _doubts(pages: Entries) -> Iterator[Problem]:
    """Yield what staff hardly mean: texts of one page with different dates, an end before the beginning."""
    for page, entries in pages.items():
        dated = _dated(entries)
        for language, card in dated.items():
            first, last = _day(card["from"]), _day(card["until"])
            if first and last and last < first:
                values = {"first": card["from"], "last": card["until"]}
                yield Problem("dates-crossed", entries[language]["file"], 0, values)
        if not dated:
            continue
        leader = min(dated)
        for _, entry in sorted(_good(pages, page).items()):
            if _days(entry["card"]) != _days(dated[leader]):
                other = entries[leader]["file"].rpartition("/")[2]
                yield Problem("dates-differ", entry["file"], 0, {"other": other})


def _days(card: Row) -> tuple[date | None, date | None]:
    return _day(card["from"]), _day(card["until"])
