"""What the commands share: exit codes, and how they say that they cannot run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.languages.catalogue import translator
from kiosk.message import N_, Message
from kiosk.paths import remembered

OK, ERRORS, CANNOT_RUN = 0, 1, 2
_REMEMBERED = Message(
    N_(
        "This folder was chosen with “{kiosk} own”: choose another one that way, or take the folder that "
        "came with the program with “{kiosk} own --forget”."
    )
)


def say(message: Message, language: str) -> str:
    return message.say(translator(language))


def no_such_folder(content: Path) -> bool:
    """True when it is the name that is wrong: no disk and no network will bring this folder."""
    from kiosk.system.reach import Reach, reach

    return reach(content)[0] in (Reach.MISSING, Reach.NO_FOLDER)


def without_libraries(error: ImportError, language: str) -> str | None:
    """Return what to install when a module could not load for want of the system's libraries, else None."""
    from kiosk.viewer.display.libraries import missing_for_qt

    if ".so" not in str(error):
        return None
    missing = missing_for_qt()
    return say(missing, language) if missing else None


def complain(text: str) -> int:
    print(text, file=sys.stderr)
    return CANNOT_RUN


def unreadable(content: Path, language: str, *, looking: bool = False) -> str | None:
    """Return what to say when the content folder cannot be read now, else None.

    Ends an import into it that was interrupted, which may have left it under another name. With
    `looking` nothing is changed, and such a folder counts as readable.
    """
    # The kiosk with a release does without all this, and is to start fast.
    from kiosk.publishing.report.folder_messages import cannot_read
    from kiosk.publishing.store.switch import is_interrupted, settle
    from kiosk.system.reach import Reach, reach

    found, number = reach(content)
    if looking:
        if found is Reach.MISSING and is_interrupted(content):
            return None
    elif found in (Reach.THERE, Reach.MISSING):
        settle(content)
        found, number = reach(content)
    if found is Reach.THERE:
        return None
    said = say(cannot_read(str(content), OSError(number, os.strerror(number))), language)
    if content == remembered(os.environ):
        return f"{said} {say(_REMEMBERED, language)}"
    return said
