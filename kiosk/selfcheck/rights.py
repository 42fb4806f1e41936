"""Judges whether the user of the kiosk may use the screen and the touchscreen."""

from __future__ import annotations

import contextlib
import getpass
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.message import N_
from kiosk.selfcheck.finding import Finding, note, well
from kiosk.system.units import SCREEN, unit_file

SEATS = Path("/run/systemd/seats/seat0")
GROUPS = ("video", "input")

_SEAT = N_("Rights: the login of the screen gives it to the user {user}")
_GROUPS = N_("Rights: the user {user} is in the groups {groups}")
_LACKS = N_("Rights: the user {user} is not in these groups: {groups}")
_ADD = N_("If the screen or the touchscreen is refused, type: sudo usermod -aG video,input {user}")
_ROOT = N_("Rights: the kiosk would run as the administrator of this computer")
_OTHER_USER = N_("Start it as a user of its own; “sudo {kiosk} install” makes one.")


def rights_findings() -> Iterator[Finding]:
    """Yield what there is to say of the user's rights, where users have groups."""
    if sys.platform == "win32":
        return
    installed = _user_of(unit_file(SCREEN))
    user = installed or _me()
    if user == "root":
        yield note("rights", _ROOT, _OTHER_USER)
        return
    # With PAMName=login the seat hands out devices; groups are for what is started otherwise.
    if installed and SEATS.exists():
        yield well("rights", _SEAT, user=user)
        return
    lacking = [name for name in GROUPS if not _is_in(user, name)]
    if lacking:
        yield note("rights", _LACKS, _ADD, user=user, groups=", ".join(lacking))
    else:
        yield well("rights", _GROUPS, user=user, groups=", ".join(GROUPS))


def _user_of(unit: Path | None) -> str:
    """Return the user that a unit runs as; "" without one."""
    with contextlib.suppress(OSError):
        for line in unit.read_text("utf-8", "replace").splitlines() if unit else ():
            if line.startswith("User="):
                return line.removeprefix("User=").strip()
    return ""


def _me() -> str:
    """Return the name of the user who types."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid())


def _is_in(user: str, group: str) -> bool:
    """Return whether a user is in a group, or this system has no such group."""
    import grp
    import pwd

    try:
        found = grp.getgrnam(group)
    except KeyError:
        return True
    with contextlib.suppress(KeyError):
        return user in found.gr_mem or pwd.getpwnam(user).pw_gid == found.gr_gid
    return False
