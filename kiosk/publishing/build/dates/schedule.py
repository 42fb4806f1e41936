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

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from kiosk.problems.problem import Problem
from kiosk.publishing.build.dates.dated import dated_cards, day_of, good_texts
from kiosk.publishing.build.dates.empty_screens import Hidden, shown_anyway, why_shown
from kiosk.publishing.store.entries import Entries, PageCard

TOLERANCE = timedelta(minutes=10)  # by which a clock that is right may be set back


@dataclass(frozen=True, slots=True)
class Schedule:
    """What dates keep off the screen, what staff should know of it, and when to look at the dates again.

    `again` is None when no page has dates. `believed` is the time, ISO 8601, that the clock must reach
    before it is believed; "" while it is believed.
    """

    hidden: Hidden = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    again: datetime | None = None
    believed: str = ""


def schedule(
    pages: Entries, order: Sequence[str], now: datetime, zone: tzinfo, last: datetime | None, before: Hidden
) -> Schedule:
    """Return what dates keep off the screen at `now`, which knows its zone.

    `zone` is the center's, `last` the latest time known from the releases, `before` what was kept off the
    screen in the last one.
    """
    wrong = last is not None and now < last - TOLERANCE
    believed = last.isoformat() if last and wrong else ""
    if not any(dated_cards(entries) for entries in pages.values()):
        return Schedule(believed=believed)
    problems = list(_doubts(pages))
    if last and wrong:
        day = _local(last, zone).date().isoformat()
        problems.append(Problem("clock-wrong", "", 0, {"day": day}))
        today = None
        hidden = {
            page: [language for language in before.get(page, ()) if language in texts]
            for page, entries in pages.items()
            if (texts := dated_cards(entries))
        }
        again = last - TOLERANCE
    else:
        today = _local(now, zone).date()
        hidden = {
            page: [language for language, card in dated_cards(entries).items() if not is_in_time(card, today)]
            for page, entries in pages.items()
        }
        again = midnight(today + timedelta(days=1), zone)
    hidden = {page: languages for page, languages in hidden.items() if languages}
    staying = shown_anyway(pages, order, hidden, today)
    for page in staying:
        del hidden[page]
    return Schedule(hidden, (*problems, *why_shown(pages, staying)), again, believed)


def is_in_time(card: PageCard, today: date) -> bool:
    """Return whether the dates of a text, both included, allow it to be shown today."""
    first, last = day_of(card.first_day), day_of(card.last_day)
    return (first is None or first <= today) and (last is None or today <= last)


def midnight(day: date, zone: tzinfo) -> datetime:
    """Return when a day begins in a zone, in UTC; where the clocks skip midnight, the moment they do."""
    # The machine's own zone is given as a fixed offset, which the next change of clocks makes wrong.
    own = isinstance(zone, timezone)
    return datetime.combine(day, time.min, None if own else zone).astimezone(UTC)


def latest(*times: str) -> datetime | None:
    """Return the latest of several times in ISO 8601; anything else is ignored."""
    found = []
    for text in times:
        try:
            moment = datetime.fromisoformat(text)
        except (TypeError, ValueError):
            continue
        found.append(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return max(found, default=None)


def _local(moment: datetime, zone: tzinfo) -> datetime:
    """Return a time in a zone."""
    return moment.astimezone(None if isinstance(zone, timezone) else zone)


def _doubts(pages: Entries) -> Iterator[Problem]:
    """Yield what staff hardly mean: texts of one page with different dates, an end before the beginning."""
    for page, entries in pages.items():
        texts = dated_cards(entries)
        for language, card in texts.items():
            first, last = day_of(card.first_day), day_of(card.last_day)
            if first and last and last < first:
                values = {"first": card.first_day, "last": card.last_day}
                yield Problem("dates-crossed", entries[language].file, 0, values)
        if not texts:
            continue
        leader = min(texts)
        for _, entry in sorted(good_texts(pages, page).items()):
            if _days(entry.card) != _days(texts[leader]):
                other = entries[leader].file.rpartition("/")[2]
                yield Problem("dates-differ", entry.file, 0, {"other": other})


def _days(card: PageCard) -> tuple[date | None, date | None]:
    """Return the first and the last day of a text."""
    return day_of(card.first_day), day_of(card.last_day)
