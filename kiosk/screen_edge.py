"""The longest edge of the screen in pixels, which the viewer notes for a publisher that it did not start."""

from __future__ import annotations

import contextlib
from pathlib import Path

from kiosk.paths import viewer_folder
from kiosk.system.disk import replace_file

LEAST, MOST = 1920, 8192


def note_edge(state: Path, edge: int) -> None:
    """Note the longest edge unless a larger one is noted: a television that is off reports a small one."""
    if noted_edge(state) < edge <= MOST:
        with contextlib.suppress(OSError):
            replace_file(_file(state), str(edge).encode(), durable=False)


def noted_edge(state: Path) -> int:
    """Return the longest edge that was noted, at least LEAST."""
    try:
        text = _file(state).read_bytes()[:10]
    except OSError:
        return LEAST
    return min(max(LEAST, int(text)), MOST) if text.isdigit() else LEAST


def note_fleet_edge(state: Path, edge: int) -> None:
    """Note the longest edge that another screen of the fleet tells, unless a larger one is noted."""
    note_edge(state, edge)


def _file(state: Path) -> Path:
    """Return the file of the note."""
    return viewer_folder(state) / "edge"
