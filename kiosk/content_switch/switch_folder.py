"""Where the files of a switch lie, and the lock on them; kiosk.content_switch.switch moves them.

    PARENT/.NAME.import/       beside the content folder; .kiosk-import/ inside it where that cannot be
        lock                   held by the program that works here
        new/                   the folder as it will be; inside: the sections as they will be
        journal.json           written once `new` is complete, removed when the switch has ended
        old/                   what was replaced, on its way to the backup
        last                   inside only: other bytes after each switch
    PARENT/NAME-before-import  the backup; inside: .kiosk-import/before

Anybody who may write to the content folder may have put something here, so no link is followed and only
plain files are read.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.content_switch.journal import Journal, read_journal
from kiosk.content_switch.moves import remove
from kiosk.system.lock import locked
from kiosk.system.plain_file import is_folder, is_plain, read_plain

_MOST_BYTES = 4 * 1024 * 1024  # of a journal


class SwitchFolder:
    """The paths that a switch of one content folder uses; `inside` when nothing can lie beside it."""

    def __init__(self, content: Path, *, inside: bool = False) -> None:
        self.content = Path(os.path.realpath(content))
        self.inside = inside
        name, parent = self.content.name, self.content.parent
        self.folder = self.content / ".kiosk-import" if inside else parent / f".{name}.import"
        self.backup = self.folder / "before" if inside else parent / f"{name}-before-import"
        self.new = self.folder / "new"
        self.old = self.folder / "old"
        self.older = self.folder / "older"
        self.journal = self.folder / "journal.json"
        self.last = self.folder / "last"

    @property
    def is_there(self) -> bool:
        """True if the folder exists; False for a link or a file of its name, which the kiosk never makes."""
        return is_folder(self.folder)

    def read(self) -> Journal | None:
        """Return the journal of a switch that has not ended; None when there is none that can be read."""
        if not self.is_there:
            return None
        try:
            return read_journal(read_plain(self.journal, _MOST_BYTES))
        except OSError:
            return None

    @contextmanager
    def locked(self, *, patience: float = 0.0) -> Iterator[bool]:
        """Hold the lock; yields False when another program still holds it after `patience` seconds.

        Raises OSError when nothing can be written here.
        """
        while True:
            if os.path.lexists(self.folder) and not self.is_there:
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.folder))
            if not is_plain(self.folder / "lock"):
                remove(self.folder / "lock")
            with locked(self.folder / "lock", patience=patience) as mine:
                if mine and not self._is_same_lock():
                    continue
                try:
                    yield mine
                finally:
                    if mine:
                        self._remove_if_empty()
                return

    def clear(self) -> None:
        """Delete what was staged and never switched."""
        for path in (self.new, *self.folder.glob(".new-*"), self.folder / "probe"):
            remove(path)

    def _is_same_lock(self) -> bool:
        """Return False if the last holder removed the lock file after we opened it and before we got it."""
        return (self.folder / "lock").exists()

    def _remove_if_empty(self) -> None:
        """Remove the folder if only the lock is left in it."""
        with contextlib.suppress(OSError):
            if os.listdir(self.folder) == ["lock"]:  # noqa: PTH208 - names are all that is needed
                (self.folder / "lock").unlink()
                self.folder.rmdir()
