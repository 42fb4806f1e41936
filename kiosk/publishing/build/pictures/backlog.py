"""Pictures that are still to be made while the texts that show them are on the screen already.

They are made between the publications of one builder, with less priority than everything else on the
computer, and lie in a folder beside the releases, the shelf, until a publication takes them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.publishing.build.pictures.picture_entries import picture_entry
from kiosk.publishing.store import store
from kiosk.publishing.store.entries import PictureEntry
from kiosk.publishing.store.release_draft import MADE
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.pool import MOST_WORKERS, WorkerPool
from kiosk.publishing.worker.task import Task
from kiosk.publishing.worker.worker import Setup
from kiosk.releases.fields import Picture
from kiosk.releases.layout import releases_folder
from kiosk.system.disk import flush
from kiosk.system.file_version import FileVersion

NICE = 5  # see os.nice; added to the niceness of the builder, which the screen already comes before
PATIENCE = 60  # a picture may take this many times its processor time, because everything else comes first
AT_HAND = MOST_WORKERS + 1  # tasks given to the workers; the order of the others may still change
# Of many pictures each is made small first, in a tenth of the time for a drawing, a quarter for a photo.
MANY = 8
SMALL_EDGE = 480  # pixels
_Item = tuple[str, bool]  # a picture's file, and whether it is to be small


class Backlog:
    """The pictures below `root` that are still to be made; `edge` is their longest edge in pixels.

    Every method may raise OSError when the state folder takes no file, and worker.pool_worker.WorkerLost.
    """

    def __init__(self, root: Path, state: Path, edge: int, *, durable: bool) -> None:
        self._root = Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would follow links
        self._state = state
        self._edge = edge
        self._durable = durable
        self.folder = releases_folder(state) / f"{store.SHELF}{os.getpid()}"
        self._pool: WorkerPool | None = None
        self._waiting: dict[_Item, FileVersion | None] = {}
        self._at_hand: dict[_Item, FileVersion | None] = {}
        self._notes: dict[str, tuple[FileVersion | None, PictureEntry]] = {}
        self._small: dict[str, tuple[FileVersion | None, Picture | None]] = {}
        # Has True if small pictures, False if others were made since the last release.
        self._untold: set[bool] = set()
        self.done = 0  # pictures made since there were none to be made; small ones do not count

    @property
    def total(self) -> int:
        """The number of pictures, made or not."""
        return self.done + sum(not small for _, small in (*self._waiting, *self._at_hand))

    @property
    def is_empty(self) -> bool:
        """Whether everything that was asked for is made."""
        return not self._waiting and not self._at_hand

    @property
    def is_done(self) -> bool:
        """Whether everything that was asked for is made and in a release."""
        return self.is_empty and not self._untold

    @property
    def is_worth_showing(self) -> bool:
        """Whether nothing better will come soon: all are made, or all that are made small first."""
        if self.is_empty:
            return bool(self._untold)
        return True in self._untold and not any(small for _, small in (*self._waiting, *self._at_hand))

    def finished(self, source: str, version: FileVersion | None) -> PictureEntry | None:
        """Return the notes on a picture's file of that version; None as long as it is not made."""
        asked, note = self._notes.get(source, (None, None))
        return note if note is not None and version in (asked, note.version) else None

    def small(self, source: str, version: FileVersion | None) -> Picture | None:
        """Return the small picture of a file of that version; None if none was made."""
        asked, picture = self._small.get(source, (None, None))
        return picture if asked == version else None

    def add(self, source: str, version: FileVersion | None) -> None:
        """Make a picture before all others that wait."""
        item = source, False
        if self._at_hand.get(item) != version:
            self._waiting = {item: version, **self._waiting}
        self._hand_out()

    def keep(self, order: Mapping[str, FileVersion | None], small: Iterable[str]) -> None:
        """Make these pictures, in this order, and no others; a release has taken what was made until now.

        If there are many, those that are in `small` as well are made small first.
        """
        self._untold.clear()
        items = [(source, False) for source in order]
        if len(items) > MANY:
            items = [*((source, True) for source in small), *items]
        self._waiting = {item: order[item[0]] for item in items if self._at_hand.get(item) != order[item[0]]}
        self._hand_out()

    def forget(self, sources: Iterable[str]) -> None:
        """Forget the notes on pictures that a release has now."""
        for source in sources:
            self._notes.pop(source, None)
            self._small.pop(source, None)
        if self.is_done:
            self.done = 0

    def forget_failed(self) -> None:
        """Let pictures that failed be made once more when they are asked for."""
        self._notes = {
            source: (version, note) for source, (version, note) in self._notes.items() if not note.problem
        }

    def work(self, patience: float) -> None:
        """Wait for the next picture, for at most `patience` seconds."""
        self._hand_out()
        found = self._pool.answer(patience) if self._pool else None
        if found is None:
            return
        task, answer = found
        small = bool(task.edge)
        version = self._at_hand.pop((task.file, small))
        note = picture_entry(task.file, answer, str(self._root))
        if small:
            self._small[task.file] = version, note.picture
        else:
            self._notes[task.file] = version, note
            self.done += 1
        self._untold.add(small)
        self._hand_out()

    def work_on(self, sources: Iterable[str], patience: float) -> None:
        """Wait until these are made, for at most `patience` seconds."""
        until = time.monotonic() + patience
        items = {(source, False) for source in sources}
        while (
            items & (self._waiting.keys() | self._at_hand.keys()) and (rest := until - time.monotonic()) > 0
        ):
            self.work(rest)

    def make_room(self) -> None:
        """Delete everything that was made and is in no release: on a full disk texts come before pictures."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None
        for folder in (self.folder, self.folder.with_name(MADE)):
            shutil.rmtree(folder, ignore_errors=True)
        self._waiting = {**self._at_hand, **self._waiting}
        self._at_hand.clear()
        self._notes.clear()
        self._small.clear()
        self._untold.clear()
        self.done = 0

    def close(self) -> None:
        """End the workers. What they made is kept for the next builder, if anything is left to make."""
        if self._pool is None:
            return
        self._pool.close()
        with contextlib.suppress(OSError):
            if not self.is_done:
                if self._durable:  # half a picture after a power cut would be taken for a whole one
                    flush(list(self.folder.iterdir()), [self.folder])
                self.folder.rename(self.folder.with_name(MADE))
        shutil.rmtree(self.folder, ignore_errors=True)

    def _hand_out(self) -> None:
        """Give the workers as many tasks as they should have."""
        while self._waiting and (self._pool is None or self._pool.open < AT_HAND):
            item = next((item for item in self._waiting if item not in self._at_hand), None)
            if item is None:
                return
            self._pool = self._pool or self._open()
            self._at_hand[item] = self._waiting.pop(item)
            source, small = item
            self._pool.submit(Task("picture", source, edge=SMALL_EDGE if small else 0))

    def _open(self) -> WorkerPool:
        """Return a pool of workers; the shelf begins with what an earlier builder kept."""
        try:
            self.folder.with_name(MADE).rename(self.folder)
        except OSError:
            self.folder.mkdir(parents=True, exist_ok=True)
        pool = WorkerPool(nice=NICE, patience=PATIENCE)
        links = LinkIndex({}, [])
        pool.configure(Setup(self._root, links, self._edge, self.folder, store.picture_folders(self._state)))
        return pool
