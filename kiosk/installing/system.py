"""Has the running computer take notice of what was installed or taken back."""

from __future__ import annotations

import contextlib
import pwd
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kiosk.installing.plan import STARTED_BY, SYSUSERS, TMPFILES, UNITS, USER
from kiosk.message import N_, Failure, Message

BOOTED = Path("/run/systemd/system")  # is there when systemd runs as the first process
_SECONDS = 120.0
# systemctl gives one order after the other: a viewer whose compositor is gone before it would fail.
_LAST_FIRST = tuple(reversed(STARTED_BY))
_NEEDED = {
    "cage": "cage",
    "wlr-randr": "wlr-randr",
    "systemd-sysusers": "systemd",
    "systemd-tmpfiles": "systemd",
}
_NEEDED_TO_FOLLOW = {"ostree": "ostree", "gpg": "gnupg"}


def refuse_unfit(*, follows: bool = False) -> None:
    """Raise Failure when this computer lacks a program that the kiosk needs, or a screen that `follows`."""
    if shutil.which("systemctl") is None:
        raise Failure(Message(N_("This computer does not run systemd: the kiosk cannot be installed here.")))
    needed = {**_NEEDED, **_NEEDED_TO_FOLLOW} if follows else _NEEDED
    lacking = sorted({package for command, package in needed.items() if shutil.which(command) is None})
    if lacking:
        text = N_("Something is missing. Install this, then start again: {command}")
        raise Failure(Message(text, {"command": f"sudo apt install {' '.join(lacking)}"}))


def make_accounts_and_folders() -> None:
    """Make users, groups and folders as their files say. Raises Failure."""
    _run("systemd-sysusers", SYSUSERS)
    _run("systemd-tmpfiles", "--create", TMPFILES)


def is_booted() -> bool:
    """Return whether there is a systemd to be told; in the tree of a package that is built there is none."""
    return BOOTED.is_dir()


def has_desktop() -> bool:
    """Return whether a desktop has the screen now."""
    return is_booted() and _succeeds("systemctl", "--quiet", "is-active", "display-manager.service")


def take_notice() -> None:
    """Have systemd and udev read their files again. Raises Failure."""
    _run("systemctl", "daemon-reload")
    _succeeds("udevadm", "control", "--reload")
    for subsystem in ("input", "drm", "i2c-dev"):
        _succeeds("udevadm", "trigger", f"--subsystem-match={subsystem}", "--action=change")


def start() -> None:
    """Start everything that is installed, or start it anew. Raises Failure."""
    units = (unit for unit in _LAST_FIRST if STARTED_BY[unit] and _is_installed(unit))
    _run("systemctl", "--no-block", "restart", *units)


def stop() -> None:
    """Stop everything, and the session that the compositor had. Raises Failure."""
    _run("systemctl", "stop", *filter(_is_installed, _LAST_FIRST))
    with contextlib.suppress(KeyError):
        _succeeds("systemctl", "stop", f"user-{pwd.getpwnam(USER).pw_uid}.slice")


def stop_removed(paths: Iterable[str]) -> None:
    """Stop the services whose units are to be removed."""
    for path in paths:
        folder, _, name = path.rpartition("/")
        if folder == UNITS and name.endswith(".service"):
            _succeeds("systemctl", "stop", name)


def delete_accounts(names: Sequence[str]) -> None:
    """Delete users and groups; their files stay. Raises Failure."""
    for name in names:
        if name == USER:
            _run("userdel", name)
        else:
            _run("groupdel", name)


def _is_installed(unit: str) -> bool:
    """Return whether a unit was installed here."""
    return Path(UNITS, unit).is_file()


def _succeeds(*command: str) -> bool:
    """Run a command without its output; return whether it ended with 0."""
    try:
        return subprocess.run(command, capture_output=True, timeout=_SECONDS).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def why_it_failed(*command: str | Path, seconds: float = _SECONDS, **how: Any) -> str:
    """Run a command; return what it said when it failed, "" when it did not.

    `how` are further arguments of subprocess.run.
    """
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, **how)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "" if done.returncode == 0 else done.stderr.strip() or f"exit code {done.returncode}"


def _run(*command: str) -> None:
    """Run a command. Raises Failure with what it said when it fails."""
    if said := why_it_failed(*command):
        text = N_("“{command}” failed: {said}")
        raise Failure(Message(text, {"command": " ".join(command), "said": said}))
