"""Keeps the kiosk's window over the whole of a screen, whatever happens to either."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from kiosk.viewer.display.claim import Area, Standing, Step, choose_screen, steps
from kiosk.viewer.display.metrics import Metrics

# Seldom enough that two programs that both want to be on top do not keep each other busy, and that somebody
# who sets the machine up can still type Ctrl+C into a terminal.
LOOK_MILLISECONDS = 3_000
# Where windows may raise themselves. A Wayland compositor does not allow it, and warns at every try.
STACKED_PLATFORMS = ("xcb", "windows", "cocoa")


class FullScreen(QObject):
    """Keeps the window on the primary screen, in its size, shown and on top, and measures that screen.

    `covered` has the longest edge of the screen in pixels, after every look.
    """

    covered = Signal(int)

    def __init__(self, app: QGuiApplication, window: QWindow, metrics: Metrics) -> None:
        """Take the window, and the metrics that depend on its screen."""
        super().__init__()
        self._app, self._window, self._metrics = app, window, metrics
        self._stacked = app.platformName() in STACKED_PLATFORMS
        # A change of screens comes as several signals, after the last of which the window looks once.
        self._changed = QTimer(self)
        self._changed.setSingleShot(True)
        self._changed.setInterval(0)
        self._changed.timeout.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look_again)
        self._drawn = True

    def show(self) -> None:
        """Show the window, and keep it in its place from now on."""
        self.look()
        self._window.showFullScreen()  # on a screen of 0 x 0 too: it may grow
        for screen in self._app.screens():
            self._watch(screen)
        self._app.screenAdded.connect(self._watch)
        self._app.screenRemoved.connect(self._note)
        self._app.primaryScreenChanged.connect(self._note)
        self._window.screenChanged.connect(self._note)
        self._timer.start()

    def look(self, *, lost: bool = False) -> None:
        """Look at the screens as they are now, and do what the window needs; see Standing for `lost`."""
        screen = screen_to_cover(self._app)
        if screen is None:
            return
        self._metrics.measure(screen)
        if self._window.screen() is not screen:
            self._window.setScreen(screen)
        area = _area(screen.geometry())
        full = self._window.visibility() is QWindow.Visibility.FullScreen
        needed = steps(Standing(_area(self._window.geometry()), full, lost), area, stacked=self._stacked)
        if Step.HIDE in needed:
            self._window.hide()
        if Step.SHOW in needed:
            self._window.showFullScreen()
        if Step.PLACE in needed:
            self._window.setGeometry(*area)
        if Step.RAISE in needed:
            self._window.raise_()
            # Also while it is active: xcb keeps `raise_` in its buffer until something else is sent.
            self._window.requestActivate()
        self.covered.emit(max(area[2:]))

    def _look_again(self) -> None:
        """Look, and find out whether the window has long not been drawn."""
        drawn = self._window.isExposed()
        self.look(lost=not drawn and not self._drawn)
        self._drawn = drawn

    def _watch(self, screen: QScreen) -> None:
        """Look again when a screen changes."""
        screen.geometryChanged.connect(self._note)
        screen.physicalSizeChanged.connect(self._note)
        self._note(screen)

    def _note(self, _: object) -> None:
        """Look as soon as the present signals have all come."""
        self._changed.start()


def screen_to_cover(app: QGuiApplication) -> QScreen | None:
    """Return the screen that the kiosk should cover now, None while no screen has a size."""
    first = app.primaryScreen()
    screens = sorted(app.screens(), key=lambda screen: screen is not first)
    at = choose_screen([_area(screen.geometry()) for screen in screens])
    return None if at is None else screens[at]


def _area(rectangle: QRect) -> Area:
    """Return a rectangle as an Area."""
    return rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()
