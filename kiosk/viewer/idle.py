"""The idle clock as QML sees it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.viewer.idle_times import IdleState, IdleTimes, idle_state, reading_seconds

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MILLISECONDS = 250


@QmlElement
@QmlUncreatable("Made by the viewer")
class Idle(QObject):
    """Counts the time since the last touch on the monotonic clock.

    `rested` is the moment at which everything a visitor changed goes back to the start.
    """

    stateChanged = Signal()
    leftChanged = Signal()
    wordsChanged = Signal()
    rested = Signal()

    def __init__(
        self, times: IdleTimes, clock: Callable[[], float] = monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._times = times
        self._clock = clock
        self._touched = clock()
        self._state = IdleState.RESTING
        self._left = 0.0
        self._words = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)

    def set_times(self, times: IdleTimes) -> None:
        self._times = times

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        return self._state.value

    @Property(float, notify=leftChanged)
    def left(self) -> float:
        """Share of the warning time that is left, 1 to 0."""
        return self._left

    @Property(int, notify=wordsChanged)
    def words(self) -> int:
        """Words that are on the screen now; set by the page that shows them."""
        return self._words

    @words.setter  # type: ignore[no-redef]
    def words(self, words: int) -> None:
        if words != self._words:
            self._words = words
            self.wordsChanged.emit()

    @Slot()
    def touch(self) -> None:
        """Count from now on: somebody touched the screen, or a film or a song is playing."""
        self._touched = self._clock()
        if not self._timer.isActive():
            self._timer.start()
        self._change(IdleState.ACTIVE, 1.0)

    @Slot()
    def rest(self) -> None:
        """Go to rest at once."""
        self._timer.stop()
        self._change(IdleState.RESTING, 0.0)

    def show_warning(self) -> None:
        """Ask now, as if the time was up: for the screenshot of the question."""
        self._touched = self._clock() - self._times.seconds - reading_seconds(self._words) - 1
        self.tick()

    @Slot()
    def tick(self) -> None:
        state, left = idle_state(self._times, self._words, self._clock() - self._touched)
        if state is IdleState.RESTING:
            self._timer.stop()
        self._change(state, left)

    def _change(self, state: IdleState, left: float) -> None:
        if left != self._left:
            self._left = left
            self.leftChanged.emit()
        if state is not self._state:
            self._state = state
            self.stateChanged.emit()
            if state is IdleState.RESTING:
                self.rested.emit()
