"""A real X screen: Xvfb with modes to switch between, a window manager or none, and its pixels."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from Xlib import X, error
from Xlib.display import Display
from Xlib.ext import screensaver
from Xlib.protocol.event import ClientMessage

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("Xvfb", "openbox", "xdotool", "xrandr", "xset", "dbus-daemon", "dbus-monitor")
MISSING = [program for program in PROGRAMS if not shutil.which(program)]
LARGEST = (2160, 3840)
RED = 0xFF0000

Size = tuple[int, int]


def wait_until(holds: Callable[[], object], seconds: float = 15.0) -> bool:
    """Wait until `holds` returns something true; return False when it does not within `seconds`."""
    until = monotonic() + seconds
    while not holds():
        if monotonic() > until:
            return False
        sleep(0.05)
    return True


@contextmanager
def ended(process: subprocess.Popen[Any]) -> Iterator[None]:
    """End a process on leaving, if it has not ended by itself."""
    try:
        yield
    finally:
        process.kill()
        process.wait()
        for pipe in filter(None, (process.stdout, process.stderr)):
            pipe.close()


class XScreen:
    """One display with one output, called "screen"."""

    def __init__(self, stack: ExitStack, folder: Path, size: Size, manager: str = "") -> None:
        """Start the display, and a window manager if it is named."""
        self._stack, self._folder = stack, folder
        reading, writing = os.pipe()
        largest = f"{LARGEST[0]}x{LARGEST[1]}x24"
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", largest, "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        stack.enter_context(ended(server))
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.name = f":{pipe.readline().strip()}"
        self.x = Display(self.name)
        stack.callback(self.x.close)
        self.root = self.x.screen().root
        self._modes: set[Size] = {LARGEST}
        self.mode(*size)
        if manager:
            environment = {**os.environ, "DISPLAY": self.name}
            process = subprocess.Popen([manager], env=environment, stderr=subprocess.DEVNULL)
            stack.enter_context(ended(process))
            check = self.x.get_atom("_NET_SUPPORTING_WM_CHECK")
            assert wait_until(lambda: self.root.get_full_property(check, X.AnyPropertyType))

    # The screen

    def do(self, *command: str) -> str:
        """Run a command on the display and return what it prints."""
        environment = {**os.environ, "DISPLAY": self.name}
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    def mode(self, width: int, height: int) -> None:
        """Give the output another size in pixels, as when a screen is exchanged or turned."""
        name = f"{width}x{height}"
        if (width, height) not in self._modes:
            zeros = ("0", str(width), "0", "0", str(width), str(height), "0", "0", str(height))
            self.do("xrandr", "--newmode", name, *zeros)
            self.do("xrandr", "--addmode", "screen", name)
            self._modes.add((width, height))
        self.do("xrandr", "--fb", name, "--output", "screen", "--mode", name)

    def off(self) -> None:
        """Turn the output off, as a television does."""
        environment = {**os.environ, "DISPLAY": self.name}
        # It turns the output off, then fails at a screen of 0 x 0.
        subprocess.run(["xrandr", "--output", "screen", "--off"], env=environment, capture_output=True)

    # Programs on it

    def kiosk(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start a kiosk on the folders content and state; it ends with the display."""
        known = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("QT_", "DBUS_", "WAYLAND_"))
        }
        own = {"DISPLAY": self.name, "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": ""}
        places = ("--content", str(self._folder / "content"), "--state", str(self._folder / "state"))
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), "run", *places, *arguments],
            env={**known, **own, **environment},
            stderr=subprocess.PIPE,
            text=True,
        )
        self._stack.enter_context(ended(process))
        return process

    def window(self) -> Any:
        """Wait for the kiosk's window and return it."""
        assert wait_until(lambda: self.windows())
        return self.windows()[0]

    def windows(self) -> list[Any]:
        """Return the windows of kiosks that are shown now."""
        try:
            return [each for each in _below(self.root) if _is_kiosk(each)]
        except (error.BadWindow, error.BadDrawable):
            return []  # one was closed while they were looked through

    def cover(self) -> Any:
        """Map a red window of another program over everything; return it."""
        width, height = self.size()
        window = self.root.create_window(
            0, 0, width, height, 0, X.CopyFromParent, X.InputOutput, background_pixel=RED
        )
        window.map()
        self.x.sync()
        return window

    def close(self, window: Any) -> None:
        """Ask a window to close, as a window manager does."""
        protocols, wish = self.x.get_atom("WM_PROTOCOLS"), self.x.get_atom("WM_DELETE_WINDOW")
        message = ClientMessage(
            window=window, client_type=protocols, data=(32, [wish, X.CurrentTime, 0, 0, 0])
        )
        window.send_event(message)
        self.x.sync()

    def tell_manager(self, window: Any, what: int, values: list[int]) -> None:
        """Send the window manager a message about a window, as a panel or a key of its own would."""
        values = [*values, 0, 0, 0, 0][:5]
        message = ClientMessage(window=window, client_type=what, data=(32, values))
        self.root.send_event(message, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        self.x.sync()

    # What is seen

    def size(self) -> Size:
        """Return the size of the screen in pixels."""
        # Asked anew: the library keeps the size that the screen had when it was opened.
        geometry = self.root.get_geometry()
        return geometry.width, geometry.height

    def area(self, window: Any) -> tuple[int, int, int, int]:
        """Left, top, width and height of a window on the screen."""
        geometry, origin = window.get_geometry(), window.translate_coords(self.root, 0, 0)
        return -origin.x, -origin.y, geometry.width, geometry.height

    def column(self, x: int) -> list[int]:
        """Return the pixels of a column of the screen as 0xrrggbb, from the top down."""
        height = self.size()[1]
        data = self.root.get_image(x, 0, 1, height, X.ZPixmap, 0xFFFFFFFF).data
        return [int.from_bytes(data[at : at + 3], "little") for at in range(0, 4 * height, 4)]

    def is_covered(self) -> bool:
        """True when the red window is seen."""
        return self.column(self.size()[0] // 2).count(RED) > self.size()[1] // 2

    def is_blanked(self) -> bool:
        """True when the screen saver is on."""
        return bool(self.root.screensaver_query_info().state == screensaver.StateOn)

    def bar_height(self) -> int:
        """Return how many pixels at the foot of the screen have the colour of the bar."""
        column = self.column(2)
        return next((at for at, pixel in enumerate(reversed(column)) if pixel != column[-1]), len(column))


def _below(window: Any) -> Iterator[Any]:
    """Yield all windows inside a window."""
    for child in window.query_tree().children:
        yield child
        yield from _below(child)


def _is_kiosk(window: Any) -> bool:
    """True for a kiosk's window that is shown."""
    return window.get_wm_class() == ("kiosk", "kiosk") and bool(
        window.get_attributes().map_state == X.IsViewable and window.get_geometry().width > 1
    )


def end(process: subprocess.Popen[str], number: signal.Signals = signal.SIGTERM) -> int:
    """Send a signal; return the exit code."""
    process.send_signal(number)
    return process.wait(20)
