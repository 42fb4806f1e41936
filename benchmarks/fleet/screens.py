"""Screens that follow: a real follower each, with a state folder of its own."""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path

from benchmarks.fleet.center import Center
from benchmarks.fleet.usage import cpu_seconds, megabytes, on_disk
from benchmarks.processes import Program
from benchmarks.subjects import PROJECT, environment
from kiosk.releases.layout import current_number

STEP_SECONDS = 0.05  # between two looks at all screens


class Screens:
    """Followers as `kiosk follow` starts them; they work from `start` until `stop`."""

    def __init__(self, folder: Path, center: Center, many: int) -> None:
        self._folder, self._center = folder / f"screens-{many}", center
        self._states = [self._folder / str(number) for number in range(many)]
        self._programs: list[Program] = []
        for state in self._states:
            state.mkdir(parents=True)

    def __len__(self) -> int:
        return len(self._states)

    def start(self) -> None:
        """Start them one after the other."""
        for number, state in enumerate(self._states):
            command = [sys.executable, str(PROJECT / "main.py"), "follow", self._center.web.url(number)]
            command += ["--trust", str(self._center.key), "--state", str(state)]
            command += ["--content", str(self._folder)]
            self._programs.append(Program(command, environment(), mark=str(state)))

    def reach(self, number: int, within: float) -> list[float]:
        """Wait until all show a release or a later one; return when each did (time.monotonic), sorted.

        Raises TimeoutError when some do not within so many seconds.
        """
        left = set(self._states)
        reached = []
        end = time.monotonic() + within
        while left and (now := time.monotonic()) < end:
            there = {state for state in left if _shown(state) >= number}
            reached += [now] * len(there)
            left -= there
            time.sleep(STEP_SECONDS)
        if left:
            raise TimeoutError(f"{len(left)} screens did not get release {number}")
        return reached

    def cpu_seconds(self) -> float:
        """Return the processor's time of all, with what they have started."""
        return cpu_seconds(program.pid for program in self._programs)

    def megabytes(self) -> list[float]:
        """Return the memory of each."""
        return megabytes(program.pid for program in self._programs)

    def on_disk(self) -> list[int]:
        """Return the bytes that the state folder of each takes."""
        return [on_disk(state) for state in self._states]

    def stop(self) -> None:
        """End them, and delete what they had."""
        for program in self._programs:
            program.stop()
        shutil.rmtree(self._folder, ignore_errors=True)


def _shown(state: Path) -> int:
    with suppress(OSError):
        return current_number(state) or 0
    return 0
