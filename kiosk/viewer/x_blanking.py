"""Blanking of an X display: the screen saver and DPMS, by the X libraries themselves.

Also a program, with the standard library alone: `x_blanking.py DISPLAY TIMEOUT INTERVAL BLANKING EXPOSURES
DPMS` puts back what `Blanking` says (numbers, seconds, see XSetScreenSaver(3)).
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import byref, c_char_p, c_int, c_ubyte, c_ushort, c_void_p
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Blanking:
    """What `xset q` shows under Screen Saver and DPMS; a `timeout` of 0 seconds is never."""

    timeout: int
    interval: int
    prefer_blanking: int
    allow_exposures: int
    dpms: bool

    @property
    def blanks(self) -> bool:
        return self.timeout > 0 or self.dpms


class XDisplay:
    """A connection of our own to an X display. OSError when there is no such library or display."""

    def __init__(self, name: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._extensions = _library("libXext.so.6")
        self._saver = _library("libXss.so.1")
        self._x.XOpenDisplay.restype = c_void_p
        self._display = c_void_p(self._x.XOpenDisplay(c_char_p(name.encode())))
        if not self._display:
            raise OSError(f"the display {name} cannot be opened")

    def suspend(self) -> None:
        """Stop blanking for as long as this connection lasts; the server counts who asked."""
        if self._has(self._saver, "XScreenSaverQueryExtension"):
            self._saver.XScreenSaverSuspend(self._display, 1)
            self._x.XSync(self._display, 0)

    def blanking(self) -> Blanking:
        values = [c_int() for _ in range(4)]
        self._x.XGetScreenSaver(self._display, *map(byref, values))
        level, on = c_ushort(), c_ubyte()
        if self._has_dpms():
            self._extensions.DPMSInfo(self._display, byref(level), byref(on))
        return Blanking(*(value.value for value in values), dpms=bool(on.value))

    def set_blanking(self, blanking: Blanking) -> None:
        *values, dpms = astuple(blanking)
        self._x.XSetScreenSaver(self._display, *values)
        if self._has_dpms():
            (self._extensions.DPMSEnable if dpms else self._extensions.DPMSDisable)(self._display)
        self._x.XSync(self._display, 0)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def _has_dpms(self) -> bool:
        return self._has(self._extensions, "DPMSQueryExtension") and bool(
            self._extensions.DPMSCapable(self._display)
        )

    def _has(self, library: ctypes.CDLL | None, query: str) -> bool:
        unused = c_int()
        return library is not None and bool(
            getattr(library, query)(self._display, byref(unused), byref(unused))
        )


def _library(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None


def _put_back(name: str, *numbers: str) -> None:
    *values, dpms = map(int, numbers)
    display = XDisplay(name)
    display.set_blanking(Blanking(*values, dpms=bool(dpms)))
    display.close()


if __name__ == "__main__":
    _put_back(*sys.argv[1:])
