"""The builder's side of the workers: hands out tasks, kills who takes too long, starts another."""

from __future__ import annotations

import contextlib
import json
import math
import os
import pickle
import queue
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from typing import IO, Any, Literal, cast

from kiosk.message import N_, Failure, Message
from kiosk.progress.steps import quiet
from kiosk.publishing.worker.counter import Counter
from kiosk.publishing.worker.start import start_worker
from kiosk.publishing.worker.worker import PATIENCE, SECONDS, Setup, failed, read_message, write_message

Row = dict[str, Any]

MOST_WORKERS = 2
START_SECONDS = 60.0
# How many tasks of a kind keep one worker busy for as long as another takes to start.
WORTH_ANOTHER = {"page": 30, "picture": 2, "measure": 60, "codes": 10}
# Between two looks at the clock no more counts: then the machine slept, or was too busy for us as well.
LONGEST_LOOK = 0.5  # seconds
_NO_READER = N_(
    "The part of the kiosk that reads the files ends as soon as it is started. "
    "Restart the computer; if that does not help, install the kiosk again."
)
_SLOW_READER = N_(
    "The part of the kiosk that reads the files has not started within {seconds} seconds: the computer is "
    "very busy. The kiosk on the screen tries again by itself; a command has to be typed once more."
)
_TIMER = getattr(signal, "SIGPROF", None)
_FROM_OUTSIDE = [getattr(signal, name, None) for name in ("SIGKILL", "SIGTERM", "SIGALRM", "SIGXCPU")]


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be read; `edge` is a picture's longest edge in pixels where it is another than usual."""

    do: Literal["page", "picture", "measure", "codes"]
    file: str = ""
    page: str = ""
    language: str = ""
    addresses: tuple[str, ...] = ()
    edge: int = 0

    def to_row(self) -> Row:
        return {**{name: getattr(self, name) for name in Task.__slots__}, "seconds": SECONDS[self.do]}


class WorkerLost(Failure):
    """A worker did not even start: the program is damaged, not a file."""


class Crew:
    """One or two workers. Submit tasks, then ask for answers until there are none.

    `first` is a worker that was started before it was known what there is to do; `behind` how much
    everything else on this computer comes first, see os.nice; a task may take `patience` times as
    long by the clock as it may compute.
    """

    def __init__(
        self,
        first: subprocess.Popen[bytes] | None = None,
        *,
        behind: int = 0,
        patience: float = PATIENCE,
    ) -> None:
        self._behind = behind
        self._patience = patience
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[Task, Row] | WorkerLost] = queue.SimpleQueue()
        self._seats: list[_Seat] = []
        self._setup = b""
        self._counter = Counter(quiet)
        self._open = 0
        self._waiting = 0.0
        if first is not None:
            self._seats.append(self._seat(first))

    def _seat(self, worker: subprocess.Popen[bytes]) -> _Seat:
        return _Seat(self._tasks, self._answers, worker, self._behind, self._patience)

    def equip(self, setup: Setup) -> None:
        """Give what every task needs; must come before the first task."""
        self._setup = pickle.dumps(setup)

    def watch(self, counter: Counter) -> None:
        """Count from now on what is asked and answered."""
        self._counter = counter

    def submit(self, task: Task) -> None:
        self._counter.ask(task.do)
        self._open += 1
        self._waiting += 1 / WORTH_ANOTHER[task.do]
        self._tasks.put(task)
        busy = self._waiting >= 1 and len(self._seats) < min(MOST_WORKERS, os.cpu_count() or 1)
        if busy or not self._seats:
            self._seats.append(self._seat(start_worker(self._behind)))
        for seat in self._seats:
            seat.begin(self._setup)

    @property
    def open(self) -> int:
        """How many tasks are not answered yet."""
        return self._open

    def answer(self, patience: float = math.inf) -> tuple[Task, Row] | None:
        """Return the next answer, in any order; None when every task is answered.

        None also when none comes within `patience` seconds. OSError when the release folder cannot
        be written, WorkerLost when no worker starts.
        """
        until = time.monotonic() + patience
        while self._open:
            try:
                found = self._answers.get(timeout=min(0.1, max(0.0, until - time.monotonic())))
            except queue.Empty:
                for seat in self._seats:
                    seat.check()
                if time.monotonic() >= until:
                    return None
                continue
            if isinstance(found, WorkerLost):
                raise found
            task, row = found
            self._open -= 1
            self._waiting -= 1 / WORTH_ANOTHER[task.do]
            for seat in self._seats:
                seat.check()
            self._counter.answer(task.do)
            if "disk" in row:
                raise OSError(*row["disk"])
            return task, row
        return None

    def dismiss(self) -> None:
        for seat in self._seats:
            seat.stop()
            self._tasks.put(None)
        for seat in self._seats:
            seat.leave()


