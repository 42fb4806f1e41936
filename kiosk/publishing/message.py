"""What staff or the caretaker are told of folders that cannot be used."""

from __future__ import annotations

import errno
from pathlib import Path

from kiosk.content.problems import N_
from kiosk.message import Message

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EROFS, errno.EACCES, errno.EPERM)


def cannot_use(error: OSError, state: Path) -> Message:
    """Return what to say when the state folder refused a file."""
    values = {"folder": str(state)}
    if error.errno in _FULL:
        return Message(
            N_(
                "The disk with the state folder {folder} is full. Visitors still see the last release. "
                "Delete what is not needed from that disk."
            ),
            values,
        )
    if error.errno in _FORBIDDEN:
        return Message(
            N_(
                "The kiosk may not use the state folder {folder}. Visitors still see the last release. "
                "Give it that right, or name another folder with --state or KIOSK_STATE."
            ),
            values,
        )
    return Message(
        N_(
            "The state folder {folder} cannot be used ({reason}). Visitors still see the last release. "
            "Check the disk, or name another folder with --state or KIOSK_STATE."
        ),
        {**values, "reason": error.strerror or str(error)},
    )


def cannot_read(content: str) -> Message:
    """Return what to say when the content folder is not there; `content` is its full path."""
    return Message(
        N_(
            "The content folder {folder} cannot be read. Check that the disk or network is connected, "
            "or name another folder with --content or KIOSK_CONTENT."
        ),
        {"folder": content},
    )
