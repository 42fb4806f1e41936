"""The units of systemd with which an installed kiosk starts; nothing is asked of systemd itself."""

from __future__ import annotations

from pathlib import Path

SCREEN, VIEWER = "kiosk-screen.service", "kiosk.service"
PUBLISHER, FOLLOWER = "kiosk-publisher.service", "kiosk-follower.service"  # a machine has one of them
FOLDERS = tuple(map(Path, ("/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system")))


def unit_file(name: str) -> Path | None:
    """Return the file of a unit, the administrator's first; None where there is none."""
    return next((folder / name for folder in FOLDERS if (folder / name).is_file()), None)


def names() -> tuple[str, ...]:
    """Return the units that an installed kiosk has: the follower only where that is there."""
    return SCREEN, VIEWER, PUBLISHER if unit_file(FOLLOWER) is None else FOLLOWER


def is_installed(state: Path) -> bool:
    """Return whether this machine starts a kiosk by itself with this state folder."""
    file = unit_file(VIEWER)
    try:
        return file is not None and str(state) in file.read_text("utf-8", "replace")
    except OSError:
        return False
