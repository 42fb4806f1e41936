"""Writes every ten seconds how the screen is, see kiosk.health.health.

Facts are asked for on the GUI thread, where they are only looked up; the system is asked, and the file
written, on a thread of its own. A disk that hangs holds up nothing: the next report waits until the last one
is written.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from kiosk import __version__
from kiosk.health import process
from kiosk.health.health import BEAT_SECONDS, NAMES, of_facts, write_health
from kiosk.system.boot import boot_id

BEATS_A_MINUTE = 6

Fact = Callable[[], object]

log = logging.getLogger(__name__)


class HealthReport(QObject):
    """Reports named facts and those of the process; a fact has the name of its field in `Health`."""

    def __init__(self, state: Path, facts: Mapping[str, Fact]) -> None:
        """Prepare the report without writing one."""
        super().__init__()
        self._state = state
        self._facts: dict[str, Fact] = {}
        self._values: dict[str, object] = {
            "version": __version__,
            "pid": os.getpid(),
            "boot": boot_id(),
            "started": _now(),
        }
        self._started = monotonic()
        self._beats = 0
        self._writing: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(int(BEAT_SECONDS * 1000))
        self._timer.timeout.connect(self.report)
        for name, fact in facts.items():
            self.add(name, fact)

    def add(self, name: str, fact: Fact) -> None:
        """Report a further fact: a function that only looks something up, since the screen waits for it.

        Raises KeyError for a name that `Health` does not have.
        """
        if name not in NAMES:
            raise KeyError(f"{name}: kiosk.health.health.Health has no such field")
        self._facts[name] = fact

    def start(self) -> None:
        """Report now and every ten seconds."""
        self.report()
        self._timer.start()

    def stop(self) -> None:
        """Report no more."""
        self._timer.stop()
        if self._writing is not None:
            self._writing.join(1.0)

    def report(self) -> None:
        """Report how the screen is now, unless the last report is still being written."""
        if self._writing is not None and self._writing.is_alive():
            return
        values = {**self._values, **{name: _asked(name, fact) for name, fact in self._facts.items()}}
        values |= {"at": _now(), "beat": monotonic(), "uptime": monotonic() - self._started}
        self._writing = threading.Thread(
            target=self._write, args=(values, self._beats % BEATS_A_MINUTE == 0), daemon=True
        )
        self._beats += 1
        self._writing.start()

    def _write(self, values: dict[str, object], thoroughly: bool) -> None:
        """Ask the system for the rest, and write the report; on a thread of its own."""
        if thoroughly:
            self._values["memory_shared_fairly"] = process.memory_shared_fairly()
        values |= {
            "memory": process.memory(),
            "memory_shared_fairly": self._values.get("memory_shared_fairly", 0),
            "threads": process.threads(),
            "handles": process.handles(),
            "disk_free": process.disk_free(self._state),
        }
        write_health(self._state, of_facts(values))


def _asked(name: str, fact: Fact) -> object:
    """Return the value of a fact, None when it cannot be told."""
    try:
        return fact()
    except Exception as error:  # whoever connects a fact must not end the report of all others
        log.warning("the fact %s cannot be told: %s", name, error)
        return None


def _now() -> str:
    """Return the time now, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
