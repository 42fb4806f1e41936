"""`kiosk run`: the full-screen kiosk."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from pathlib import Path


def display_problem(environment: dict[str, str], platform: str = sys.platform) -> str | None:
    """Return why no window can be opened here, or None.

    Qt aborts the process when the display it was promised does not answer, so it is asked first.
    """
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    if environment.get("WAYLAND_DISPLAY"):
        runtime = Path(environment.get("XDG_RUNTIME_DIR", "/"))
        if (runtime / environment["WAYLAND_DISPLAY"]).exists():
            return None
    display = environment.get("DISPLAY", "")
    if not display:
        return "no display"
    return None if _answers(display) else f"the display {display} does not answer"


def _answers(display: str) -> bool:
    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdigit():
        return False
    tries: list[tuple[int, object]] = (
        [
            (socket.AF_UNIX, f"/tmp/.X11-unix/X{number}"),
            (socket.AF_UNIX, f"\0/tmp/.X11-unix/X{number}"),
        ]
        if host in ("", "unix")
        else [(socket.AF_INET, (host, 6000 + int(number)))]
    )
    for family, address in tries:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.settimeout(2)
            try:
                probe.connect(address)  # type: ignore[arg-type]
            except OSError:
                continue
            return True
    return False


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
    from PySide6.QtCore import Qt

    from kiosk.viewer.assembly import application, assemble
    from kiosk.viewer.live import live
    from kiosk.viewer.publisher_process import PublisherProcess

    app = application()
    app.setQuitOnLastWindowClosed(False)
    viewer = assemble(state, diagonal_inches=diagonal_inches)
    screen = viewer.window.screen()
    viewer.metrics.measure(screen)
    viewer.window.screenChanged.connect(viewer.metrics.measure)
    size = screen.size()
    app.setOverrideCursor(Qt.CursorShape.BlankCursor)
    viewer.window.resize(size)
    viewer.window.showFullScreen()
    publisher = PublisherProcess(
        content, state, max(size.width(), size.height()), language=language, hangs=hangs
    )
    return live(app, viewer, publisher)
