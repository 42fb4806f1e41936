"""The screen stays lit while the kiosk runs, and nothing of that is left when it has ended.

X: blanking is suspended for our connection and its settings are turned off, which other programs that
read them respect. A shell waits for our end, however it comes, and has the settings put back. Desktops, on
X and on Wayland, blank by programs of their own: these are asked over D-Bus and forget it with our
connection. Qt has no way of its own. Wayland's idle-inhibit protocol needs the surface of Qt's window, which
PySide6 does not give out; a compositor without a desktop, such as cage, blanks nothing by itself.
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
# Deaf to the signals that end a whole terminal or session: those end us, and then it is its turn.
WAIT_AND_PUT_BACK = 'trap "" INT TERM HUP; read -r _; exec "$@"'

log = logging.getLogger(__name__)


class Awake:
    """Keeps the screen lit between `start` and `stop`, which may follow each other again and again."""

    def __init__(self, platform: str, environment: Mapping[str, str]) -> None:
        """`platform` is Qt's name of the window system."""
        self._platform, self._environment = platform, environment
        self._display: XDisplay | None = None
        self._putting_back: subprocess.Popen[bytes] | None = None
        self._desktop: DesktopBlanking | None = None

    def start(self) -> None:
        if self._platform == "xcb":
            self._light_x(self._environment.get("DISPLAY", ""))
        if self._platform in ("xcb", "wayland") and has_session_bus(self._environment):
            from kiosk.viewer.display.desktop_blanking import DesktopBlanking

            self._desktop = DesktopBlanking()

    def stop(self) -> None:
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
    """Tell whether there is a session bus already; asking for one could start one."""
    runtime = environment.get("XDG_RUNTIME_DIR")
    return bool(environment.get("DBUS_SESSION_BUS_ADDRESS")) or (
        runtime is not None and (Path(runtime) / "bus").exists()
    )


def _put_back_at_our_end(name: str, blanking: Blanking) -> subprocess.Popen[bytes]:
    numbers = [str(int(value)) for value in astuple(blanking)]
    command = [sys.executable, "-I", "-S", x_blanking.__file__, name, *numbers]
    return subprocess.Popen(
        ["/bin/sh", "-c", WAIT_AND_PUT_BACK, "sh", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        env=dict(os.environ),
    )
