"""Looks at the display on which windows would open, before any of Qt is loaded."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path


def display_problem(environment: Mapping[str, str]) -> str | None:
    """Return why no window can be opened here, None when one can.

    Qt aborts the process when the display does not answer, so it is tried first.
    """
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    if (wayland := _wayland_socket(environment)) is not None:
        return None if _takes_windows(wayland) else f"the display {wayland} does not answer"
    display = environment.get("DISPLAY", "")
    if not display:
        return "no display"
    return None if _answers(display) else f"the display {display} does not answer"


def display_name(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """Return a name, fit for a file name, for the display that windows of this environment share.

    "" where windows are drawn into memory only, so that they share none.
    """
    if not platform.startswith("linux"):
        return "desktop"
    qt, _, _ = environment.get("QT_QPA_PLATFORM", "").partition(":")
    if qt not in ("", "xcb") and not qt.startswith("wayland"):
        return "" if qt in ("offscreen", "minimal", "vnc") else _in_a_file_name(qt)
    if qt.startswith("wayland") or (not qt and _wayland_socket(environment)):
        return _in_a_file_name(environment.get("WAYLAND_DISPLAY") or "wayland-0")
    host, _, number = environment.get("DISPLAY", "").rpartition(":")
    return _in_a_file_name(f"{'' if host == 'unix' else host}:{number.partition('.')[0]}")


def display_session(environment: Mapping[str, str]) -> str:
    """Return what tells one session of the display from the next, "" where there is nothing."""
    number = environment.get("DISPLAY", "").rpartition(":")[2].partition(".")[0]
    socket = _wayland_socket(environment) or Path(f"/tmp/.X11-unix/X{number}")
    try:
        found = socket.stat()
    except OSError:
        return ""
    return f"{found.st_ino}-{found.st_mtime_ns}"


def _takes_windows(path: Path) -> bool:
    """Return whether a Wayland compositor listens: one that was killed leaves its socket behind."""
    import _socket  # what `socket` is made of; importing that takes time

    probe = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        probe.connect(str(path))
    except OSError:
        return False
    finally:
        probe.close()
    return True


def _in_a_file_name(text: str) -> str:
    """Return a text with only letters, digits, dots and hyphens."""
    return re.sub(r"[^\w.-]+", "_", text)


def _wayland_socket(environment: Mapping[str, str]) -> Path | None:
    """Return the socket of the Wayland compositor, None without one."""
    name = environment.get("WAYLAND_DISPLAY")
    path = Path(environment.get("XDG_RUNTIME_DIR", "/")) / name if name else None
    return path if path is not None and path.exists() else None


def _answers(display: str) -> bool:
    """True when an X display accepts a connection."""
    import socket  # only X needs it, and the kiosk is to start fast

    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdigit():
        return False
    tries: list[tuple[int, object]] = (
        [
            (socket.AF_UNIX, f"/tmp/.X11-unix/X{number}"),
            (socket.AF_UNIX, f"\0/tmp/.X11-unix/X{number}"),
        ]
        if host in ("", "unix")
        else [(socket.AF_INET, (host, 6000 + int(number)))]
    )
    for family, address in tries:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.settimeout(2)
            try:
                probe.connect(address)  # type: ignore[arg-type]
            except OSError:
                continue
            return True
    return False
