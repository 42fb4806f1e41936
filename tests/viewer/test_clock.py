"""Date and time, and the clock that cannot be right."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from kiosk.system.true_time import can_be_true
from kiosk.viewer.clock import Clock
from kiosk.viewer.settle import settle
from tests.viewer.hand import OpenKiosk

FILES = {"kiosk.toml": 'languages = ["en"]\nzone = "Asia/Almaty"\n', "01-a/en.md": "# Title\n\nText.\n"}


@pytest.mark.parametrize(
    ("now", "published", "true"),
    [
        ("2026-11-28", "2026-11-27", True),
        ("2031-05-01", "", True),
        ("1970-01-01", "", False),
        ("1970-01-01", "1970-01-01", False),  # published by the same clock
        ("2024-01-01", "", False),  # where a mainboard of that year starts
        ("2027-01-01", "2027-06-01T12:00:00+00:00", False),  # it ran backwards
        ("2027-06-01T11:55", "2027-06-01T12:00:00+00:00", True),  # it was set right
        ("2027-06-01", "2099-01-01", True),  # published by a clock that was ahead
        ("2099-01-01", "2027-06-01", False),
        ("2027-06-01", "yesterday", True),
    ],
)
def test_can_be_true(now: str, published: str, true: bool) -> None:
    assert can_be_true(datetime.fromisoformat(now).replace(tzinfo=UTC), published) is true


def test_visitors_see_no_date_that_cannot_be_true(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    viewer = kiosk.viewer
    now = [datetime.now(UTC)]
    clock = Clock(viewer.language, viewer.release, lambda: now[0])
    viewer.window.setProperty("clock", clock)
    settle(viewer)

    def shown() -> list[str]:
        return [text for text in kiosk.hand.texts() if re.search(r"\d", text)]

    assert clock.date in shown()
    now[0] = datetime(1970, 1, 1, 3, tzinfo=UTC)
    clock.tick()
    settle(viewer)
    assert shown() == []
    now[0] = datetime.now(UTC)
    clock.tick()
    settle(viewer)
    assert clock.date in shown()
    assert clock.time in shown()
    viewer.window.setProperty("clock", viewer.clock)
