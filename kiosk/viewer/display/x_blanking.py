"""Blanking of an X display, by screen saver and DPMS, with the X libraries themselves.

This is also a program, which uses the standard library alone: `x_blanking.py DISPLAY TIMEOUT INTERVAL
BLANKING EXPOSURES DPMS` sets blanking to these values (numbers, times in seconds, see XSetScreenSaver(3)).
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import byref, c_char_p, c_int, c_ubyte, c_ushort, c_void_p
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Blanking:
    """What `xset q` shows under Screen Saver and DPMS; a `timeout` of 0 seconds means never."""

    timeout: int
    interval: int
    prefer_blanking: int
    allow_exposures: int
    dpms: bool

    @property
    def blanks(self) -> bool:
        """True when the screen would go dark."""
        return self.timeout > 0 or self.dpms


class XDisplay:
    """A connection of our own to an X display."""

    def __init__(self, name: str) -> None:
        """Connect. OSError when there is no such library or display."""
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._display = c_void_p(self._x.XOpenDisplay(c_char_p(name.encode())))
        if not self._display:
            raise OSError(f"the display {name} cannot be opened")
        self._saver = self._extension("libXss.so.1", "XScreenSaverQueryExtension")
        self._dpms = self._extension("libXext.so.6", "DPMSQueryExtension")

    def suspend(self) -> None:
        """Suspend blanking for as long as this connection lasts."""
        if self._saver is not None:
            self._saver.XScreenSaverSuspend(self._display, 1)
            self._x.XSync(self._display, 0)

    def blanking(self) -> Blanking:
        """Return the settings of blanking."""
        values = [c_int() for _ in range(4)]
        self._x.XGetScreenSaver(self._display, *map(byref, values))
        level, on = c_ushort(), c_ubyte()
        if self._dpms is not None:
            self._dpms.DPMSInfo(self._display, byref(level), byref(on))
        timeout, interval, prefer, allow = (value.value for value in values)
        return Blanking(timeout, interval, prefer, allow, bool(on.value))

    def set_blanking(self, blanking: Blanking) -> None:
        """Change the settings of blanking."""
        *values, dpms = astuple(blanking)
        self._x.XSetScreenSaver(self._display, *values)
        if self._dpms is not None and dpms:
            self._dpms.DPMSEnable(self._display)
        elif self._dpms is not None:
            self._dpms.DPMSDisable(self._display)
        self._x.XSync(self._display, 0)

    def close(self) -> None:
        """Close the connection."""
        self._x.XCloseDisplay(self._display)

    def _extension(self, library: str, query: str) -> ctypes.CDLL | None:
        """Return the library of an extension that this server has, else None."""
        try:
            extension = ctypes.CDLL(library)
        except OSError:
            return None
        unused = c_int()
        return extension if getattr(extension, query)(self._display, byref(unused), byref(unused)) else None


def _put_back(name: str, *numbers: str) -> None:
    """Set the blanking of a display to the values of a command line."""
    timeout, interval, prefer, allow, dpms = map(int, numbers)
    display = XDisplay(name)
    display.set_blanking(Blanking(timeout, interval, prefer, allow, bool(dpms)))
    display.close()


if __name__ == "__main__":
    _put_back(*sys.argv[1:])
