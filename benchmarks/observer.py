"""Taps a screen and looks at it with X requests, from outside of the program that is measured."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic, sleep

from Xlib import X
from Xlib import display as xlib
from Xlib.ext import xtest

from benchmarks.paint import Look

LOOK_EVERY_SECONDS = 0.002
REST_SECONDS = 0.2
REST_WITHIN = 20.0  # seconds
# Eight pixels are one chunk of paint.CHUNK bytes.
STRIP_WIDTH = 8
WHEEL_DOWN = 5


@dataclass(frozen=True, slots=True)
class Strips:
    """The pixels to look at: strips 8 pixels wide at each of `xs`, from `top` to `bottom` in pixels."""

    xs: tuple[int, ...]
    top: int
    bottom: int


class Observer:
    """A connection to a display."""

    def __init__(self, name: str) -> None:
        self._display = xlib.Display(name)
        self._root = self._display.screen().root

    def close(self) -> None:
        """Close the connection."""
        self._display.close()

    def look(self, strips: Strips) -> bytes:
        """Return the pixels of the strips, four bytes each."""
        height = strips.bottom - strips.top
        return b"".join(
            self._root.get_image(x, strips.top, STRIP_WIDTH, height, X.ZPixmap, 0xFFFFFFFF).data
            for x in strips.xs
        )

    def tap(self, x: int, y: int) -> float:
        """Press and release at a point; return the moment of the release (time.monotonic)."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        moment = monotonic()
        self._display.sync()
        return moment

    def wheel(self, x: int, y: int, clicks: int) -> None:
        """Turn the mouse wheel down by `clicks` clicks at a point."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        for _ in range(clicks):
            xtest.fake_input(self._display, X.ButtonPress, WHEEL_DOWN)
            xtest.fake_input(self._display, X.ButtonRelease, WHEEL_DOWN)
        self._display.sync()

    def record(self, strips: Strips, first: bytes, still: float, limit: float) -> list[Look]:
        """Look until something differs from `first`, and then until nothing changed for `still` seconds.

        Returns the different looks in their order, beginning with `first`. Raises TimeoutError when nothing
        has changed after `limit` seconds, or the changes have not ended by then.
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

    def rest(self, strips: Strips) -> bytes:
        """Wait until nothing has changed for REST_SECONDS; return the pixels.

        Raises TimeoutError when that has not come after REST_WITHIN seconds.
        """
        start = since = monotonic()
        last = self.look(strips)
        while monotonic() - since < REST_SECONDS:
            if monotonic() - start > REST_WITHIN:
                raise TimeoutError("the screen never rests")
            sleep(0.01)
            pixels = self.look(strips)
            if pixels != last:
                last, since = pixels, monotonic()
        return last
