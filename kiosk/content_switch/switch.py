"""Replace the content folder in one step: at every instant it is the old one or the new one.

The files that this uses, and where they lie, are listed in kiosk.content_switch.switch_folder. A folder
that was built beside the content folder is exchanged whole, by one system call or, where the system has no
such call, by two renames. Sections that were built inside it are exchanged one by one; the publisher waits
as long as there is a journal.

The journal lies beside what it describes, so that whichever program uses the folder next can complete an
interrupted switch: on another machine that reads the same share, or on this one with another state folder.
Anybody who may write there could also have written the journal. So it can do no more than they could: it
names what lies at the top of the content folder, nothing below, above or hidden. A file that is no journal
is treated as a damaged one.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from kiosk.content_switch.journal import Journal, Step
from kiosk.content_switch.moves import exchange, free_name, inode, remove, rename
from kiosk.content_switch.switch_folder import SwitchFolder
from kiosk.system.disk import flush, replace_file
from kiosk.system.plain_file import is_folder, read_plain


def switch(work: SwitchFolder, parts: Sequence[str] | None) -> None:
    """Put what is staged in `work.new` into its place; what it replaces becomes the backup.

    `parts` are the names at the top of the content folder to replace, or to remove where `new` lacks
    them; None replaces the folder whole. Everything staged must be flushed to the disk, and the lock held.
    Raises OSError when it fails; then nothing has changed.
    """
    remove(work.old)
    if parts is None:
        new = inode(work.new)
        replace_file(work.journal, Journal(new).to_bytes())
        try:
            _switch_whole(work)
        except OSError:
            _settle_whole(work, new)
            work.journal.unlink()
            raise
    else:
        steps = [(name, os.path.lexists(work.new / name)) for name in parts]
        remove(work.last)
        replace_file(work.last, os.urandom(16).hex().encode())
        replace_file(work.journal, Journal(steps=tuple(steps)).to_bytes())
        try:
            _switch_parts(work, steps)
        except OSError:
            _undo_parts(work, steps)
            work.journal.unlink()
            raise
    _finish(work)


def recover(work: SwitchFolder) -> None:
    """Complete what an interrupted switch began; call it with the lock held. Raises OSError."""
    journal = work.read()
    if journal is None:
        if os.path.lexists(work.journal):
            _put_back(work)
    elif journal.steps is not None:
        _switch_parts(work, journal.steps)
    else:
        _settle_whole(work, journal.new)
    _finish(work)
    work.clear()


def is_interrupted(content: Path) -> bool:
    """Return whether a switch of the content folder has begun and not ended; changes nothing."""
    return any(work.read() is not None for work in _both(content))


def settle(content: Path) -> bool:
    """Complete an interrupted switch of the content folder.

    Returns False while that fails, or while another program is doing it.
    """
    for work in _both(content):
        if not work.is_there:
            continue
        try:
            with work.locked() as mine:
                if mine:
                    recover(work)
        except OSError:
            mine = False
        if not mine and work.read() is not None:
            return False
    return True


def stamp(content: Path) -> str:
    """Return a text that is another one after each switch of the content folder.

    Raises OSError when the folder is not there.
    """
    status = content.stat()
    try:
        work = SwitchFolder(content, inside=True)
        last = read_plain(work.last, 100).decode("ascii") if work.is_there else ""
    except (OSError, ValueError):
        last = ""
    return f"{status.st_dev} {status.st_ino} {last}"


def _both(content: Path) -> tuple[SwitchFolder, SwitchFolder]:
    """Return the two places where a switch of the content folder may have been prepared."""
    return SwitchFolder(content), SwitchFolder(content, inside=True)


def _switch_whole(work: SwitchFolder) -> None:
    """Let `new` take the place of the content folder, which becomes `old`. Raises OSError."""
    if exchange(work.new, work.content):
        flush([], [work.content.parent])
        rename(work.new, work.old)
        return
    rename(work.content, work.old)
    try:
        rename(work.new, work.content)
    except OSError:
        rename(work.old, work.content)
        raise
    flush([], [work.content.parent, work.folder])


def _settle_whole(work: SwitchFolder, new: int) -> None:
    """Give the content folder its name back after an interruption; nothing of the staff's is deleted.

    `new` is the inode of the folder that was to replace it, 0 when that is not known.
    """
    if not os.path.lexists(work.content):
        whole = next((folder for folder in (work.old, work.new) if is_folder(folder)), None)
        if whole is not None:
            rename(whole, work.content)
    if is_folder(work.new) and inode(work.new) != new and not os.path.lexists(work.old):
        rename(work.new, work.old)


def _switch_parts(work: SwitchFolder, steps: Sequence[Step]) -> None:
    """Take each step that has not been taken yet. Raises OSError."""
    for folder in (work.old, work.new):
        if not is_folder(folder):
            remove(folder)
            folder.mkdir()
    for name, is_staged in steps:
        target, staged, kept = work.content / name, work.new / name, work.old / name
        if is_staged and not os.path.lexists(staged):
            continue
        if os.path.lexists(target) and (is_staged or not os.path.lexists(kept)):
            rename(target, free_name(kept))
        if is_staged:
            rename(staged, target)
    flush([], [work.content, work.new, work.old])


def _undo_parts(work: SwitchFolder, steps: Sequence[Step]) -> None:
    """Undo, last step first, what `_switch_parts` did before it failed. Raises OSError."""
    for name, is_staged in reversed(steps):
        target, staged, kept = work.content / name, work.new / name, work.old / name
        if is_staged and not os.path.lexists(staged):
            rename(target, staged)
        if os.path.lexists(kept):
            rename(kept, target)
    work.old.rmdir()


def _put_back(work: SwitchFolder) -> None:
    """Put back what was moved out and not replaced, where the journal cannot be read."""
    if not work.inside:
        _settle_whole(work, 0)
    elif is_folder(work.old):
        for name in os.listdir(work.old):  # noqa: PTH208 - names are all that is needed
            if not os.path.lexists(work.content / name):
                rename(work.old / name, work.content / name)


def _finish(work: SwitchFolder) -> None:
    """Delete the journal, and make what was replaced the one backup."""
    remove(work.journal)
    if is_folder(work.old):
        if is_folder(work.backup):
            remove(work.older)
            rename(work.backup, work.older)
        else:
            remove(work.backup)
        rename(work.old, work.backup)
        flush([], [work.backup.parent])
    remove(work.older)
