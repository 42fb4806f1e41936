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
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kiosk.publishing.disk import flush, replace_file
from kiosk.publishing.lock import locked

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD
_PATIENCE = 2.0  # seconds for a virus scanner or an open window to let a folder go


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

    @contextmanager
    def locked(self, *, patience: float = 0.0) -> Iterator[bool]:
        """Hold the lock; yields False when another holds it. OSError when nothing can be written here."""
        while True:
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
        remove(self.new)
        for path in (*self.folder.glob(".new-*"), self.folder / "probe"):
            path.unlink(missing_ok=True)

    def switch(self, parts: Sequence[str] | None = None) -> None:
        """Put what is staged in `new` into its place; what it replaces becomes the backup.

        `parts` are the names at the top of the content folder to replace, or to remove when `new`
        lacks them; None replaces it whole. Everything staged must be on the disk. OSError when it
        could not be: then nothing has changed.
        """
        if parts is None:
            new = _inode(self.new)
            replace_file(self.journal, json.dumps({"new": new}).encode())
            try:
                self._switch_whole()
            except OSError:
                self._settle_whole(new)
                self.journal.unlink()
                raise
        else:
            steps = [[name, os.path.lexists(self.new / name)] for name in parts]
            replace_file(self.last, os.urandom(16).hex().encode())
            replace_file(self.journal, json.dumps({"parts": steps}).encode())
            try:
                self._switch_parts(steps)
            except OSError:
                self._take_back(steps)
                self.journal.unlink()
                raise
        self._finish()

    def recover(self) -> None:
        """End what an interrupted switch began; call it with the lock held."""
        row = self._read_journal()
        if row and "parts" in row:
            self._switch_parts(row["parts"])
        elif row:
            self._settle_whole(row.get("new"))
        self._finish()
        self.clear()

    def _read_journal(self) -> dict[str, Any]:
        try:
            row = json.loads(self.journal.read_bytes())
        except (OSError, ValueError):
            return {}
        return row if isinstance(row, dict) else {}

    def _switch_whole(self) -> None:
        if _exchange(self.new, self.content):
            flush([], [self.content.parent])
            _rename(self.new, self.old)
            return
        _rename(self.content, self.old)
        try:
            _rename(self.new, self.content)
        except OSError:
            _rename(self.old, self.content)
            raise
        flush([], [self.content.parent, self.folder])

    def _settle_whole(self, new: object) -> None:
        """Tell the old folder from the new one after an interruption: nothing of staff's is dropped."""
        if not self.content.exists():
            _rename(self.old if self.old.exists() else self.new, self.content)
        if self.new.exists() and _inode(self.new) != new:
            _rename(self.new, self.old)

    def _switch_parts(self, steps: Sequence[list[Any]]) -> None:
        """Take each step that is not yet taken: a name, and whether something is staged for it."""
        self.old.mkdir(exist_ok=True)
        for name, is_staged in steps:
            target, staged, kept = self.content / name, self.new / name, self.old / name
            if is_staged and not os.path.lexists(staged):
                continue
            if os.path.lexists(target) and not os.path.lexists(kept):
                _rename(target, kept)
            if is_staged:
                _rename(staged, target)
        flush([], [self.content, self.new, self.old])

    def _take_back(self, steps: Sequence[list[Any]]) -> None:
        for name, is_staged in reversed(steps):
            target, staged, kept = self.content / name, self.new / name, self.old / name
            if is_staged and not os.path.lexists(staged):
                _rename(target, staged)
            if os.path.lexists(kept):
                _rename(kept, target)
        self.old.rmdir()

    def _finish(self) -> None:
        """Forget the journal, and make what was replaced the one backup."""
        self.journal.unlink(missing_ok=True)
        if self.old.exists():
            if self.backup.exists():
                remove(self.older)
                _rename(self.backup, self.older)
            _rename(self.old, self.backup)
            flush([], [self.backup.parent])
        remove(self.older)


def settle(content: Path) -> bool:
    """End an interrupted switch of the content folder; False while another program is switching it."""
    for work in (Work(content), Work(content, inside=True)):
        if not work.folder.exists():
            continue
        try:
            with work.locked() as mine:
                if mine:
                    work.recover()
        except OSError:
            mine = False
        if not mine and work.journal.exists():
            return False
    return True


def stamp(content: Path) -> str:
    """Return what differs after a switch of the content folder. OSError when the folder is not there."""
    status = content.stat()
    try:
        last = Work(content, inside=True).last.read_text()
    except (OSError, ValueError):
        last = ""
    return f"{status.st_dev} {status.st_ino} {last}"


def remove(folder: Path) -> None:
    """Remove a folder with all in it, folders that may not be written to included."""
    if folder.is_symlink() or not folder.exists():
        return

    def allow(function: Any, path: str, info: Any) -> None:
        for each in (os.path.dirname(path), path):  # noqa: PTH120
            with contextlib.suppress(OSError):
                os.chmod(each, 0o700)  # noqa: PTH101
        with contextlib.suppress(OSError):
            function(path)

    shutil.rmtree(folder, onerror=allow)


def _inode(folder: Path) -> int:
    return folder.stat().st_ino


def _rename(source: Path, target: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            source.rename(target)
            return
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > until:
                raise
        time.sleep(0.05)  # Windows renames no folder while somebody has it open


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at one instant; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
