"""Measures the screens and how fast this machine draws, in a process of its own: Qt may abort it.

It prints {"renderer", "frames_a_second", "missing", "screens"} as JSON, see kiosk.selfcheck.measured.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtGui import QFont, QGuiApplication, QScreen
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.languages.alphabets import LETTERS
from kiosk.viewer.assembly import Viewer, application, assemble
from kiosk.viewer.display.full_screen import screen_to_cover
from kiosk.viewer.proof.letters import glyphs

FAMILIES = ("Nunito", "Literata SemiBold")  # of texts and of titles
MEASURED_SECONDS = 1.0
WAIT_SECONDS = 5.0  # for the window to come
SETTLING_FRAMES = 10  # in which pictures are read and fonts drawn for the first time
# Lies over all of the screen and has another colour in every frame, so that everything is painted.
_VEIL = b"""
import QtQuick
Rectangle {
    property int frame
    anchors.fill: parent
    z: 1000
    color: Qt.hsla(frame % 100 / 100, 0.4, 0.3, 0.02)
}
"""


def main() -> None:
    """Measure, and print what was found."""
    (state,) = sys.argv[1:]
    app = application()
    chosen = screen_to_cover(app)
    viewer = assemble(Path(state), screen=chosen)
    viewer.idle.touch()  # the home screen, which has most to paint
    screens = sorted(app.screens(), key=lambda screen: screen is not chosen)
    row = {
        "screens": [_size(screen) for screen in screens],
        "missing": missing_letters(),
        "frames_a_second": round(_frames_a_second(app, viewer), 1),
        "renderer": QQuickWindow.sceneGraphBackend() or "software",
    }
    print(json.dumps(row), flush=True)
    # What a component made must not go before it, nor the window before both: they all go with the process.
    os._exit(0)


def missing_letters() -> str:
    """Return the letters that the kiosk's own fonts do not draw, or draw as the box of a missing letter."""
    return "".join(letter for letter in LETTERS if not all(_is_drawn(letter, each) for each in FAMILIES))


def _is_drawn(letter: str, family: str) -> bool:
    """Return whether a letter is drawn with a font of this family, otherwise than the box."""
    drawn = glyphs(letter, QFont(family))
    return bool(drawn) and all(
        font.familyName() == family and index != 0 and font.pathForGlyph(index) != font.pathForGlyph(0)
        for font, indexes in drawn
        for index in indexes
    )


def _size(screen: QScreen) -> dict[str, object]:
    """Return a screen as a ScreenSize takes it."""
    pixels, millimetres = screen.size(), screen.physicalSize()
    return {
        "name": screen.name(),
        "width": pixels.width(),
        "height": pixels.height(),
        "width_mm": round(millimetres.width(), 1),
        "height_mm": round(millimetres.height(), 1),
        "refresh": round(screen.refreshRate(), 2),
    }


def _frames_a_second(app: QGuiApplication, viewer: Viewer) -> float:
    """Return how many frames a second the window swaps when each is painted whole; 0 when it never came."""
    component = QQmlComponent(viewer.engine)
    component.setData(_VEIL, "veil.qml")
    veil = component.create()
    assert isinstance(veil, QQuickItem)
    veil.setParentItem(viewer.window.contentItem())
    swapped = 0

    def again() -> None:
        """Count a frame and ask for the next one."""
        nonlocal swapped
        swapped += 1
        veil.setProperty("frame", swapped)

    viewer.window.frameSwapped.connect(again)
    viewer.window.showFullScreen()
    _process(app, WAIT_SECONDS, lambda: swapped > SETTLING_FRAMES)
    before, started = swapped, monotonic()
    if before:
        _process(app, MEASURED_SECONDS, lambda: False)
    rate = (swapped - before) / (monotonic() - started) if before else 0.0
    viewer.window.frameSwapped.disconnect(again)
    return rate


def _process(app: QGuiApplication, seconds: float, ready: Callable[[], bool]) -> None:
    """Process events for so many seconds, or until `ready`."""
    until = monotonic() + seconds
    while monotonic() < until and not ready():
        app.processEvents()
