"""Starts the viewer on the screen that is soaked, listens to it, and ends it; one process after the other."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import IO

from tests.soak.measures import Life

ROOT = Path(__file__).resolve().parents[2]
SILENT_SECONDS = 90.0  # without a word it hangs
ENDS_SECONDS = 30.0  # after it was asked to end


class Viewers:
    """The lives of the viewer; `said` takes each line that it writes to its error output."""

    def __init__(self, content: Path, state: Path, variables: Mapping[str, str], log: IO[str]) -> None:
        self._places = ("--content", str(content), "--state", str(state), "--diagonal", "32")
        self._variables, self._log = dict(variables), log
        self._process: subprocess.Popen[str] | None = None
        self._heard = monotonic()
        self._listeners: list[threading.Thread] = []
        self.lives: list[Life] = []
        self.broken: list[str] = []

    def start(self, seed: int) -> None:
        """Start another life."""
        life = Life()
        self.lives.append(life)
        known = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("QT_", "DBUS_", "WAYLAND_"))
        }
        self._process = process = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.viewer_process", str(seed), *self._places],
            cwd=ROOT,
            env={**known, **self._variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        self._heard = monotonic()
        self._listeners = [
            threading.Thread(target=self._listen, args=(process.stdout, life), daemon=True),
            threading.Thread(target=self._copy, args=(process.stderr,), daemon=True),
        ]
        for listener in self._listeners:
            listener.start()

    def look(self) -> bool:
        """Return whether the viewer still runs and speaks; what it died of is in `broken`."""
        assert self._process is not None
        if (code := self._process.poll()) is not None:
            self.broken.append(f"the viewer ended by itself with {code}")
            return False
        if monotonic() - self._heard > SILENT_SECONDS:
            self.broken.append(f"the viewer said nothing for {SILENT_SECONDS:.0f} s")
            return False
        return True

    def end(self, number: signal.Signals) -> None:
        """End this life by a signal."""
        process = self._process
        assert process is not None
        if process.poll() is None:
            process.send_signal(number)
        try:
            code = process.wait(ENDS_SECONDS)
            if code not in (0, -number):
                self.broken.append(f"asked to end by {number.name}, the viewer ended with {code}")
        except subprocess.TimeoutExpired:
            self.broken.append(f"the viewer did not end by {number.name}")
            process.kill()
            process.wait()
        for listener in self._listeners:
            listener.join(5)

    def _listen(self, words: IO[str], life: Life) -> None:
        for line in words:
            self._heard = monotonic()
            try:
                told = json.loads(line)
            except ValueError:
                self._say(line)
                continue
            life.samples += [tuple(sample) for sample in told.pop("samples")]
            for miss in told.pop("misses"):
                self._say(f"home was missed, {miss}")
            life.hear(told)

    def _copy(self, words: IO[str]) -> None:
        for line in words:
            self._say(line)

    def _say(self, line: str) -> None:
        print(f"    {line.rstrip()}", file=self._log, flush=True)
