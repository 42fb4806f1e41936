"""The process that is soaked: the real command `run`, with a monkey at its window that tells how it goes.

`python -m tests.soak.viewer_process SEED ARGUMENT ...` prints a line of JSON every few seconds.
"""

from __future__ import annotations

import json
import logging
import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import Any

import PySide6.QtQuick  # noqa: F401 - the window is a QQuickWindow only with it
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

import kiosk.viewer.run
from kiosk.cli import main as kiosk_main
from kiosk.viewer.assembly import Viewer, assemble
from tests.soak.monkey import Gesture, Monkey
from tests.soak.touchscreen import Touchscreen

FIRST_MILLISECONDS = 3000  # until what starts after the first screen has started
TELL_MILLISECONDS = 5000
CHILDREN = 3
# Qt's own words (6.11.3), seen once, after which it does nothing: an animation ended that stood still, maybe
# with a screen that was off. Counted among what was logged.
OF_QT = "QUnifiedTimer::stopAnimationDriver: driver is not running"


class Complaints(logging.Handler):
    """Counts what should never be logged: exceptions, warnings of Qt, QML and Python."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.counts: Counter[str] = Counter()
        self.others: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        text = f"{record.levelname} {record.name}: {record.getMessage()[:300]}"
        unheard = record.levelno >= logging.CRITICAL or record.name in ("qt", "py.warnings")
        counted = (unheard or record.exc_info) and OF_QT not in text
        (self.counts if counted else self.others)[text] += 1


def memory_kilobytes() -> int:
    """Return the process's own memory: what no file stands behind, so that no other process changes it."""
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Pss_Anon:", "Pss_Shmem:")))


def threads() -> int:
    """Return the number of threads."""
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def handles() -> int:
    """Return the number of open files, without the one that lists them."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir()) - 1


class Soaking:
    """Hands at a viewer, each moved by a timer of the viewer's own event loop."""

    def __init__(self, viewer: Viewer, seed: int, complaints: Complaints) -> None:
        self._viewer, self._seed, self._complaints = viewer, seed, complaints
        self._navigations = 0
        self._samples: list[tuple[int, int, int, int]] = []
        self._timers: list[QTimer] = []

    def begin(self, sleep: Callable[[float], None]) -> None:
        """Begin to play; `sleep` moves the clock of idle time on."""
        chance = random.Random(self._seed)
        device = QTest.createTouchDevice()
        self._touchscreen = Touchscreen(self._viewer.window, device, chance)
        self._monkey = Monkey(self._viewer, self._touchscreen, chance, sleep, self._sample)
        self._viewer.navigation.pageChanged.connect(self._count)
        for hand in (self._monkey.reader, *[self._monkey.child] * CHILDREN):
            self._move(hand)
        telling = QTimer()
        telling.timeout.connect(self._tell)
        telling.start(TELL_MILLISECONDS)
        self._timers.append(telling)

    def _move(self, hand: Callable[[], Gesture]) -> None:
        """Have a hand go on whenever its time has come."""
        timer = QTimer()
        timer.setSingleShot(True)
        gestures = [hand()]

        def step() -> None:
            """Go on, with another gesture after an exception, which is counted."""
            try:
                timer.start(max(2, next(gestures[0])))
            except Exception:
                gestures[0] = hand()
                timer.start(100)
                raise

        timer.timeout.connect(step)
        timer.start(0)
        self._timers.append(timer)

    def _count(self) -> None:
        self._navigations += 1

    def _sample(self) -> None:
        """Measure at rest, where the screen shows the same whatever was touched before."""
        self._samples.append((self._navigations, memory_kilobytes(), threads(), handles()))

    def _tell(self) -> None:
        counts, touch = self._monkey.counts, self._touchscreen
        told: dict[str, Any] = {
            "points": touch.points,
            "contacts": touch.contacts,
            "lost": touch.lost,
            "gestures": counts.gestures,
            "navigations": self._navigations,
            "rests": counts.rests,
            "first": counts.first,
            "second": counts.second,
            "never": counts.never,
            **asdict(self._monkey.staff.counts),
            "misses": counts.misses,
            "memory": memory_kilobytes(),
            "threads": threads(),
            "handles": handles(),
            "samples": self._samples,
            "exceptions": dict(self._complaints.counts),
            "logged": dict(self._complaints.others),
        }
        # Told once; nothing grows here.
        counts.misses, self._samples = [], []
        print(json.dumps(told, ensure_ascii=False), flush=True)


def main() -> int:
    """Run the kiosk with the arguments after the seed; return its exit code."""
    seed, arguments = int(sys.argv[1]), sys.argv[2:]
    complaints = Complaints()
    logging.getLogger().addHandler(complaints)
    logging.captureWarnings(True)
    slept = [0.0]
    kept: list[Soaking] = []

    def sleep(seconds: float) -> None:
        """Have nobody touch the screen for so long."""
        slept[0] += seconds

    def assembled(*places: Any, **options: Any) -> Viewer:
        """Build the viewer with a clock of idle time that can be moved on."""
        viewer = assemble(*places, **options, seconds=lambda: monotonic() + slept[0])
        soaking = Soaking(viewer, seed, complaints)
        kept.append(soaking)
        QTimer.singleShot(FIRST_MILLISECONDS, lambda: soaking.begin(sleep))
        return viewer

    kiosk.viewer.run.assemble = assembled  # type: ignore[assignment]
    return kiosk_main(["run", *arguments])


if __name__ == "__main__":
    sys.exit(main())
