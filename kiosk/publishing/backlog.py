"""Pictures that are still to be made, while the texts they stand in are on the screen already.

They are made between the publications of one builder, behind everything else that the computer does,
and lie on a shelf beside the releases until a publication takes them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.publishing import store
from kiosk.publishing.address import Places
from kiosk.publishing.crew import MOST_WORKERS, Crew, Task
from kiosk.publishing.disk import flush
from kiosk.publishing.draft import MADE
from kiosk.publishing.picture_note import picture_note
from kiosk.publishing.sources import Row, Version
from kiosk.publishing.worker import Setup

BEHIND = 10  # see os.nice; the builder itself is behind the screen already
PATIENCE = 60  # times as long as it computes a picture may take, for everything else comes first
AT_HAND = MOST_WORKERS + 1  # tasks given to the workers; the others may still change their order
_SHELF = ".shelf-"


class Backlog:
    """What is to be made of the pictures below `root`; `edge` is their longest edge in pixels.

    Every method may raise OSError where the state folder takes no file, and crew.WorkerLost.
    """

    def __init__(self, root: Path, state: Path, edge: int, *, durable: bool = True) -> None:
        self._root = Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would follow links
        self._state = state
        self._edge = edge
        self._durable = durable
        self.folder = state / "releases" / f"{_SHELF}{os.getpid()}"
        self._crew: Crew | None = None
        self._waiting: dict[str, Version] = {}
        self._at_hand: dict[str, Version] = {}
        self._notes: dict[str, tuple[Version, Row]] = {}
        self._done = 0
        self._untold = False

    @property
    def done(self) -> int:
        """How many pictures were made since there were none to be made."""
        return self._done

    @property
    def total(self) -> int:
        """How many of them there are in all."""
        return self._done + len(self._waiting) + len(self._at_hand)

    @property
    def is_empty(self) -> bool:
        """True when all that was asked for is made."""
        return not self._waiting and not self._at_hand

    @property
    def is_done(self) -> bool:
        """True when it is also in a release."""
        return self.is_empty and not self._untold

    def finished(self, source: str, version: Version) -> Row | None:
        """Return the note on a picture's file of that version; None as long as it is not made."""
        asked, note = self._notes.get(source, (None, None))
        return note if note is not None and version in (asked, note["print"]) else None

    def add(self, source: str, version: Version) -> None:
        """Make a picture before all others that wait."""
        if self._at_hand.get(source) != version:
            self._waiting = {source: version, **self._waiting}
        self._hand_out()

    def keep(self, order: Mapping[str, Version]) -> None:
        """Make these, in this order, and no others; what was made until now is taken."""
        self._untold = False
        self._waiting = {
            source: version for source, version in order.items() if self._at_hand.get(source) != version
        }
        self._hand_out()

    def forget(self, sources: Iterable[str]) -> None:
        """Forget what became of pictures that a release has now."""
        for source in sources:
            self._notes.pop(source, None)
        if self.is_empty and not self._notes:
            self._done = 0

    def forget_failed(self) -> None:
        """Make once more what failed, when it is asked for."""
        self._notes = {
            source: (version, note) for source, (version, note) in self._notes.items() if not note["problem"]
        }

    def work(self, patience: float) -> bool:
        """Wait for the next picture; False when none came within `patience` seconds."""
        self._hand_out()
        found = self._crew.answer(patience) if self._crew else None
        if found is None:
            return False
        task, answer = found
        version = self._at_hand.pop(task.file)
        self._notes[task.file] = version, picture_note(task.file, answer, str(self._root))
        self._done += 1
        self._untold = True
        self._hand_out()
        return True

    def work_on(self, sources: Iterable[str], patience: float) -> None:
        """Wait until these are made, or `patience` seconds are over."""
        until = time.monotonic() + patience
        left = set(sources)
        while (left := left & (self._waiting.keys() | self._at_hand.keys())) and (
            rest := until - time.monotonic()
        ) > 0:
            self.work(rest)

    def close(self) -> None:
        """End the workers; what they made is kept for whoever goes on, if anything is left to make."""
        if self._crew is None:
            return
        self._crew.dismiss()
        with contextlib.suppress(OSError):
            if not self.is_done:
                if self._durable:  # half a picture after a power cut would be taken for a whole one
                    flush(list(self.folder.iterdir()), [self.folder])
                self.folder.rename(self.folder.with_name(MADE))
        shutil.rmtree(self.folder, ignore_errors=True)

    def _hand_out(self) -> None:
        while self._waiting and (self._crew is None or self._crew.open < AT_HAND):
            source = next((name for name in self._waiting if name not in self._at_hand), None)
            if source is None:
                return
            self._crew = self._crew or self._open()
            self._at_hand[source] = self._waiting.pop(source)
            self._crew.submit(Task("picture", source))

    def _open(self) -> Crew:
        """Take what an earlier builder kept, and remove what one left behind that was killed."""
        for path in self.folder.parent.glob(f"{_SHELF}*"):
            shutil.rmtree(path, ignore_errors=True)
        try:
            self.folder.with_name(MADE).rename(self.folder)
        except OSError:
            self.folder.mkdir(parents=True, exist_ok=True)
        crew = Crew(behind=BEHIND, patience=PATIENCE)
        crew.equip(Setup(self._root, Places({}, []), self._edge, self.folder, store.shelves(self._state)))
        return crew
