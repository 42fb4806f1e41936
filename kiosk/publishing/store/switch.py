"""Replacing the content folder at once: at every instant it is the old one or the new one.

    PARENT/.NAME.import/       beside the content folder; .kiosk-import/ inside it where that cannot be
        lock                   held by who works here
        new/                   the folder as it will be; inside: the sections as they will be
        journal.json           there once `new` is whole; who finds it after an interruption ends the switch
        old/                   what was replaced, on its way to the backup
        last                   inside only: differs after each switch
    PARENT/NAME-before-import  the backup; inside: .kiosk-import/before

A folder beside is exchanged whole by one call of the system, or by two renames where it has no such
call. Sections are exchanged one by one; the publisher waits as long as there is a journal.

The journal lies with what it tells of, so that whoever uses the folder next can end the switch: another
machine that reads the same share, or this one with another state folder. Whoever may write there could
have written it, too. So it can do no more than they: it names what lies at the top of the content folder,
nothing below, above or hidden; no link is followed; only plain files are read. What is no journal counts
as one that was damaged.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kiosk.publishing.store.journal import Journal, Step, read_journal
from kiosk.publishing.store.moves import exchange, free_name, inode, remove, rename
from kiosk.system.disk import flush, replace_file
from kiosk.system.lock import locked
from kiosk.system.plain_file import is_folder, is_plain, read_plain

_MOST_BYTES = 4 * 1024 * 1024  # of a journal


class Work:
    """The places of one content folder's switch; `inside` when nothing can lie beside it."""

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
        """False also where a link or a file has the folder's name: nothing of ours lies behind it."""
        return is_folder(self.folder)

    def read(self) -> Journal | None:
        """Return the journal of a switch that has not ended; None when there is none to be read."""
        if not self.is_there:
            return None
        try:
            return read_journal(read_plain(self.journal, _MOST_BYTES))
        except OSError:
            return None

    @contextmanager
    def locked(self, *, patience: float = 0.0) -> Iterator[bool]:
        """Hold the lock; yields False when another holds it. OSError when nothing can be written here."""
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
                        self._leave()
                return

    def _is_same_lock(self) -> bool:
        """False when the last holder removed the folder between our opening the lock and getting it."""
        return (self.folder / "lock").exists()

    def _leave(self) -> None:
        """Remove the folder if only the lock is left in it."""
        with contextlib.suppress(OSError):
            if os.listdir(self.folder) == ["lock"]:  # noqa: PTH208 - names are all that is needed
                (self.folder / "lock").unlink()
                self.folder.rmdir()

    def clear(self) -> None:
        """Drop what was staged and never switched."""
        for path in (self.new, *self.folder.glob(".new-*"), self.folder / "probe"):
            remove(path)

    def switch(self, parts: Sequence[str] | None = None) -> None:
        """Put what is staged in `new` into its place; what it replaces becomes the backup.

        `parts` are the names at the top of the content folder to replace, or to remove when `new`
        lacks them; None replaces it whole. Everything staged must be on the disk. OSError when it
        could not be: then nothing has changed.
        """
        remove(self.old)
        if parts is None:
            new = inode(self.new)
            replace_file(self.journal, Journal(new).to_bytes())
            try:
                self._switch_whole()
            except OSError:
                self._settle_whole(new)
                self.journal.unlink()
                raise
        else:
            steps = [(name, os.path.lexists(self.new / name)) for name in parts]
            remove(self.last)
            replace_file(self.last, os.urandom(16).hex().encode())
            replace_file(self.journal, Journal(steps=tuple(steps)).to_bytes())
            try:
                self._switch_parts(steps)
            except OSError:
                self._take_back(steps)
                self.journal.unlink()
                raise
        self._finish()

    def recover(self) -> None:
        """End what an interrupted switch began; call it with the lock held."""
        journal = self.read()
        if journal is None:
            if os.path.lexists(self.journal):
                self._put_back()
        elif journal.steps is not None:
            self._switch_parts(journal.steps)
        else:
            self._settle_whole(journal.new)
        self._finish()
        self.clear()

    def _switch_whole(self) -> None:
        if exchange(self.new, self.content):
            flush([], [self.content.parent])
            rename(self.new, self.old)
            return
        rename(self.content, self.old)
        try:
            rename(self.new, self.content)
        except OSError:
            rename(self.old, self.content)
            raise
        flush([], [self.content.parent, self.folder])

    def _settle_whole(self, new: int) -> None:
        """Tell the old folder from the new one after an interruption: nothing of staff's is dropped."""
        if not os.path.lexists(self.content):
            whole = next((folder for folder in (self.old, self.new) if is_folder(folder)), None)
            if whole is not None:
                rename(whole, self.content)
        if is_folder(self.new) and inode(self.new) != new and not os.path.lexists(self.old):
            rename(self.new, self.old)

    def _switch_parts(self, steps: Sequence[Step]) -> None:
        """Take each step that is not yet taken."""
        if not is_folder(self.old):
            remove(self.old)
            self.old.mkdir()
        if not is_folder(self.new):
            remove(self.new)
            self.new.mkdir()
        for name, is_staged in steps:
            target, staged, kept = self.content / name, self.new / name, self.old / name
            if is_staged and not os.path.lexists(staged):
                continue
            if os.path.lexists(target) and (is_staged or not os.path.lexists(kept)):
                rename(target, free_name(kept))
            if is_staged:
                rename(staged, target)
        flush([], [self.content, self.new, self.old])

    def _take_back(self, steps: Sequence[Step]) -> None:
        for name, is_staged in reversed(steps):
            target, staged, kept = self.content / name, self.new / name, self.old / name
            if is_staged and not os.path.lexists(staged):
                rename(target, staged)
            if os.path.lexists(kept):
                rename(kept, target)
        self.old.rmdir()

    def _put_back(self) -> None:
        """After a journal that cannot be read: what it had moved out and not replaced comes back."""
        if not self.inside:
            self._settle_whole(0)
        elif is_folder(self.old):
            for name in os.listdir(self.old):  # noqa: PTH208 - names are all that is needed
                if not os.path.lexists(self.content / name):
                    rename(self.old / name, self.content / name)

    def _finish(self) -> None:
        """Forget the journal, and make what was replaced the one backup."""
        remove(self.journal)
        if is_folder(self.old):
            if is_folder(self.backup):
                remove(self.older)
                rename(self.backup, self.older)
            else:
                remove(self.backup)
            rename(self.old, self.backup)
            flush([], [self.backup.parent])
        remove(self.older)


def is_interrupted(content: Path) -> bool:
    """True while a switch of the content folder has begun and not ended; changes nothing."""
    return any(work.read() is not None for work in (Work(content), Work(content, inside=True)))


def settle(content: Path) -> bool:
    """End an interrupted switch of the content folder; False while it cannot be, or another program does."""
    for work in (Work(content), Work(content, inside=True)):
        if not work.is_there:
            continue
        try:
            with work.locked() as mine:
                if mine:
                    work.recover()
        except OSError:
            mine = False
        if not mine and work.read() is not None:
            return False
    return True


def stamp(content: Path) -> str:
    """Return what differs after a switch of the content folder. OSError when the folder is not there."""
    status = content.stat()
    try:
        work = Work(content, inside=True)
        last = read_plain(work.last, 100).decode("ascii") if work.is_there else ""
    except (OSError, ValueError):
        last = ""
    return f"{status.st_dev} {status.st_ino} {last}"
