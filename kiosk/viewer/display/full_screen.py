"""The kiosk's window over the whole of a screen, whatever becomes of the two."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from kiosk.viewer.display.claim import Area, Standing, Step, choose_screen, steps
from kiosk.viewer.display.metrics import Metrics

# Seldom enough that two programs that both want to be on top do not wear each other out, and that whoever
# set the machine up can still type Ctrl+C into a terminal.
LOOK_MILLISECONDS = 3_000
# Here windows may raise themselves. A Wayland compositor decides that alone, and says so with every try.
STACKED_PLATFORMS = ("xcb", "windows", "cocoa")


class FullScreen(QObject):
    """Keeps the window on the primary screen, of its size, shown and on top, and the millimetres true.

    `covered` tells the longest edge of the screen, in pixels, whenever another one is covered.
    """

    covered = Signal(int)

    def __init__(
        self, app: QGuiApplication, window: QWindow, metrics: Metrics, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app, self._window, self._metrics = app, window, metrics
        self._stacked = app.platformName() in STACKED_PLATFORMS
        # A change of the screens comes in several signals; what holds in the end counts.
        self._changed = QTimer(self)
        self._changed.setSingleShot(True)
        self._changed.setInterval(0)
        self._changed.timeout.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look_again)
        self._drawn = True

    def show(self) -> None:
        """Show the window and keep it there from now on."""
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
        """Follow the screens as they are now, and do what the window lacks; see Standing for `lost`."""
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
            # Also while it is active: `raise_` lies in xcb's buffer until something else is sent.
            self._window.requestActivate()
        self.covered.emit(max(area[2:]))

    def _look_again(self) -> None:
        drawn = self._window.isExposed()
        self.look(lost=not drawn and not self._drawn)
        self._drawn = drawn

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._note)
        screen.physicalSizeChanged.connect(self._note)
        self._note(screen)

    def _note(self, _: object) -> None:
        self._changed.start()


def screen_to_cover(app: QGuiApplication) -> QScreen | None:
    """Return the screen that the kiosk belongs on now; None while there is none that has a size."""
    first = app.primaryScreen()
    screens = sorted(app.screens(), key=lambda screen: screen is not first)
    at = choose_screen([_area(screen.geometry()) for screen in screens])
    return None if at is None else screens[at]


def _area(rectangle: QRect) -> Area:
    return rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()
