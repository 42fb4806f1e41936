"""The page that tells how the machine does: disk, memory, how long it has been on, versions, the log."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Property, qVersion
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import __version__
from kiosk.languages.catalogue import plural, translate
from kiosk.languages.dates import number
from kiosk.message import N_
from kiosk.releases.release import Release
from kiosk.system.log import log_folder
from kiosk.system.machine import Machine, look_at_machine
from kiosk.viewer.display.metrics import Metrics
from kiosk.viewer.language import Language
from kiosk.viewer.rows import Rows
from kiosk.viewer.staff.background import Background
from kiosk.viewer.staff.page import StaffPage

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

_STARTED = time.monotonic()  # this module is loaded long after the start: see `running`
_LEAST_FREE = 500_000_000
_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is told besides what the machine tells of itself."""

    release: int
    inches: float
    size: tuple[int, int]
    log: Path


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffMachine(StaffPage):
    """Rows of a name and a value; `bad` marks one that needs somebody."""

    def __init__(
        self,
        language: Language,
        background: Background,
        state: Path,
        metrics: Metrics,
        release: Release | None,
    ) -> None:
        super().__init__(language, background)
        self._state, self._metrics = state, metrics
        self._release = release.number if release is not None else 0
        self._rows = Rows({"name": "", "value": "", "bad": False}, shape="name", parent=self)

    @Property(Rows, constant=True)
    def rows(self) -> Rows:
        """What is told."""
        return self._rows

    def load(self) -> None:
        """Look at the machine."""
        state, tag = self._state, self.tag
        size = self._metrics.pixels()
        facts = _Facts(self._release, self._metrics.diagonal, size, log_folder(state))

        def look() -> list[dict[str, object]]:
            """Return the rows."""
            return [
                {"name": translate(tag, name), "value": value, "bad": bad}
                for name, value, bad in _told(look_at_machine(state), facts, tag)
            ]

        self.in_background(look, self._rows.replace)


def _told(machine: Machine, facts: _Facts, tag: str) -> Iterator[tuple[str, str, bool]]:
    """Yield names in English, values in a language, and whether a value is bad."""
    full = machine.disk_free is not None and machine.disk_free < _LEAST_FREE
    yield N_("Free on the disk"), _of(machine.disk_free, machine.disk_total, tag), full
    yield N_("Free memory"), _of(machine.memory_free, machine.memory_total, tag), False
    yield N_("Memory of the screen"), _size(machine.own_memory, tag), False
    yield N_("Computer running\u00a0time"), _time(machine.uptime, tag), False
    yield N_("Kiosk running\u00a0time"), _time(_running(), tag), False
    yield N_("Release on the screen"), str(facts.release or _UNKNOWN), False
    yield N_("Screen"), f"{facts.size[0]} × {facts.size[1]}, {number(round(facts.inches, 1), tag)}″", False
    yield N_("Program"), f"kiosk {__version__}, Qt {qVersion()}", False
    yield N_("System"), machine.system, False
    yield N_("Computer"), machine.name or _UNKNOWN, False
    yield N_("Log"), f"{facts.log}\njournalctl -u 'kiosk*'", False


def _running() -> float:
    """Return for how long this process has run."""
    try:
        started = int(Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started / 100
    except (OSError, ValueError, IndexError, AttributeError):
        return time.monotonic() - _STARTED


def _of(free: int | None, total: int | None, tag: str) -> str:
    """Return "12 of 64 GB"."""
    if free is None or total is None:
        return _UNKNOWN
    text = translate(tag, N_("{free} of {total}"))
    return text.format(free=_size(free, tag), total=_size(total, tag))


def _size(count: int | None, tag: str) -> str:
    """Return a number of bytes as people write it."""
    if count is None:
        return _UNKNOWN
    if count < 1e9:
        return translate(tag, N_("{size} MB")).format(size=number(round(count / 1e6), tag))
    return translate(tag, N_("{size} GB")).format(size=number(round(count / 1e9, 1), tag))


def _time(seconds: float | None, tag: str) -> str:
    """Return how long something has lasted, in the two largest units."""
    if seconds is None:
        return _UNKNOWN
    minutes = int(seconds / 60)
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return f"{_days(days, tag)} {_hours(hours, tag)}"
    if hours:
        return f"{_hours(hours, tag)} {_minutes(minutes % 60, tag)}"
    return _minutes(minutes, tag)


def _days(count: int, tag: str) -> str:
    return plural(tag, "%n day", "%n days", count).replace("%n", str(count))


def _hours(count: int, tag: str) -> str:
    return plural(tag, "%n hour", "%n hours", count).replace("%n", str(count))


def _minutes(count: int, tag: str) -> str:
    return plural(tag, "%n minute", "%n minutes", count).replace("%n", str(count))
