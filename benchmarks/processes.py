"""Programs that are measured: start one, measure its memory, end it with all its processes."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

PROC = Path("/proc")
CALM_SECONDS = 3.0
CALM_WITHIN = 60.0  # seconds


class Program:
    """A running program.

    `mark` is a text on the command line of those of its processes that leave its session. `started` is a
    time of time.monotonic.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], mark: str) -> None:
        self._mark = os.fsencode(mark)
        self.started = monotonic()
        self._process = subprocess.Popen(
            command,
            env=dict(environment),
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def pid(self) -> int:
        """The id of the process that was started."""
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether that process has ended."""
        return self._process.poll() is not None

    def members(self) -> list[int]:
        """Return the ids of all processes of the program."""
        return [
            int(folder.name)
            for folder in PROC.iterdir()
            if folder.name.isdigit() and self._owns(int(folder.name))
        ]

    def pss_kilobytes(self) -> int:
        """Return the proportional set size of all processes of the program together."""
        return sum(pss_kilobytes(pid) for pid in self.members())

    def calm(self) -> None:
        """Wait until none of its processes has come or gone for CALM_SECONDS: helpers are done.

        Raises TimeoutError when they keep coming and going for CALM_WITHIN seconds.
        """
        members = self.members()
        since = start = monotonic()
        while monotonic() - since < CALM_SECONDS:
            if monotonic() - start > CALM_WITHIN:
                raise TimeoutError("its processes keep coming and going")
            sleep(0.1)
            now = self.members()
            if now != members:
                members, since = now, monotonic()

    def stop(self) -> None:
        """End the program with all its processes and wait until they are gone."""
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        deadline = monotonic() + 10
        while (left := self.members()) and monotonic() < deadline:
            for pid in left:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self._process.poll()
            sleep(0.02)

    def _owns(self, pid: int) -> bool:
        """Return whether a process belongs to the program and has not ended."""
        try:
            if os.getsid(pid) == self._process.pid:
                # A zombie has no memory and waits for nobody but its parent.
                return _state(pid) != "Z"
            return pid != os.getpid() and self._mark in (PROC / str(pid) / "cmdline").read_bytes()
        except OSError:
            return False


def pss_kilobytes(pid: int) -> int:
    """Return the proportional set size of one process, 0 if it has ended."""
    try:
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


def _state(pid: int) -> str:
    """Return the state of a process as the kernel names it, such as "S" or "Z".

    Raises OSError if it is gone.
    """
    return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
