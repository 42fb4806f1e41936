"""Counts in memory, and writes on a thread of its own."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Mapping

from kiosk.statistics.counts import Count

PAUSE_SECONDS = 5.0  # from the first count to the write; more than 10 s may never be lost
MOST_WAITING = 5_000  # different counts that wait for a disk; later ones are lost
END_SECONDS = 3.0

log = logging.getLogger(__name__)


class Writer:
    """Adds counts up until they are written: at most every five seconds, and never while nothing is counted.

    `write` takes what has come together. When it fails, the counts wait for the next one that is counted.
    """

    def __init__(self, write: Callable[[Mapping[Count, int]], None], pause: float = PAUSE_SECONDS) -> None:
        """Start the thread; `pause` is in seconds."""
        self._write = write
        self._pause = pause
        self._waiting: Counter[Count] = Counter()
        self._lock = threading.Lock()
        self._counted = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="statistics", daemon=True)
        self._thread.start()

    def add(self, count: Count) -> None:
        """Count something; this never waits for a disk."""
        with self._lock:
            if count in self._waiting or len(self._waiting) < MOST_WAITING:
                self._waiting[count] += 1
        self._counted.set()

    def close(self) -> None:
        """Write what waits and end the thread; a disk that hangs is left behind."""
        self._closing.set()
        self._counted.set()
        self._thread.join(END_SECONDS)

    def _work(self) -> None:
        """Wait for something to be counted, let more come together, write."""
        while not self._closing.is_set():
            self._counted.wait()
            self._closing.wait(self._pause)
            self._counted.clear()
            self._flush()
        self._flush()

    def _flush(self) -> None:
        """Write what waits; put it back when that fails."""
        with self._lock:
            counts, self._waiting = self._waiting, Counter()
        if not counts:
            return
        try:
            self._write(counts)
        except (OSError, sqlite3.Error) as error:
            log.warning("the statistics cannot be written: %s", error)
            with self._lock:
                self._waiting.update(counts)
