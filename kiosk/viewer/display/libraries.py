"""The system libraries that Qt's wheel for Linux needs, and the packages that contain them."""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Callable, Mapping

from kiosk.message import N_, Message
from kiosk.paths import PACKAGE

_WINDOWS = {
    "wayland": ("libwayland", "libxkbcommon"),
    "xcb": ("libX11-xcb", "libxcb", "libxkbcommon"),
}


def libraries() -> dict[str, str]:
    """Return each library with the package of Debian and Ubuntu that contains it."""
    lines = (PACKAGE / "viewer/display/libraries.txt").read_text("ascii").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))


def is_missing(library: str) -> bool:
    """True when a library cannot be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False


def missing_for_window(environment: Mapping[str, str]) -> Message | None:
    """Return a message when libraries for this kind of display are missing, since Qt would abort.

    They are loaded here a moment before Qt loads them, so this costs no time.
    """
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    kind = "wayland" if environment.get("WAYLAND_DISPLAY") else "xcb"
    needed = [library for library in libraries() if library.startswith(_WINDOWS[kind])]
    return missing_for_qt() if any(map(is_missing, needed)) else None


def missing_for_qt(missing: Callable[[str], bool] = is_missing) -> Message | None:
    """Return a message that names all missing libraries that Qt needs, None when there are none."""
    if not sys.platform.startswith("linux"):
        return None
    lacking = {library: package for library, package in libraries().items() if missing(library)}
    if not lacking:
        return None
    if shutil.which("apt-get") is None:
        text = N_(
            "Qt needs libraries that this system lacks. Install what brings them, then start again: {names}"
        )
        return Message(text, {"names": " ".join(lacking)})
    text = N_("Qt needs packages that this system lacks. Type this line once, then start again:  {command}")
    packages = " ".join(dict.fromkeys(lacking.values()))
    return Message(text, {"command": f"sudo apt-get install --no-install-recommends {packages}"})
