"""The process that shares the current release for the publisher, and notes how that went."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
from pathlib import Path

from kiosk.problems.explain import explain
from kiosk.settings.screen import load_screen_settings
from kiosk.sharing.not_shared import NotShared
from kiosk.sharing.note import Note, write_note, write_trouble
from kiosk.sharing.setting import shared_folder
from kiosk.sharing.share import share
from kiosk.system.log import logged

TOLD = 3  # exit code: it failed, and the note says why

log = logging.getLogger(__name__)


def main() -> None:
    """Take state folder and language of messages from the command line; exit with TOLD when it failed."""
    state, language = Path(sys.argv[1]), sys.argv[2]
    os.umask(0o022)  # whatever user a web server runs as, it may read what is shared
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)  # the screen comes first
    signal.signal(signal.SIGTERM, _leave)
    with logged(state, "share"):
        folder = shared_folder(state, load_screen_settings(state, language).share)
        sys.exit(0 if folder is None else _share(state, folder, language))


def _share(state: Path, folder: Path, language: str) -> int:
    """Share the release through a folder; return the exit code."""
    try:
        done = share(state, folder)
    except NotShared as error:
        told = explain(error.problem, language)
        log.warning("%s %s", told.message, told.hint)
        write_trouble(state, str(folder), error.problem.code, error.problem.values)
        return TOLD
    if done.fresh:
        log.info("release %d is shared in %s", done.shared.release, folder)
    write_note(state, Note(str(folder), done.shared.release))
    return 0


def _leave(number: int, frame: object) -> None:
    """Handle SIGTERM: end as if interrupted, so that an ostree at work is ended, too."""
    raise SystemExit(1)
