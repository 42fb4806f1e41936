"""What the commands share: exit codes, and how they say that they cannot run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.languages.catalogue import translate
from kiosk.message import Message
from kiosk.publishing.message import cannot_read
from kiosk.publishing.switch import is_interrupted, settle
from kiosk.reach import Reach, reach

OK, ERRORS, CANNOT_RUN = 0, 1, 2


def say(message: Message, language: str) -> str:
    return message.say(lambda text: translate(language, text))


def no_such_folder(content: Path) -> bool:
    """True when it is the name that is wrong: no disk and no network will bring this folder."""
    return reach(content)[0] in (Reach.MISSING, Reach.NO_FOLDER)


def complain(text: str) -> int:
    print(text, file=sys.stderr)
    return CANNOT_RUN


def unreadable(content: Path, language: str, *, looking: bool = False) -> str | None:
    """Return what to say when the content folder cannot be read now, else None.

    Ends an import into it that was interrupted, which may have left it under another name. With
    `looking` nothing is changed, and such a folder counts as readable.
    """
    found, number = reach(content)
    if looking:
        if found is Reach.MISSING and is_interrupted(content):
            return None
    elif found in (Reach.THERE, Reach.MISSING):
        settle(content)
        found, number = reach(content)
    if found is Reach.THERE:
        return None
    return say(cannot_read(str(content), OSError(number, os.strerror(number))), language)
