"""A pool of workers that open what staff wrote: it hands out tasks and kills workers that take too long.

`pebble.ProcessPool` does much of this. Measured against it (pebble 5.2.3, Python 3.11, two cores, one run),
what speaks against it is its clock: a deadline is the difference of two `time.time()`, so when a computer
learns the time from the network every task is late at once, or none ever. Besides, a first answer takes it
0.49 s, here 0.19; a worker costs 0.088 s of processor time and 24 MB before its first task, here 0.052 s
and 19 MB; importing it costs the builder 0.04 s and 9 MB. A task costs as much, 0.04 ms. A processor-time
limit, niceness and silence would need the same code there, in its initializer.
"""

from __future__ import annotations

import math
import os
import pickle
import queue
import subprocess
import time

from kiosk.progress.steps import quiet
from kiosk.publishing.worker.answers import Answer, DiskFailed
from kiosk.publishing.worker.counter import Counter
from kiosk.publishing.worker.pool_worker import Answers, PoolWorker, WorkerLost
from kiosk.publishing.worker.start import start_worker
from kiosk.publishing.worker.task import PATIENCE, Task
from kiosk.publishing.worker.worker import Setup

# How many tasks of a kind keep one worker busy for as long as another takes to start.
WORTH_ANOTHER = {"page": 30, "announcement": 30, "picture": 2, "measure": 60, "codes": 10}
A_WORKER = 1024**3  # bytes of memory for each: a picture of 120 megapixels may take this, a page 33 MB
CHECK_SECONDS = 0.1  # between two looks at the deadlines


def most_workers(cores: int, memory: int) -> int:
    """Return how many workers are of use on a computer with this many cores and bytes of memory.

    At least two, so that one file that hangs does not hold up all others.
    """
    return max(2, min(cores, memory // A_WORKER))


def _memory() -> int:
    """Return the bytes of memory that this computer has; 0 where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0


MOST_WORKERS = most_workers(os.cpu_count() or 1, _memory())


class WorkerPool:
    """Tasks are submitted, then answers are fetched until there are none.

    `first` is a worker that was started before it was known what there is to do. `nice` is the niceness of
    the workers, see os.nice; a task may take `patience` times as long by the clock as it may take in
    processor time.
    """

    def __init__(
        self,
        first: subprocess.Popen[bytes] | None = None,
        *,
        nice: int = 0,
        patience: float = PATIENCE,
    ) -> None:
        self._nice = nice
        self._patience = patience
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._answers: Answers = queue.SimpleQueue()
        self._workers: list[PoolWorker] = []
        self._setup = b""
        self._counter = Counter(quiet)
        self._open = 0
        self._waiting = 0.0  # the open tasks, as the number of workers that they keep busy
        self._checked = 0.0  # monotonic
        if first is not None:
            self._add(first)

    def _add(self, process: subprocess.Popen[bytes]) -> None:
        """Add a worker with a process that was started."""
        self._workers.append(PoolWorker(self._tasks, self._answers, process, self._nice, self._patience))

    def configure(self, setup: Setup) -> None:
        """Set what all tasks share; must come before the first task."""
        self._setup = pickle.dumps(setup)

    def watch(self, counter: Counter) -> None:
        """Count tasks and answers with this counter from now on."""
        self._counter = counter

    def submit(self, task: Task) -> None:
        """Hand out a task, and start another worker if there is enough to do for it."""
        self._counter.ask(task.do)
        self._open += 1
        self._waiting += 1 / WORTH_ANOTHER[task.do]
        self._tasks.put(task)
        if not self._workers or (self._waiting >= 1 and len(self._workers) < MOST_WORKERS):
            self._add(start_worker(self._nice))
        for worker in self._workers:
            worker.configure(self._setup)

    @property
    def open(self) -> int:
        """The number of tasks that are not answered yet."""
        return self._open

    def answer(self, patience: float = math.inf) -> tuple[Task, Answer] | None:
        """Return the next answer with its task, in any order; None when every task is answered.

        None also when none comes within `patience` seconds. Raises OSError when the release folder cannot
        be written, WorkerLost when no worker starts.
        """
        until = time.monotonic() + patience
        while self._open:
            now = time.monotonic()
            if now - self._checked >= CHECK_SECONDS:
                self._checked = now
                for worker in self._workers:
                    worker.check()
            try:
                found = self._answers.get(timeout=min(CHECK_SECONDS, max(0.0, until - now)))
            except queue.Empty:
                if time.monotonic() >= until:
                    return None
                continue
            if isinstance(found, WorkerLost):
                raise found
            task, answer = found
            self._open -= 1
            self._waiting -= 1 / WORTH_ANOTHER[task.do]
            self._counter.answer(task.do)
            if isinstance(answer, DiskFailed):
                raise OSError(answer.errno, answer.reason)
            return task, answer
        return None

    def close(self) -> None:
        """Kill all workers, whatever they are doing."""
        for worker in self._workers:
            worker.kill()
            self._tasks.put(None)
        for worker in self._workers:
            worker.join()
