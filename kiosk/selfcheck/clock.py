"""Judges the clock: whether it can be right, who sets it, whether it goes on without power, its zone."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.languages.zones import zone
from kiosk.message import N_
from kiosk.selfcheck.finding import Finding, note, well, wrong
from kiosk.system.ask import answer
from kiosk.system.true_time import can_be_true

HARDWARE_CLOCK = Path("/sys/class/rtc/rtc0/since_epoch")
_APART = timedelta(minutes=10)  # that the two clocks may differ

_NOW = N_("Clock: {time}")
_IMPOSSIBLE = N_("Clock: {time}, which cannot be true")
_SET = N_(
    "Set it: sudo timedatectl set-time '2026-12-31 23:59:00'. If it is wrong again after a power cut, "
    "replace the battery."
)
_NETWORK = N_("Clock: set by the network")
_NOT_NETWORK = N_("Clock: not set by the network")
_LET_NETWORK = N_(
    "With a network: sudo timedatectl set-ntp true. Without one, look at the clock once in three months."
)
_HARDWARE = N_("Clock: goes on without power")
_NO_HARDWARE = N_("Clock: this computer has none that goes on without power")
_ADD_CLOCK = N_(
    "After a power cut the kiosk shows no date until the network tells it. "
    "Where there is no network, add a clock module (RTC)."
)
_APART_TEXT = N_("Clock: the one that goes on without power differs by {minutes} minutes")
_WRITE_CLOCK = N_("Type: sudo hwclock --systohc. If it differs again, replace the battery.")
_ZONE = N_("Time zone: {zone}, as in kiosk.toml")
_ZONE_ONLY = N_("Time zone: kiosk.toml names none, so that of this computer counts")
_NAME_ZONE = N_('Write it into kiosk.toml, such as: zone = "Asia/Almaty"')
_OTHER_ZONE = N_(
    "Time zone: that of this computer differs from {zone} in kiosk.toml, by which the kiosk goes"
)
_SET_ZONE = N_("For the log and the nightly restart, type: sudo timedatectl set-timezone {zone}")


def clock_findings(now: datetime, center_zone: str, published: str) -> Iterator[Finding]:
    """Yield what there is to say of the clock and its zone.

    `now` is the time by the clock in UTC, `center_zone` the zone in kiosk.toml, "" for none, `published`
    when the current release was made (ISO 8601), "" for none.
    """
    shown = now.astimezone(zone(center_zone)).strftime("%Y-%m-%d %H:%M")
    if can_be_true(now, published):
        yield well("clock", _NOW, time=shown)
    else:
        yield wrong("clock", _IMPOSSIBLE, _SET, time=shown)
    yield from _set_by_network()
    yield _hardware(now)
    yield _zone(now, center_zone)


def _set_by_network() -> Iterator[Finding]:
    """Yield whether the network sets the clock, where the system tells."""
    told = answer("timedatectl", "show", "--property=NTPSynchronized", "--value")
    if told is not None and told[0] == 0:
        yield (
            well("time-server", _NETWORK)
            if told[1].strip() == "yes"
            else note("time-server", _NOT_NETWORK, _LET_NETWORK)
        )


def _hardware(now: datetime, clock: Path = HARDWARE_CLOCK) -> Finding:
    """Return whether there is a clock that goes on without power, and whether it agrees."""
    try:
        seconds = int(clock.read_text("ascii"))
    except (OSError, ValueError):
        return note("hardware-clock", _NO_HARDWARE, _ADD_CLOCK)
    apart = abs(timedelta(seconds=seconds - now.timestamp()))
    # One that is kept in local time differs by whole hours, and is right.
    apart = min(apart % timedelta(hours=1), -apart % timedelta(hours=1))
    if apart > _APART:
        return note("hardware-clock", _APART_TEXT, _WRITE_CLOCK, minutes=round(apart.total_seconds() / 60))
    return well("hardware-clock", _HARDWARE)


def _zone(now: datetime, center_zone: str) -> Finding:
    """Return whether the computer's zone is that of the center."""
    if not center_zone:
        return note("zone", _ZONE_ONLY, _NAME_ZONE)
    with contextlib.suppress(OverflowError, ValueError, OSError):
        if now.astimezone().utcoffset() != now.astimezone(zone(center_zone)).utcoffset():
            return note("zone", _OTHER_ZONE, _SET_ZONE, zone=center_zone)
    return well("zone", _ZONE, zone=center_zone)
