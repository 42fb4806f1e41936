"""A worker as the builder sees it: a process, the thread that talks to it, and its deadline."""

from __future__ import annotations

import contextlib
import json
import math
import queue
import signal
import subprocess
import threading
import time
from enum import Enum, auto
from typing import IO, Any, cast

from kiosk.message import N_, Failure, Message
from kiosk.publishing.worker.answers import Answer, failed
from kiosk.publishing.worker.messages import read_message, write_message
from kiosk.publishing.worker.start import start_worker
from kiosk.publishing.worker.task import SECONDS, Task
from kiosk.releases.format import decode, replace

START_SECONDS = 60.0  # for a process to start
# Pages in one message: the worker need not wait for the next one. Never more than a share of those that are
# left, so that at the end all workers have something to do.
PAGES_AT_ONCE = 32
SHARE = 4
# More time than this between two looks at the clock does not count: the machine slept, or was too busy.
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


class WorkerLost(Failure):
    """A worker did not even start: the program is damaged or the computer too busy, no file is to blame."""


class State(Enum):
    """What a worker is doing. Only BUSY, and STARTING while it is waited for, have a deadline."""

    STARTING = auto()  # has not said yet that it is ready
    IDLE = auto()
    BUSY = auto()
    LATE = auto()  # killed, because its deadline was over
    DEAD = auto()  # ended by itself, or answered nonsense
    CLOSED = auto()  # killed for good


Answers = queue.SimpleQueue[tuple[Task, Answer] | WorkerLost]


class PoolWorker:
    """Takes tasks from one queue and puts answers into another, with one process after the other.

    When its process dies of a task, the task is answered by what happened, and another process takes the
    next one. `nice` is the niceness of the processes it starts; a task may take `patience` times as long by
    the clock as it may take in processor time.
    """

    def __init__(
        self,
        tasks: queue.SimpleQueue[Task | None],
        answers: Answers,
        process: subprocess.Popen[bytes],
        nice: int,
        patience: float,
    ) -> None:
        self._tasks = tasks
        self._answers = answers
        self._process = process
        self._nice = nice
        self._patience = patience
        self._setup = b""
        self._next: list[Task] = []  # taken from the queue, and not sent yet
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()  # guards the attributes below
        self._state = State.STARTING
        self._left = math.inf  # seconds until the deadline
        self._looked = 0.0  # monotonic

    def configure(self, setup: bytes) -> None:
        """Start to work with the settings that all tasks share, a pickled Setup; later calls do nothing."""
        if self._thread is None:
            self._setup = setup
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()

    def check(self) -> None:
        """Kill the process if its deadline is over; to be called several times a second."""
        with self._lock:
            now = time.monotonic()
            self._left -= min(now - self._looked, LONGEST_LOOK)
            self._looked = now
            if self._left <= 0:
                self._left = math.inf
                self._change(State.LATE)
                self._process.kill()

    def kill(self) -> None:
        """Kill the process for good."""
        with self._lock:
            self._state = State.CLOSED
            self._process.kill()

    def join(self) -> None:
        """Wait until thread and process are gone; after `kill`, and with None in the queue of tasks."""
        if self._thread is not None:
            self._thread.join(timeout=10)
        _end(self._process)

    def _work(self) -> None:
        """Work until there are no more tasks; runs in a thread."""
        while tasks := self._take():
            if self._state is State.STARTING and (lost := self._wait_for_start()):
                self._answers.put(lost)
                return
            self._next = self._ask(tasks)
            if self._state is not State.IDLE and not self._replace():
                return

    def _take(self) -> list[Task]:
        """Return the tasks to be asked next: one, or several pages; [] when there are no more."""
        tasks, self._next = self._next, []
        if not tasks:
            task = self._tasks.get()
            tasks = [] if task is None else [task]
        with contextlib.suppress(queue.Empty):
            most = min(PAGES_AT_ONCE, self._tasks.qsize() // SHARE)
            while tasks and tasks[-1].do == "page" and len(tasks) < most:
                task = self._tasks.get_nowait()
                if task is None:
                    return []
                tasks.append(task)
        return [] if self._state is State.CLOSED else tasks

    def _wait_for_start(self) -> WorkerLost | None:
        """Wait until the process has started and send it the setup; return why it did not start."""
        self._set_deadline(START_SECONDS)
        try:
            read_message(cast("IO[bytes]", self._process.stdout))
            write_message(cast("IO[bytes]", self._process.stdin), self._setup)
        except (EOFError, OSError):
            slow = Message(_SLOW_READER, {"seconds": f"{START_SECONDS:.0f}"})
            return WorkerLost(slow if self._state is State.LATE else Message(_NO_READER))
        finally:
            self._set_deadline(math.inf)
        self._enter(State.IDLE)
        return None

    def _ask(self, tasks: list[Task]) -> list[Task]:
        """Send tasks and pass on their answers; return the tasks that the process did not live to begin."""
        with contextlib.suppress(OSError):  # it is dead, as reading will show
            message = json.dumps([task.to_row() for task in tasks]).encode()
            write_message(cast("IO[bytes]", self._process.stdin), message)
        for place, task in enumerate(tasks, 1):
            self._enter(State.BUSY)
            self._set_deadline(SECONDS[task.do] * self._patience)
            answer = self._read()
            self._set_deadline(math.inf)
            self._answers.put((task, self._lost(task) if answer is None else answer))
            if self._state is not State.BUSY:
                return tasks[place:]
        self._enter(State.IDLE)
        return []

    def _read(self) -> Answer | None:
        """Return the next answer of the process, None when it is dead or answers nonsense."""
        try:
            answer: Any = Answer
            found: Answer = decode(read_message(cast("IO[bytes]", self._process.stdout)), answer)
        except (EOFError, OSError, ValueError):
            return None
        return found

    def _lost(self, task: Task) -> Answer:
        """Return the answer to the task of which the process died."""
        self._process.kill()
        ended_by = -self._process.wait()
        late = self._state is State.LATE or ended_by == _TIMER
        self._enter(State.DEAD)
        if late:
            code = "page-slow" if task.do in ("page", "announcement") else "picture-slow"
            slow = failed(code, task.file, values={"seconds": str(SECONDS[task.do])})
            return replace(slow, died=True, later=True)
        code = "page-unreadable" if task.do in ("page", "announcement") else "picture-broken"
        return replace(failed(code, task.file), died=True, later=ended_by in _FROM_OUTSIDE)

    def _replace(self) -> bool:
        """Start another process; return False when the worker was killed."""
        _end(self._process)
        with self._lock:
            if self._state is State.CLOSED:
                return False
            self._process = start_worker(self._nice)
            self._state = State.STARTING
        return True

    def _set_deadline(self, seconds: float) -> None:
        """Set the deadline to so many seconds from now."""
        with self._lock:
            self._left = seconds
            self._looked = time.monotonic()

    def _enter(self, state: State) -> None:
        """Change the state."""
        with self._lock:
            self._change(state)

    def _change(self, state: State) -> None:
        """Change the state of a worker that was not killed; call it with the lock held."""
        if self._state is not State.CLOSED:
            self._state = state


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process, wait for its end and close its pipes."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
