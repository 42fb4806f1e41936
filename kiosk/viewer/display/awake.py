"""Keeps the screen lit while the kiosk runs, and undoes that when it has ended.

On X, blanking is suspended for our connection, and its settings, which other programs respect, are turned
off. A shell waits for the end of our process, whatever ends it, and puts the settings back. Desktops, on X
and on Wayland, blank the screen by programs of their own: these are asked over D-Bus, and forget it when our
connection ends. Qt has no function for this. Wayland's idle-inhibit protocol needs the surface of Qt's
window, which PySide6 does not give out; a compositor without a desktop, such as cage, blanks nothing by
itself.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import astuple, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.viewer.display import x_blanking
from kiosk.viewer.display.x_blanking import Blanking, XDisplay

if TYPE_CHECKING:
    from kiosk.viewer.display.desktop_blanking import DesktopBlanking

END_SECONDS = 5
# Ignores the signals that end a whole terminal or session: when they end us, the shell has to act.
WAIT_AND_PUT_BACK = 'trap "" INT TERM HUP; read -r _; exec "$@"'

log = logging.getLogger(__name__)


class Awake:
    """Keeps the screen lit between `start` and `stop`, which may be called again and again."""

    def __init__(self, platform: str, environment: Mapping[str, str]) -> None:
        """`platform` is Qt's name of the window system."""
        self._platform, self._environment = platform, environment
        self._display: XDisplay | None = None
        self._putting_back: subprocess.Popen[bytes] | None = None
        self._desktop: DesktopBlanking | None = None

    def start(self) -> None:
        """Keep the screen lit from now on."""
        if self._platform == "xcb":
            self._light_x(self._environment.get("DISPLAY", ""))
        if self._platform in ("xcb", "wayland") and has_session_bus(self._environment):
            from kiosk.viewer.display.desktop_blanking import DesktopBlanking

            self._desktop = DesktopBlanking()

    def stop(self) -> None:
        """Put the settings of blanking back."""
        if self._desktop is not None:
            self._desktop.end()
            self._desktop = None
        if self._putting_back is not None:
            assert self._putting_back.stdin is not None
            self._putting_back.stdin.close()
            try:
                self._putting_back.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                log.warning("the blanking of the screen is not put back within %s s", END_SECONDS)
            self._putting_back = None
        if self._display is not None:
            self._display.close()
            self._display = None

    def _light_x(self, name: str) -> None:
        """Turn blanking off on the X display `name`."""
        try:
            self._display = XDisplay(name)
            self._display.suspend()
            before = self._display.blanking()
            if before.blanks:
                self._putting_back = _put_back_at_our_end(name, before)
                self._display.set_blanking(replace(before, timeout=0, dpms=False))
        except OSError as error:
            log.warning("blanking of the screen cannot be turned off: %s", error)


def has_session_bus(environment: Mapping[str, str]) -> bool:
    """True when a session bus exists; connecting without that could start one."""
    runtime = environment.get("XDG_RUNTIME_DIR")
    return bool(environment.get("DBUS_SESSION_BUS_ADDRESS")) or (
        runtime is not None and (Path(runtime) / "bus").exists()
    )


def _put_back_at_our_end(name: str, blanking: Blanking) -> subprocess.Popen[bytes]:
    """Start a shell that puts blanking back when this process has ended or closed its pipe."""
    numbers = [str(int(value)) for value in astuple(blanking)]
    command = [sys.executable, "-I", "-S", x_blanking.__file__, name, *numbers]
    return subprocess.Popen(
        ["/bin/sh", "-c", WAIT_AND_PUT_BACK, "sh", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        env=dict(os.environ),
    )
