"""Judges how the kiosk starts: whether its units are there, work, and are as they were installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.message import N_
from kiosk.selfcheck.finding import Finding, note, well, wrong
from kiosk.system.ask import answer
from kiosk.system.units import VIEWER, names, unit_file

PART = "units"
_ADDITIONS = Path("/etc/systemd/system")

_NOT_INSTALLED = N_("Start: this computer does not start the kiosk by itself")
_INSTALL = N_("To have it do so, type: sudo {kiosk} install")
_MISSING = N_("Start: a part of the installation is missing: {name}")
_INSTALL_AGAIN = N_("Type once more: sudo {kiosk} install")
_WELL = N_("Start: {name} works, and starts with the computer")
_UNTOLD = N_("Start: {name} is installed; whether it works cannot be seen from here")
_DISABLED = N_("Start: {name} does not start with the computer")
_ENABLE = N_("Type: sudo systemctl enable --now {name}")
_STOPPED = N_("Start: {name} does not work ({state})")
_LOOK = N_("Type: sudo systemctl restart {name}. If it stops again, journalctl -u {name} -n 50 says why.")
_CHANGED = N_("Start: {name} was changed by hand: {file}")
_KNOW = N_("If the kiosk does not start as it should, undo that: sudo systemctl revert {name}")


def unit_findings() -> Iterator[Finding]:
    """Yield what there is to say of each unit."""
    missing = [name for name in names() if unit_file(name) is None]
    if VIEWER in missing:
        yield note(PART, _NOT_INSTALLED, _INSTALL)
        return
    for name in names():
        if name in missing:
            yield wrong(PART, _MISSING, _INSTALL_AGAIN, name=name)
        else:
            yield _state(name)
            if file := changed_by_hand(name):
                yield note(PART, _CHANGED, _KNOW, name=name, file=file)


def changed_by_hand(name: str) -> Path | None:
    """Return the file with which somebody changed a unit, None when nobody did."""
    for folder in (_ADDITIONS / f"{name}.d", _ADDITIONS / name):
        found = unit_file(name)
        if folder.is_dir():
            return next(iter(sorted(folder.glob("*.conf"))), None)
        # The administrator's own file in the place of one that a package installed.
        if folder.is_file() and found == folder and _is_packaged(name):
            return folder
    return None


def _is_packaged(name: str) -> bool:
    """Return whether a package installed a unit of this name."""
    return Path("/usr/lib/systemd/system", name).is_file()


def _state(name: str) -> Finding:
    """Return whether a unit works and starts with the computer."""
    told = answer("systemctl", "show", "--property=ActiveState,UnitFileState", name)
    if told is None or told[0] != 0:
        return note(PART, _UNTOLD, name=name)
    found = dict(re.findall(r"(?m)^(\w+)=(.*)$", told[1]))
    if found.get("ActiveState") not in ("active", "activating", "reloading"):
        return wrong(PART, _STOPPED, _LOOK, name=name, state=found.get("ActiveState", ""))
    if found.get("UnitFileState") not in ("enabled", "enabled-runtime", "static", "linked", ""):
        return wrong(PART, _DISABLED, _ENABLE, name=name)
    return well(PART, _WELL, name=name)
