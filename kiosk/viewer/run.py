"""`kiosk run`: the full-screen kiosk."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from kiosk.viewer.assembly import application, assemble
from kiosk.viewer.display.awake import Awake
from kiosk.viewer.display.full_screen import FullScreen, screen_to_cover
from kiosk.viewer.live import live
from kiosk.viewer.publisher_process import PublisherProcess

# Longest edge of a picture in pixels, should the screen be off or smaller at the start.
LEAST_EDGE = 1920


def show_kiosk(
    content: Path,
    state: Path,
    *,
    diagonal_inches: float | None,
    language: str,
    hangs: Callable[[int, float], bool],
) -> int:
    """Show the kiosk until a signal ends it; the publisher runs beside it.

    `language` and `hangs` are for that, see PublisherProcess.
    """
    app = application()
    app.setQuitOnLastWindowClosed(False)
    app.setOverrideCursor(Qt.CursorShape.BlankCursor)
    viewer = assemble(state, diagonal_inches=diagonal_inches, screen=screen_to_cover(app))
    release = viewer.site.release
    known = int(release.about.get("edge", 0)) if release is not None else 0
    publisher = PublisherProcess(content, state, max(LEAST_EDGE, known), language=language, hangs=hangs)
    screen = FullScreen(app, viewer.window, viewer.metrics)
    screen.covered.connect(publisher.make_pictures_for)
    screen.show()
    return live(app, viewer, publisher, Awake(app.platformName(), os.environ))
