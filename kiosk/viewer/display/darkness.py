"""Takes the screen's light away while it is dark on purpose, and gives it back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

# Until then the window is black: somebody who comes back at once does not wait for the monitor.
PAUSE_MILLISECONDS = 10_000
AGAIN_MILLISECONDS = 10_000  # until a screen that did not turn on is tried again
END_SECONDS = 15.0


class Power(Protocol):
    """What turns the screen off and on, see ScreenPower."""

    way: str

    def off(self) -> str:
        """Turn it off, and return how it is dark."""

    def on(self) -> bool:
        """Turn it on, and return whether that worked."""


class Wakefulness(Protocol):
    """What keeps the screen lit, see Awake."""

    def start(self) -> None:
        """Keep it lit."""

    def stop(self) -> None:
        """Let the system blank it as it is set up to."""


class Darkness(QObject):
    """Turns the screen off a while after it became dark, and on as soon as it is not.

    Programs of the system do that, one after the other in a thread, as a monitor may take a second to answer.
    """

    _lit = Signal(bool)

    def __init__(self, power: Power, awake: Wakefulness) -> None:
        """Turn on what an earlier process left off."""
        super().__init__()
        self._power, self._awake = power, awake
        self._dark = False
        self._worker = ThreadPoolExecutor(1, "screen-power")
        self._pause = _single_shot(self, PAUSE_MILLISECONDS, self._turn_off)
        self._again = _single_shot(self, AGAIN_MILLISECONDS, self._turn_on)
        self._lit.connect(self._see)
        self._turn_on()

    @property
    def way(self) -> str:
        """How the screen is dark: "output" or "monitor" when it is off, else "black"."""
        return self._power.way

    def take(self, dark: bool) -> None:
        """Take note that the screen is dark from now on, or is not."""
        if dark == self._dark:
            return
        self._dark = dark
        if dark:
            self._again.stop()
            self._pause.start()
            self._awake.stop()
        else:
            self._pause.stop()
            self._awake.start()
            self._turn_on()

    def stop(self) -> None:
        """Turn the screen on, and wait for that."""
        self._pause.stop()
        self._again.stop()
        done = self._worker.submit(self._power.on)
        self._worker.shutdown(wait=False)
        _wait(done)

    @Slot()
    def _turn_off(self) -> None:
        self._worker.submit(self._power.off)

    @Slot()
    def _turn_on(self) -> None:
        self._worker.submit(self._power.on).add_done_callback(lambda done: self._lit.emit(done.result()))

    @Slot(bool)
    def _see(self, lit: bool) -> None:
        """Try again later if the screen is still off."""
        if not lit and not self._dark:
            self._again.start()


def _single_shot(parent: QObject, milliseconds: int, then: Callable[[], None]) -> QTimer:
    """Return a timer that is not running yet."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer


def _wait(done: Future[bool]) -> None:
    """Wait for the thread, but not for ever."""
    with contextlib.suppress(TimeoutError):
        done.result(END_SECONDS)
