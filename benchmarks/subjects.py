"""The programs that are compared, each started full screen on the same display."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.display import DIAGONAL_INCHES, SIZE
from benchmarks.processes import Program
from benchmarks.static_site import file_name

PROJECT = Path(__file__).parents[1]
WINDOW = Path(__file__).parent / "bare" / "window.py"
PLAIN = Path(__file__).parent / "bare" / "screens.py"
# Debian's `chromium` is a shell script around this; its time does not count.
BROWSER = Path("/usr/lib/chromium/chromium")
FLAGS = (
    "--kiosk",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--force-device-scale-factor=1",
    "--window-position=0,0",
    f"--window-size={SIZE[0]},{SIZE[1]}",
)


@dataclass(frozen=True, slots=True)
class Kiosk:
    """The kiosk on a content folder and a state folder; it `sleeps`: it opens on its attract screen."""

    content: Path
    state: Path
    name: str = "kiosk"
    sleeps: bool = True

    def start(self, display: str) -> Program:
        """Start the kiosk on a display."""
        command = [sys.executable, str(PROJECT / "main.py"), "run", "--content", str(self.content)]
        command += ["--state", str(self.state), "--diagonal", str(DIAGONAL_INCHES)]
        return Program(command, environment(display), mark=str(self.state))


@dataclass(frozen=True, slots=True)
class Browser:
    """Chromium on a folder of HTML files, with a profile that is kept from start to start."""

    site: Path
    profile: Path
    language: str
    name: str = "chromium"
    sleeps: bool = False

    def start(self, display: str) -> Program:
        """Start Chromium on a display."""
        command = [str(BROWSER if BROWSER.exists() else "chromium"), *FLAGS]
        if os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium refuses to sandbox what root starts
        command += [f"--user-data-dir={self.profile}", (self.site / file_name("", self.language)).as_uri()]
        return Program(command, environment(display), mark=str(self.profile))


@dataclass(frozen=True, slots=True)
class BareWindow:
    """One rectangle in a window of PySide6, drawn as the kiosk draws: no QML program starts faster.

    `modules` is a folder with a copy of shiboken6 as PyPI has it; without, it takes the one of this .venv,
    for which PySide6's own modules were compiled. With `at_once` it does not wait 5 ms from a change to its
    frame, as Qt does: a program with more to do is at work meanwhile.
    """

    modules: Path | None = None
    at_once: bool = False
    sleeps: bool = False

    @property
    def name(self) -> str:
        """How the table names it."""
        return "bare window" if self.modules else "bare window, compiled"

    def start(self, display: str) -> Program:
        """Start the window on a display."""
        variables = environment(display)
        if self.modules:
            variables["PYTHONPATH"] = str(self.modules)
        if self.at_once:
            variables["QT_QPA_UPDATE_IDLE_TIME"] = "0"
        return Program([sys.executable, str(WINDOW)], variables, mark=str(WINDOW))


@dataclass(frozen=True, slots=True)
class PlainScreens:
    """The kiosk's screens in one file of QML, with nothing behind them; `shown` is a JSON file.

    It has no settings, no release that is checked, no pages inside pages, no block but text, no way to
    scroll, nothing that moves: what Qt and PySide6 alone take for these pictures and words.
    """

    shown: Path
    name: str = "these screens in plain QML"
    sleeps: bool = True

    def start(self, display: str) -> Program:
        """Start it on a display."""
        return Program([sys.executable, str(PLAIN), str(self.shown)], environment(display), mark=str(PLAIN))


Subject = Kiosk | Browser | BareWindow | PlainScreens


def environment(display: str = "") -> dict[str, str]:
    """Return the variables a program is started with: ours, without those that would change its behaviour."""
    # PYTHON*: some shells forbid Python to keep what it compiled, which no kiosk does.
    foreign = ("QT_", "WAYLAND_", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return {**kept, "DISPLAY": display}
