"""The units of systemd with which an installed kiosk starts; nothing is asked of systemd itself."""

from __future__ import annotations

from pathlib import Path

SCREEN, VIEWER, PUBLISHER = "kiosk-screen.service", "kiosk.service", "kiosk-publisher.service"
NAMES = (SCREEN, VIEWER, PUBLISHER)
FOLDERS = tuple(map(Path, ("/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system")))


def unit_file(name: str) -> Path | None:
    """Return the file of a unit, the administrator's first; None where there is none."""
    return next((folder / name for folder in FOLDERS if (folder / name).is_file()), None)


def is_installed(state: Path) -> bool:
    """Return whether this machine starts a kiosk by itself with this state folder."""
    file = unit_file(VIEWER)
    try:
        return file is not None and str(state) in file.read_text("utf-8", "replace")
    except OSError:
        return False
