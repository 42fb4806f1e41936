"""Watches the touches of the window: drops fingers that never leave, notices a screen that is deaf."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, QObject, QTimer, Signal
from PySide6.QtGui import QEventPoint, QMouseEvent, QPointerEvent, QPointingDevice, QTouchEvent

from kiosk.supervision.exit_codes import RESTART
from kiosk.viewer.cleaning import Cleaning
from kiosk.viewer.idle_times import IdleState
from kiosk.viewer.touches import Cure, Deafness, Fingers

if TYPE_CHECKING:
    from kiosk.viewer.assembly import Viewer

# Qt's classes of what answers to a touch: a button, a list that is dragged, a picture that is pinched.
ANSWERING = ("QQuickAbstractButton", "QQuickFlickable", "QQuickPointerHandler")
TAP_PIXELS = 10.0  # a list that was moved by less has not moved

_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)
_MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove)
_PRESSED = QEventPoint.State.Pressed
_RELEASED = QEventPoint.State.Released

log = logging.getLogger(__name__)


class TouchWatch(QObject):
    """Sees all touches before the window does.

    A finger that is down for half a minute is cancelled, and ignored until it comes down anew: others go on
    to work. While the screen is cleaned, no touch arrives. Where touches have been in vain for a minute, the
    screen is built anew, then the window; then `restart` has the exit code with which the process should
    end. Nothing counts as in vain while there is nothing to touch.
    """

    restart = Signal(int)

    def __init__(
        self, viewer: Viewer, cleaning: Cleaning, clock: Callable[[], float] = monotonic, *, age: float = 0.0
    ) -> None:
        """Watch the viewer's window; `clock` returns seconds, `age` is for how long the process has run."""
        super().__init__(viewer.window)
        self._viewer, self._cleaning, self._clock = viewer, cleaning, clock
        self._fingers = Fingers()
        self._deafness = Deafness(clock() - age)
        self._device: QPointingDevice | None = None
        self._passing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self.stuck_touches = 0
        self.cures = 0
        self._wiped = False
        for change in (viewer.navigation.pageChanged, viewer.language.changed, viewer.idle.stateChanged):
            change.connect(self._changed)
        cleaning.changed.connect(self._clean)
        viewer.window.installEventFilter(self)

    def answered(self) -> None:
        """Take note that something on the screen answered to a touch."""
        self._deafness.answer()

    def _changed(self) -> None:
        """Take a change for an answer, unless the screen comes to rest by itself."""
        if str(self._viewer.idle.state) == IdleState.ACTIVE:
            self.answered()

    def look(self) -> None:
        """Cancel the fingers that have been down for too long, and wait for the next."""
        stuck = self._fingers.stuck(self._clock())
        if stuck:
            self.stuck_touches += len(stuck)
            log.warning(
                "%d of %d fingers have not left for half a minute", len(stuck), len(self._fingers.down)
            )
            self._cancel(stuck)
        self._wait()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Look at an event of the window; True keeps it from the window."""
        kind = event.type()
        if kind in _TOUCHES:
            assert isinstance(event, QTouchEvent)
            return not self._passing and self._touch(event)
        if kind in _MOUSE:
            assert isinstance(event, QMouseEvent)
            return self._mouse(event)
        if kind == QEvent.Type.TouchCancel:
            # Qt tells it to what only sees touches as if the fingers had left: that would be a tap.
            QMetaObject.invokeMethod(window, "forgetTaps")
            if not self._passing:
                self._fingers.clear()
        return False

    def _touch(self, event: QTouchEvent) -> bool:
        """Take note of a touch; True when not all of it may arrive, and the rest was sent."""
        self._device = event.pointingDevice()
        points = event.points()
        arriving = []
        for point in points:
            finger, state = point.id(), point.state()
            if state == _PRESSED:
                self._fingers.press(finger, self._clock(), ignored=self._cleaning.active)
            if finger not in self._fingers.ignored:
                arriving.append(point)
                self._judge(event, point)
            if state == _RELEASED:
                self._fingers.release(finger)
        if not self._timer.isActive():
            self._wait()
        if len(arriving) == len(points):
            return False
        self._send(event, arriving)
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        """Take note of the mouse, as which some touchscreens come; True while the screen is cleaned."""
        if self._cleaning.active:
            return True
        if event.type() != QEvent.Type.MouseMove:
            self._judge(event, event.point(0))
        return False

    def _judge(self, event: QPointerEvent, point: QEventPoint) -> None:
        """Find out whether a finger that leaves was answered, and do something where none is for too long."""
        if point.state() == _RELEASED:
            grabber = event.exclusiveGrabber(point)
            if grabber is not None and self._answers(grabber, point):
                self.answered()
        elif point.state() == _PRESSED and not self._nothing_to_touch():
            window, at = self._viewer.window, point.position()
            edge = max(1, window.width(), window.height())
            cure = self._deafness.press((at.x() / edge, at.y() / edge), self._clock())
            if cure is not None:
                # Not during the touch, which items that go would still be told of.
                QTimer.singleShot(0, self, lambda: self._cure(cure))

    def _nothing_to_touch(self) -> bool:
        """Return whether there is no button: before the first release, and while the center is closed."""
        viewer = self._viewer
        return viewer.release.shown is None or (
            bool(viewer.opening.closed) and str(viewer.idle.state) == IdleState.RESTING
        )

    def _answers(self, grabber: QObject, point: QEventPoint) -> bool:
        """Return whether what has a finger shows it."""
        if grabber.inherits("QQuickFlickable"):
            return (point.position() - point.pressPosition()).manhattanLength() > TAP_PIXELS
        return any(grabber.inherits(name) for name in ANSWERING)

    def _cure(self, cure: Cure) -> None:
        """Do what may make the screen answer again."""
        self.cures += 1
        log.error("touches have been in vain for a minute: %s is built anew", cure.name.lower())
        if cure is Cure.RESTART:
            self.restart.emit(RESTART)
            return
        self._cancel(self._fingers.down)
        window = self._viewer.window
        if cure is Cure.WINDOW:
            window.hide()
        QMetaObject.invokeMethod(window, "rebuild")
        if cure is Cure.WINDOW:
            window.showFullScreen()

    def _clean(self) -> None:
        """Show that the screen may be wiped, and let go of all fingers; or show the screen again."""
        active = bool(self._cleaning.active)
        if active is self._wiped:
            return
        self._wiped = active
        if active:
            self._cancel(self._fingers.down)
        self._viewer.window.setProperty("cleaning", self._cleaning if active else None)

    def _cancel(self, fingers: Sequence[int] | dict[int, float]) -> None:
        """Have all items let go of all fingers, and ignore these from now on."""
        self._fingers.ignore(fingers)
        if self._device is not None:
            # Qt keeps what only moves for the next frame. It would come after the cancellation, from fingers
            # that may have left; another event, here of no finger, has it come now.
            self._pass_on(QTouchEvent(QEvent.Type.TouchUpdate, self._device))
            self._pass_on(QTouchEvent(QEvent.Type.TouchCancel, self._device))

    def _send(self, event: QTouchEvent, points: list[QEventPoint]) -> None:
        """Send the window an event with some of the fingers of another."""
        if not points:
            return
        states = {point.state() for point in points}
        kind = QEvent.Type.TouchUpdate
        if len(states) == 1:
            kind = {_PRESSED: QEvent.Type.TouchBegin, _RELEASED: QEvent.Type.TouchEnd}.get(states.pop(), kind)
        part = QTouchEvent(kind, event.pointingDevice(), event.modifiers(), points)
        part.setTimestamp(event.timestamp())
        self._pass_on(part)

    def _pass_on(self, event: QTouchEvent) -> None:
        """Give the window an event of our own."""
        self._passing = True
        try:
            QCoreApplication.sendEvent(self._viewer.window, event)
        finally:
            self._passing = False

    def _wait(self) -> None:
        """Look again when the next finger has been down for too long; nothing runs while none is down."""
        due = self._fingers.next_stuck()
        if due is not None:
            self._timer.start(max(1, round(1000 * (due - self._clock()))))
