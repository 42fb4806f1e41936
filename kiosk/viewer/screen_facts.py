"""The facts about the screen that the viewer itself has for its health report."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication

from kiosk.system.error_count import ErrorCount
from kiosk.viewer.assembly import Viewer
from kiosk.viewer.frames import Frames
from kiosk.viewer.health_report import Fact


def screen_facts(app: QGuiApplication, viewer: Viewer) -> Mapping[str, Fact]:
    """Return the facts by their names in `Health`; frames and errors are counted from now on."""
    window, release, idle = viewer.window, viewer.release, viewer.idle
    frames, errors = Frames(window), ErrorCount()
    logging.getLogger().addHandler(errors)
    return {
        "release": lambda: release.shown.number if release.shown else 0,
        "release_published": lambda: release.shown.about.published if release.shown else "",
        "problems": lambda: sum(release.shown.about.problems.values()) if release.shown else 0,
        "frames": lambda: frames.count,
        "frame_age": lambda: frames.age,
        "platform": app.platformName,
        "renderer": lambda: os.environ.get("QT_QUICK_BACKEND", ""),
        "screen": lambda: window.screen().name(),
        "screens": lambda: len(app.screens()),
        "width": lambda: viewer.metrics.pixels()[0],
        "height": lambda: viewer.metrics.pixels()[1],
        "width_mm": lambda: round(window.screen().physicalSize().width()),
        "height_mm": lambda: round(window.screen().physicalSize().height()),
        "refresh": lambda: window.screen().refreshRate(),
        "pixels_per_mm": lambda: viewer.metrics.pixelsPerMillimetre,
        "touch_age": idle.untouched_seconds,
        "idle": lambda: idle.state,
        "opening": lambda: viewer.opening.state,
        "dark": lambda: viewer.opening.dark,
        "language": lambda: viewer.language.tag,
        "errors": lambda: errors.count,
    }
