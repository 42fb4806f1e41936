"""How each screen stands, from what it told and from how long ago that was; pure decisions.

The broker keeps words of screens that are long gone, above all after it was itself killed: so a screen that
has given no sign of life for three minutes is lost whatever it said last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kiosk.fleet.report import Report

SILENT = timedelta(minutes=3)
TAKEN_OVER = timedelta(minutes=10)  # in which every screen has a new release

# off: ended on purpose. closed: it rests, or is off, because the center is closed.
Standing = Literal["well", "starts", "closed", "off", "ill", "lost"]
_WRONG_FIRST: tuple[Standing, ...] = ("lost", "ill", "starts", "well", "closed", "off")


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen and how it stands.

    `why` is a code of kiosk.fleet.homie.Why, or "silent", "release-old" or "clock-wrong", "" for nothing.
    `newest` is whether it has the newest release of its center, None where that cannot be told. `seen` is
    its last sign of life.
    """

    report: Report
    standing: Standing
    why: str = ""
    newest: bool | None = None
    seen: datetime | None = None

    @property
    def is_wrong(self) -> bool:
        """Whether somebody has to look after it."""
        return self.standing in ("lost", "ill")


def judged(reports: Iterable[Report], now: datetime) -> list[Screen]:
    """Return how all screens stand, those that are wrong first, then by center and name."""
    reports = list(reports)
    newest: dict[str, datetime] = {}
    for each in reports:
        if each.published and each.role != "alone":
            newest[each.center] = max(each.published, newest.get(each.center, each.published))
    screens = [_screen(each, newest.get(each.center), now) for each in reports]
    return sorted(
        screens,
        key=lambda screen: (
            _WRONG_FIRST.index(screen.standing),
            screen.report.center.casefold(),
            screen.report.called.casefold(),
            screen.report.device,
        ),
    )


def _screen(report: Report, newest: datetime | None, now: datetime) -> Screen:
    """Return how one screen stands; `newest` is when the newest release of its center was published."""
    seen = max(filter(None, (report.last_seen, report.arrived)), default=None)
    has_newest = None
    if newest is not None and report.role != "alone":
        has_newest = report.published is not None and report.published >= newest
    standing, why = _standing(report, seen, now)
    if why == "" and standing == "well" and has_newest is False and newest and now - newest > TAKEN_OVER:
        standing, why = "ill", "release-old"
    return Screen(report, standing, why, has_newest, seen)


def _standing(report: Report, seen: datetime | None, now: datetime) -> tuple[Standing, str]:
    """Return how a screen stands, and why."""
    if report.told == "disconnected":
        return "off", ""
    why = "" if report.why == "well" else report.why
    silent = seen is None or now - seen > SILENT
    if report.told == "lost" or silent:
        # A screen that is switched off at night was last heard of when the center had closed.
        if report.opens is not None and now < report.opens + SILENT:
            return "closed", ""
        if report.told == "sleeping" and report.opens is None:
            return "closed", ""
        return "lost", "silent" if report.told != "lost" else "lost"
    if seen is not None and seen - now > SILENT and report.arrived is None:
        return "ill", "clock-wrong"
    if why:
        return "ill", why
    if report.told == "init":
        return "starts", ""
    return ("closed" if report.told == "sleeping" else "well"), ""
