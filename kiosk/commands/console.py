"""The exit codes of the commands, and how a command that cannot run says why."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.languages.catalogue import translator
from kiosk.message import N_, Message
from kiosk.paths import own_content_folder

OK, ERRORS, CANNOT_RUN = 0, 1, 2
_REMEMBERED = Message(
    N_(
        "This folder was chosen with “{kiosk} own”: choose another one that way, or take the folder that "
        "came with the program with “{kiosk} own --forget”."
    )
)


def say(message: Message, language: str) -> str:
    """Return a message in a language."""
    return message.say(translator(language))


def no_such_folder(content: Path) -> bool:
    """Return whether the folder does not exist, as opposed to being on a disk or share that is away."""
    from kiosk.system.reach import Reach, reach

    return reach(content)[0] in (Reach.MISSING, Reach.NO_FOLDER)


def without_libraries(error: ImportError, language: str) -> str | None:
    """Return which system libraries a module lacks that could not be loaded; None if it lacks none."""
    from kiosk.viewer.display.libraries import missing_for_qt

    if ".so" not in str(error):
        return None
    missing = missing_for_qt()
    return say(missing, language) if missing else None


def complain(text: str) -> int:
    """Print why a command cannot run; return CANNOT_RUN."""
    print(text, file=sys.stderr)
    return CANNOT_RUN


def unreadable(content: Path, language: str, *, looking: bool = False) -> str | None:
    """Return why the content folder cannot be read now, for people, or None if it can.

    An interrupted import may have left the folder under another name: it is completed first. With `looking`
    nothing is changed, and such a folder counts as readable.
    """
    # Not needed by a kiosk that has a release, which is to start fast.
    from kiosk.content_switch.switch import is_interrupted, settle
    from kiosk.publishing.report.folder_messages import cannot_read
    from kiosk.system.reach import Reach, reach

    found, number = reach(content)
    if looking:
        if found is Reach.MISSING and is_interrupted(content):
            return None
    elif found is Reach.MISSING or (found is Reach.THERE and is_interrupted(content)):
        settle(content)
        found, number = reach(content)
    if found is Reach.THERE:
        return None
    said = say(cannot_read(str(content), OSError(number, os.strerror(number))), language)
    if content == own_content_folder(os.environ):
        return f"{said} {say(_REMEMBERED, language)}"
    return said