class _Seat:
    """A thread that talks to one worker process after another."""

    def __init__(
        self,
        tasks: queue.SimpleQueue[Task | None],
        answers: queue.SimpleQueue[tuple[Task, Row] | WorkerLost],
        process: subprocess.Popen[bytes],
        behind: int,
        patience: float,
    ) -> None:
        self._tasks = tasks
        self._answers = answers
        self._setup = b""
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._left = 0.0  # seconds; 0 while nothing is asked
        self._looked = 0.0  # monotonic
        self._late = False
        self._leaving = False
        self._process = process
        self._behind = behind
        self._patience = patience

    def begin(self, setup: bytes) -> None:
        if self._thread is None:
            self._setup = setup
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()

    def check(self) -> None:
        """Kill the worker if its time is over."""
        with self._lock:
            if not self._left:
                return
            now = time.monotonic()
            self._left -= min(now - self._looked, LONGEST_LOOK)
            self._looked = now
            if self._left <= 0:
                self._left = 0.0
                self._late = True
                self._process.kill()

    def stop(self) -> None:
        with self._lock:
            self._leaving = True
            self._process.kill()

    def leave(self) -> None:
        """Wait until thread and process are gone; the thread finds `stop` or an empty task."""
        if self._thread is not None:
            self._thread.join(timeout=10)
        _bury(self._process)

    def _work(self) -> None:
        ready = False
        while (task := self._tasks.get()) is not None and not self._leaving:
            if not ready and not self._greet():
                slow = Message(_SLOW_READER, {"seconds": f"{START_SECONDS:.0f}"})
                self._answers.put(WorkerLost(slow if self._late else Message(_NO_READER)))
                return
            answer = self._ask(task)
            self._answers.put((task, self._lost(task) if answer is None else answer))
            ready = answer is not None and not self._late
            if not ready:
                _bury(self._process)
                with self._lock:
                    if self._leaving:
                        return
                    self._process = start_worker(self._behind)

    def _greet(self) -> bool:
        self._late = False
        try:
            self._set_clock(START_SECONDS)
            read_message(cast("IO[bytes]", self._process.stdout))
            write_message(cast("IO[bytes]", self._process.stdin), self._setup)
        except (EOFError, OSError):
            return False
        finally:
            self._set_clock(0.0)
        return True

    def _ask(self, task: Task) -> Row | None:
        try:
            self._set_clock(SECONDS[task.do] * self._patience)
            write_message(cast("IO[bytes]", self._process.stdin), json.dumps(task.to_row()).encode())
            found = json.loads(read_message(cast("IO[bytes]", self._process.stdout)))
        except (EOFError, OSError, ValueError):
            return None
        finally:
            self._set_clock(0.0)
        return found if isinstance(found, dict) else None

    def _set_clock(self, seconds: float) -> None:
        """Begin or end (0) the time that `check` watches; a worker is never killed between tasks."""
        with self._lock:
            self._left = seconds
            self._looked = time.monotonic()

    def _lost(self, task: Task) -> Row:
        """Return the answer that a worker did not live to give.

        "later" in it tells that the file alone need not be to blame.
        """
        self._process.kill()
        ended_by = -self._process.wait()
        if self._late or ended_by == _TIMER:
            code = "page-slow" if task.do == "page" else "picture-slow"
            return {**failed(code, task.file, seconds=str(SECONDS[task.do])), "later": True}
        code = "page-unreadable" if task.do == "page" else "picture-broken"
        return {**failed(code, task.file), "later": ended_by in _FROM_OUTSIDE}


def _bury(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
