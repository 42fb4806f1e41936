"""What staff or the caretaker are told when something could not be done at all."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.problems import N_

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EROFS, errno.EACCES, errno.EPERM)


@dataclass(frozen=True, slots=True)
class Message:
    """A text for people; `values` fill its placeholders after it was translated."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return one line in the language of `translate`, without one in English."""
        return translate(self.text).format(**self.values)


class Failure(Exception):
    """Something could not be done; `message` says why to people."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.say())
        self.message = message


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
