"""All screens as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from kiosk.fleet.judge import Screen


def as_json(screens: Sequence[Screen]) -> str:
    """Return {"well", "screens": [...]} as JSON; the fields are those of kiosk.fleet.report.Report."""
    rows = [_row(screen) for screen in screens]
    return json.dumps(
        {"well": not any(screen.is_wrong for screen in screens), "screens": rows},
        ensure_ascii=False,
        indent=2,
    )


def _row(screen: Screen) -> dict[str, object]:
    """Return a screen as plain values."""
    told = screen.report
    return {
        "device": told.device,
        "name": told.called,
        "center": told.center,
        "group": told.group,
        "state": screen.standing,
        "wrong": screen.is_wrong,
        "why": screen.why,
        "trouble": told.trouble,
        "told": told.told,
        "release": told.release,
        "published": _iso(told.published),
        "newest": screen.newest,
        "problems": told.problems,
        "painting": told.painting,
        "version": told.version,
        "disk_free": told.disk_free,
        "last_seen": _iso(screen.seen),
        "opens": _iso(told.opens),
        "machine": told.machine,
        "role": told.role,
    }


def _iso(moment: datetime | None) -> str | None:
    """Return a moment as text."""
    return moment.isoformat(timespec="seconds") if moment else None
