"""Messages for staff or the caretaker about folders that cannot be used."""

from __future__ import annotations

import errno
from pathlib import Path

from kiosk.message import N_, Message
from kiosk.system.reasons import AWAY, FORBIDDEN, FULL, reason


def cannot_use(error: OSError, state: Path) -> Message:
    """Return the message that the state folder cannot be used, for the error that the system gave."""
    values = {"folder": str(state)}
    if error.errno in FULL:
        return Message(
            N_(
                "The disk with the state folder {folder} is full, so nothing new can be shown. "
                "Delete what is not needed from that disk."
            ),
            values,
        )
    if error.errno in FORBIDDEN:
        return Message(
            N_(
                "The kiosk may not write into the state folder {folder} ({reason}), so nothing new can be "
                "shown. Give it that right, or name another folder with --state or KIOSK_STATE."
            ),
            {**values, "reason": reason(error)},
        )
    return Message(
        N_(
            "The state folder {folder} cannot be used ({reason}), so nothing new can be shown. "
            "Check the disk, or name another folder with --state or KIOSK_STATE."
        ),
        {**values, "reason": reason(error)},
    )


def cannot_read(content: str, error: OSError) -> Message:
    """Return the message that the content folder cannot be read; `content` is its full path."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        text = N_(
            "There is no content folder at {folder}. Check that its disk or network is connected, or name "
            "another folder with --content or KIOSK_CONTENT."
        )
    elif error.errno in FORBIDDEN:
        text = N_(
            "The kiosk may not open the content folder {folder}. Give it the right to read that folder, "
            "or name another one with --content or KIOSK_CONTENT."
        )
    elif error.errno in AWAY:
        text = N_(
            "The content folder {folder} does not answer. Check the network and the computer that shares "
            "the folder, or name another one with --content or KIOSK_CONTENT."
        )
    else:
        text = N_(
            "The content folder {folder} cannot be read ({reason}). Check that the disk or network is "
            "connected, or name another folder with --content or KIOSK_CONTENT."
        )
    return Message(text, {"folder": content, "reason": reason(error)})


def on_the_screen(number: int | None) -> Message:
    """Return the message that says what visitors see while nothing new can be shown.

    `number` is that of the current release, 0 for none yet, None when the state folder does not tell.
    """
    if number is None:
        return Message(N_("Visitors may see nothing but the greeting."))
    if number == 0:
        return Message(N_("Visitors see nothing but the greeting yet."))
    return Message(N_("Visitors still see release {number}."), {"number": str(number)})
