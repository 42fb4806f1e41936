"""Whether the center is open at a moment, and when that changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from kiosk.hours.hours import Hours

FAR = 400  # days in which a change is looked for: a year, and the holidays after it


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the center is open, and when that changes, in UTC; None when it does not within FAR days."""

    open: bool
    until: datetime | None


def standing(hours: Hours, now: datetime, zone: tzinfo) -> Standing:
    """Return how things stand at a moment, by the clocks of a zone."""
    if hours.always:
        return Standing(True, None)
    today = now.astimezone(zone).date()
    for start, end in _open(hours, today, zone):
        if now < start:
            return Standing(False, start)
        if now < end:
            return Standing(True, end if end - now < timedelta(days=FAR) else None)
    return Standing(False, None)


def _open(hours: Hours, today: date, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """Yield the times from an opening to a closing, from yesterday on; those that meet are one."""
    begun: tuple[datetime, datetime] | None = None
    for ahead in range(-1, FAR + 1):
        day = today + timedelta(days=ahead)
        if begun is not None and begun[1] < _first(day, 0, zone):
            yield begun
            begun = None
        for span in hours.of(day):
            start, end = _first(day, span.start, zone), _last(day, span.end, zone)
            if end <= start:
                continue  # hours that a change of clocks leaves out
            if begun is None:
                begun = start, end
            elif start <= begun[1]:
                begun = begun[0], max(begun[1], end)
            else:
                yield begun
                begun = start, end
    if begun is not None:
        yield begun


def _first(day: date, minutes: int, zone: tzinfo) -> datetime:
    """Return when a clock on the wall shows a time for the first time; one that it leaves out: just after."""
    return _moment(day, minutes, zone, fold=0)


def _last(day: date, minutes: int, zone: tzinfo) -> datetime:
    """Return when a clock on the wall shows a time for the last time; one that it leaves out: just after."""
    return max(_moment(day, minutes, zone, fold=0), _moment(day, minutes, zone, fold=1))


def _moment(day: date, minutes: int, zone: tzinfo, fold: int) -> datetime:
    """Return a time of day in UTC; with `fold` 1 the second of two that look the same."""
    days, rest = divmod(minutes, 24 * 60)
    on_wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), zone)
    return on_wall.replace(fold=fold).astimezone(UTC)
