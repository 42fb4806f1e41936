"""The longest edge of a screen in pixels, noted for the publisher: this screen's by the viewer, others' too.

    STATE/viewer/edge          of the screen here, for a publisher that the viewer did not start
    STATE/viewer/fleet-edge    of any other screen that shows the same releases

Pictures are made for the longest of them, and for what `edge` in screen.toml says.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from kiosk.paths import FLEET_EDGE, viewer_folder
from kiosk.system.disk import replace_file

LEAST, MOST = 1920, 8192


def note_edge(state: Path, edge: int) -> None:
    """Note the longest edge unless a larger one is noted: a television that is off reports a small one."""
    if noted_edge(state) < edge:
        _note(_file(state), edge)


def noted_edge(state: Path) -> int:
    """Return the longest edge that was noted, of this screen or any other, at least LEAST."""
    return max(LEAST, _read(_file(state)), fleet_edge(state))


def note_fleet_edge(state: Path, edge: int) -> None:
    """Note the longest edge of any other screen unless a larger one is noted: a screen may be off just now.

    The publisher notices it within seconds and makes the pictures anew.
    """
    if fleet_edge(state) < edge:
        _note(state / FLEET_EDGE, edge)


def fleet_edge(state: Path) -> int:
    """Return the longest edge of any other screen that was noted, 0 for none."""
    return _read(state / FLEET_EDGE)


def _note(file: Path, edge: int) -> None:
    """Write a note, if this can be the edge of a screen; nothing happens when the disk refuses."""
    if edge <= MOST:
        with contextlib.suppress(OSError):
            file.parent.mkdir(exist_ok=True)
            replace_file(file, str(edge).encode(), durable=False)


def _read(file: Path) -> int:
    """Return the edge that is noted in a file, at most MOST, 0 for none or a damaged one."""
    try:
        text = file.read_bytes()[:10]
    except OSError:
        return 0
    return min(int(text), MOST) if text.isdigit() else 0


def _file(state: Path) -> Path:
    """Return the file of the viewer's note."""
    return viewer_folder(state) / "edge"
