"""The state of the screen by the time since it was last touched, for QML."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.viewer.idle_times import IdleState, IdleTimes, idle_state, reading_seconds, until_warning

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MILLISECONDS = 250  # while the warning counts down
LONGEST_MILLISECONDS = 2_000  # before it: words and times may change


@QmlElement
@QmlUncreatable("Made by the viewer")
class Idle(QObject):
    """Measures the time since the last touch, on the monotonic clock.

    `rested` says that nobody is there any more: everything that the visitor changed goes back to the start.
    """

    stateChanged = Signal()
    leftChanged = Signal()
    wordsChanged = Signal()
    rested = Signal()

    def __init__(self, times: IdleTimes, clock: Callable[[], float] = monotonic) -> None:
        """Start at rest; `clock` returns seconds."""
        super().__init__()
        self._times = times
        self._clock = clock
        self._touched = clock()
        self._was_touched = False
        self._state = IdleState.RESTING
        self._left = 0.0
        self._words = 0
        self._staying = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)

    def set_times(self, times: IdleTimes) -> None:
        """Take other times."""
        self._times = times

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        """The state as text, see IdleState."""
        return self._state.value

    @Property(float, notify=leftChanged)
    def left(self) -> float:
        """The share of the warning time that is left, from 1 to 0."""
        return self._left

    @Property(int, notify=wordsChanged)
    def words(self) -> int:
        """The number of words on the screen now; set by the page that shows them."""
        return self._words

    @words.setter  # type: ignore[no-redef]
    def words(self, words: int) -> None:
        if words != self._words:
            self._words = words
            self.wordsChanged.emit()

    @Slot()
    def touch(self) -> None:
        """Start to measure anew: somebody touched the screen, or a film or song is playing."""
        self._touched = self._clock()
        self._was_touched = True
        if not self._timer.isActive() and not self._staying:
            self._pace()
            self._timer.start()
        self._change(IdleState.ACTIVE, 1.0)

    def untouched_seconds(self) -> float:
        """Return the seconds since the last touch, -1 before the first."""
        return self._clock() - self._touched if self._was_touched else -1.0

    @Slot()
    def startAgain(self) -> None:
        """Put everything back as for a new visitor, who is there already."""
        self.rest()
        self.touch()

    @property
    def staying(self) -> bool:
        """Whether the screen stays awake for staff; then no visitor is there."""
        return self._staying

    def stay(self) -> None:
        """Stay awake until `rest` or `startAgain`: staff have the screen."""
        self._staying = True
        self._timer.stop()
        self.touch()

    @Slot()
    def rest(self) -> None:
        """Go to rest at once."""
        self._timer.stop()
        self._staying = False
        self._change(IdleState.RESTING, 0.0)

    def show_warning(self) -> None:
        """Show the warning now, as if the time were up, for its screenshot."""
        self._touched = self._clock() - self._times.seconds - reading_seconds(self._words) - 1
        self.tick()

    @Slot()
    def tick(self) -> None:
        """Update the state by the time that has passed."""
        if self._staying:
            return
        state, left = idle_state(self._times, self._words, self._clock() - self._touched)
        if state is IdleState.RESTING:
            self._timer.stop()
        else:
            self._pace()
        self._change(state, left)

    def _pace(self) -> None:
        """Have the timer look again when there is something to say."""
        left = 1000 * until_warning(self._times, self._words, self._clock() - self._touched)
        pause = int(min(left + 1, LONGEST_MILLISECONDS)) if left > 0 else TICK_MILLISECONDS
        if pause != self._timer.interval():
            self._timer.setInterval(pause)

    def _change(self, state: IdleState, left: float) -> None:
        """Take over a state and the share of the warning time, and signal what differs."""
        if left != self._left:
            self._left = left
            self.leftChanged.emit()
        if state is not self._state:
            self._state = state
            self.stateChanged.emit()
            if state is IdleState.RESTING:
                self.rested.emit()
