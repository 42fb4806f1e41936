"""The viewer's objects, connected to each other and given to a window."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QScreen
from PySide6.QtQml import QQmlApplicationEngine
from shiboken6 import delete

from kiosk.paths import FONTS, PACKAGE
from kiosk.viewer.clock import Clock
from kiosk.viewer.current_release import CurrentRelease
from kiosk.viewer.display.metrics import Metrics
from kiosk.viewer.idle import Idle
from kiosk.viewer.idle_times import IdleTimes
from kiosk.viewer.language import Language
from kiosk.viewer.memory import give_pictures_back
from kiosk.viewer.navigation import Navigation
from kiosk.viewer.opening import Opening
from kiosk.viewer.page.block_kinds import BlockKinds as _BlockKinds  # noqa: F401 - QML makes its own
from kiosk.viewer.page.label_model import LabelModel as _LabelModel  # noqa: F401 - QML makes its own
from kiosk.viewer.page.open_page import OpenPage

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from kiosk.supervision.starts import Starts

HERE = PACKAGE / "viewer"  # where QML finds the module Kiosk


def prepare_environment() -> None:
    """Set what Qt reads at its start: the software renderer, one pixel being one pixel, no wait for a frame.

    Else Qt lets 5 ms pass from the first change to its frame. Animations do not run faster without: they
    have a clock of their own, of 16 ms.
    """
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")


def application() -> QGuiApplication:
    """Return the process's Qt application, with the bundled fonts loaded."""
    prepare_environment()
    give_pictures_back()
    running = QGuiApplication.instance()
    app = running if isinstance(running, QGuiApplication) else QGuiApplication(["kiosk"])
    load_fonts()
    return app


@cache
def load_fonts() -> None:
    """Load the bundled fonts, once; letters that one lacks are taken from the next."""
    for font in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    for family, weight in (("Nunito", ""), ("Literata SemiBold", " SemiBold")):
        others = [f"Noto Sans Arabic{weight}", f"Noto Sans Hebrew{weight}", "Noto Emoji"]
        QFont.insertSubstitutions(family, others)
    QFont.insertSubstitutions(
        "Source Code Pro", ["Nunito", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Emoji"]
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """The objects that QML is given, one for each concern; keep them as long as the engine."""

    language: Language
    release: CurrentRelease
    navigation: Navigation
    idle: Idle
    clock: Clock
    opening: Opening
    open_page: OpenPage
    metrics: Metrics

    def load(
        self, engine: QQmlApplicationEngine, module: str, qml: str, extra: Mapping[str, object]
    ) -> QObject:
        """Return a component of a QML module, built on these objects; `extra` are its further properties.

        RuntimeError when it cannot be built.
        """
        engine.addImportPath(str(HERE))
        engine.setInitialProperties(
            {
                "navigation": self.navigation,
                "language": self.language,
                "idle": self.idle,
                "clock": self.clock,
                "opening": self.opening,
                "release": self.release,
                "openPage": self.open_page,
                "metrics": self.metrics,
                **extra,
            }
        )
        engine.loadFromModule(module, qml)
        roots = engine.rootObjects()
        if not roots:
            raise RuntimeError(f"the component {qml} could not be built")
        return roots[0]


@dataclass(frozen=True, slots=True)
class Viewer(Parts):
    """The parts and their window: all that lives as long as it; while it is not kept, QML loses its objects.

    Python sees `window` as a plain QWindow unless PySide6.QtQuick was imported before. The kiosk needs no
    more of it, and that import takes time.
    """

    engine: QQmlApplicationEngine
    window: QQuickWindow

    def close(self) -> None:
        """Delete the engine, and with it the window, before the objects that they were given."""
        self.window.hide()
        delete(self.engine)


def make_parts(
    state: Path,
    idle: Idle,
    metrics: Metrics,
    starts: Starts | None = None,
    named: tuple[str, str] | None = None,
) -> Parts:
    """Return the objects for the releases of a state folder.

    `named` are the name and the group of the screen, whose pages are shown; None shows all.
    """
    language = Language()
    release = CurrentRelease(state, language, starts, named)
    navigation = Navigation(release.pages.exists)
    open_page = OpenPage(navigation, language, release)
    clock, opening = Clock(language, release), Opening(release, language, idle)
    return Parts(language, release, navigation, idle, clock, opening, open_page, metrics)


def assemble(
    state: Path,
    *,
    diagonal_inches: float | None = None,
    animated: bool = True,
    screen: QScreen | None = None,
    seconds: Callable[[], float] = monotonic,
    starts: Starts | None = None,
    named: tuple[str, str] | None = None,
    start: tuple[str, ...] = (),
) -> Viewer:
    """Build the viewer for the releases of a state folder, without showing the window.

    With `screen`, everything is laid out for it at once, instead of once more when the window is shown there.
    `seconds` returns the time by which idle time is measured. `starts` knows which releases may be shown.
    `named` are the name and the group of this screen, which shows only the pages for it; None shows all.
    `start` are identities of which the first that is a page opens first, () for the home screen.
    """
    app = QGuiApplication.instance()
    assert app is not None
    parts = make_parts(state, Idle(IdleTimes(), seconds), Metrics(diagonal_inches, animated), starts, named)
    parts.language.turn_layout()
    size: dict[str, object] = {}
    if screen is not None:
        parts.metrics.measure(screen)
        size = {"width": screen.size().width(), "height": screen.size().height()}

    _follow_visitors(parts)
    if start:
        from kiosk.viewer.start_page import StartPage  # imported late: few screens have one

        StartPage(parts.navigation, parts.release, parts.idle, start)
    parts.release.look()

    engine = QQmlApplicationEngine()
    window = parts.load(engine, "Kiosk", "Main", size)
    own = {each.name: getattr(parts, each.name) for each in fields(parts)}
    return Viewer(**own, engine=engine, window=cast("QQuickWindow", window))


def _follow_visitors(parts: Parts) -> None:
    """Take idle times from each release, and go back to the start whenever the screen comes to rest."""
    language, release, navigation, idle = parts.language, parts.release, parts.navigation, parts.idle

    def take_settings() -> None:
        """Take the times of the release that is shown."""
        assert release.shown is not None
        idle.set_times(idle_times(release.shown.settings))

    def start_over() -> None:
        """Go back to the home screen and the first language."""
        navigation.home()
        language.reset()

    release.released.connect(take_settings)
    idle.rested.connect(start_over)


def idle_times(settings: dict[str, Any]) -> IdleTimes:
    """Return the times in the settings of a release."""
    idle, usual = settings.get("idle", {}), IdleTimes()
    return IdleTimes(
        float(idle.get("seconds", usual.seconds)), float(idle.get("warning_seconds", usual.warning_seconds))
    )
