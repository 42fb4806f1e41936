"""The QR codes that pages need: each is made once, and several by one task."""

from __future__ import annotations

from collections.abc import Iterable, Set

from kiosk.publishing.worker.address import code_file
from kiosk.publishing.worker.answers import Answer, CodesMade
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.publishing.worker.task import Task

CODES_A_TASK = 10


class CodeReading:
    """Has the pool make QR codes; `there` are files of the release that need not be made."""

    def __init__(self, pool: WorkerPool, there: Set[str]) -> None:
        self._pool = pool
        self._there = there
        self._wanted: set[str] = set()
        self._waiting: list[str] = []
        self._codes: dict[str, str] = {}
        self.made: set[str] = set()  # release files

    def want(self, addresses: Iterable[str]) -> None:
        """Ask for the QR codes of some addresses."""
        for address in addresses:
            if address not in self._wanted:
                self._wanted.add(address)
                self._waiting.append(address)
        while len(self._waiting) >= CODES_A_TASK:
            self._submit()

    def flush(self) -> bool:
        """Hand out what is still waiting; return False when there is nothing."""
        waiting = bool(self._waiting)
        self._submit()
        return waiting

    def take(self, answer: Answer) -> None:
        """Take the answer of a worker."""
        for address in answer.codes if isinstance(answer, CodesMade) else ():
            self._codes[address] = code_file(address)
            self.made.add(code_file(address))

    def codes(self, addresses: Iterable[str]) -> dict[str, str]:
        """Return the files of the QR codes that exist, by address."""
        return {address: self._codes[address] for address in addresses if address in self._codes}

    def _submit(self) -> None:
        """Hand out a task for the next addresses."""
        addresses, self._waiting = self._waiting[:CODES_A_TASK], self._waiting[CODES_A_TASK:]
        self._codes |= {each: code_file(each) for each in addresses if code_file(each) in self._there}
        if new := tuple(address for address in addresses if address not in self._codes):
            self._pool.submit(Task("codes", addresses=new))
