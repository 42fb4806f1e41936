"""What staff are told of sharing: why other screens do not get the releases of this one."""

from __future__ import annotations

from pathlib import Path

from kiosk.problems.problem import Problem
from kiosk.settings.screen import load_screen_settings
from kiosk.sharing.note import read_note


def share_problem(state: Path, language: str = "en") -> Problem | None:
    """Return why the publisher could not share its last release; None if it could, or is not to share.

    `language` is that of the log, if screen.toml cannot be read.
    """
    note = read_note(state)
    if note is None or not note.code or not load_screen_settings(state, language).share:
        return None
    return note.problem
