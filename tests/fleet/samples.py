"""Screens of all kinds, as they stand at NOON."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk.fleet.judge import Screen, judged
from kiosk.fleet.report import Report

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
WELL = Report(
    device="almaty-foyer-1",
    told="ready",
    name="Фойе 1",
    center="Алматы",
    group="foyer",
    role="follows",
    release=12,
    published=NOON - timedelta(hours=2),
    problems=3,
    painting="painting",
    version="0.2.0",
    disk_free=83_000_000_000,
    last_seen=NOON - timedelta(seconds=20),
)
HUNG = replace(WELL, device="almaty-foyer-2", name="Фойе 2", why="viewer-hung", painting="hung")
LOST = replace(
    WELL,
    device="almaty-canteen",
    name="Асхана",
    group="canteen",
    told="lost",
    release=11,
    published=NOON - timedelta(days=3),
    last_seen=NOON - timedelta(days=2),
)
CLOSED = replace(
    WELL, device="almaty-night", name="Түнгі зал", told="sleeping", opens=NOON + timedelta(hours=9)
)
OFF = replace(WELL, device="almaty-store", name="store", group="", told="disconnected", disk_free=470_000_000)
ALL = (WELL, HUNG, LOST, CLOSED, OFF)


def screens(*reports: Report) -> list[Screen]:
    """Return how screens stand at noon, by default all of them."""
    return judged(reports or ALL, NOON)
