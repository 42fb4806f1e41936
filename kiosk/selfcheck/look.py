"""All that there is to look at on a machine, in the order in which it is told."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kiosk.health.health import Health
from kiosk.message import Message
from kiosk.paths import SCREEN_TOML
from kiosk.releases.release import Release, current_release
from kiosk.selfcheck.among import among_findings
from kiosk.selfcheck.clock import clock_findings
from kiosk.selfcheck.drawing import drawing_findings
from kiosk.selfcheck.edid import plugged_in
from kiosk.selfcheck.finding import Finding
from kiosk.selfcheck.folders import folder_findings
from kiosk.selfcheck.machine import machine_findings
from kiosk.selfcheck.measured import Measured, ScreenSize
from kiosk.selfcheck.rights import rights_findings
from kiosk.selfcheck.screens import screen_findings
from kiosk.selfcheck.sound import sound_finding
from kiosk.selfcheck.touch import touch_finding
from kiosk.selfcheck.units import unit_findings
from kiosk.this_screen import ThisScreen


@dataclass(frozen=True, slots=True)
class Machine:
    """What others have to find out: `measured` is what a window measured, None when it could not be opened.

    `health` is what a running screen tells of itself, `diagonal_inches` what screen.toml says,
    `missing_libraries` what to install; each may be None. `now` is the time by the clock, in UTC, `screen`
    what tells this one from others.
    """

    content: Path
    state: Path
    measured: Measured | None
    health: Health | None
    diagonal_inches: float | None
    missing_libraries: Message | None
    now: datetime
    screen: ThisScreen = field(default_factory=ThisScreen)


def look(machine: Machine, language: str) -> Iterator[Finding]:
    """Yield all findings; numbers in them are those of a language."""
    release = _release(machine.state)
    zone = str(release.settings.get("zone", "")) if release else ""
    published = release.about.published if release else ""
    settings = str(machine.state / SCREEN_TOML)
    yield from screen_findings(_screens(machine), machine.diagonal_inches, settings, language)
    yield from among_findings(machine.screen, release)
    yield from drawing_findings(machine.measured)
    yield touch_finding()
    yield sound_finding()
    yield from folder_findings(machine.content, machine.state, language)
    yield from rights_findings()
    yield from clock_findings(machine.now, zone, published)
    yield from unit_findings()
    yield from machine_findings(machine.missing_libraries, language)


def _screens(machine: Machine) -> tuple[ScreenSize, ...]:
    """Return the screens as a window saw them, else as the running kiosk does, else as the kernel does."""
    if machine.measured is not None and machine.measured.screens:
        return machine.measured.screens
    health = machine.health
    if health is not None and health.width_mm and health.height_mm:  # none while it is off at night
        used = ScreenSize(
            health.screen, health.width, health.height, health.width_mm, health.height_mm, health.refresh
        )
        others = (ScreenSize("", 0, 0, 0, 0) for _ in range(1, health.screens))
        return used, *others
    return plugged_in()


def _release(state: Path) -> Release | None:
    """Return the current release, None when there is none or it is damaged."""
    with contextlib.suppress(OSError, ValueError):
        return current_release(state)
    return None
