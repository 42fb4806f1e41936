"""A visitor made of X requests: taps the screen and looks at it from outside of every program."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic, sleep

from Xlib import X
from Xlib import display as xlib
from Xlib.ext import xtest

from benchmarks.paint import Look

LOOK_EVERY_SECONDS = 0.002
# Eight pixels are one chunk of paint.CHUNK bytes.
STRIP_WIDTH = 8
WHEEL_DOWN = 5


@dataclass(frozen=True, slots=True)
class Strips:
    """Where to look: strips of 8 pixels' width at each of `xs`, from `top` to `bottom` in pixels."""

    xs: tuple[int, ...]
    top: int
    bottom: int


class Observer:
    """One connection to a display."""

    def __init__(self, name: str) -> None:
        self._display = xlib.Display(name)
        self._root = self._display.screen().root

    def close(self) -> None:
        self._display.close()

    def look(self, strips: Strips) -> bytes:
        height = strips.bottom - strips.top
        return b"".join(
            self._root.get_image(x, strips.top, STRIP_WIDTH, height, X.ZPixmap, 0xFFFFFFFF).data
            for x in strips.xs
        )

    def tap(self, x: int, y: int) -> float:
        """Press and release; return the moment of the release."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        moment = monotonic()
        self._display.sync()
        return moment

    def wheel(self, x: int, y: int, clicks: int) -> None:
        """Scroll down by some clicks of the wheel."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        for _ in range(clicks):
            xtest.fake_input(self._display, X.ButtonPress, WHEEL_DOWN)
            xtest.fake_input(self._display, X.ButtonRelease, WHEEL_DOWN)
        self._display.sync()

    def record(self, strips: Strips, first: bytes, still: float, limit: float) -> list[Look]:
        """Look until something changed from `first` and then nothing for `still` seconds.

        Returns the different looks in their order, `first` before them. Raises TimeoutError when
        nothing changes, or never ceases to, for `limit` seconds.
        """
        start = monotonic()
        looks = [Look(start, first)]
        while True:
            pixels = self.look(strips)
            now = monotonic()
            if pixels != looks[-1].pixels:
                looks.append(Look(now, pixels))
            elif len(looks) > 1 and now - looks[-1].seconds > still:
                return looks
            if now - start > limit:
                raise TimeoutError(f"the screen {'never rests' if len(looks) > 1 else 'does not change'}")
            sleep(LOOK_EVERY_SECONDS)

    def rest(self, strips: Strips, still: float = 0.2, limit: float = 20.0) -> bytes:
        """Wait until nothing changed for `still` seconds; return what the screen looks like."""
        start = since = monotonic()
        last = self.look(strips)
        while monotonic() - since < still:
            if monotonic() - start > limit:
                raise TimeoutError("the screen never rests")
            sleep(0.01)
            pixels = self.look(strips)
            if pixels != last:
                last, since = pixels, monotonic()
        return last
