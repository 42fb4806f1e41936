"""The numbers that users and groups have, or will have, on a computer that does not run yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.installing.plan import Account

# Debian gives numbers from 100 upward, systemd from 999 downward: those in between are free for long.
_FREE = range(600, 900)


def numbers_of(root: Path, accounts: Sequence[Account]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the numbers of users, and those of groups, by name: all below `root`, and these accounts.

    An account that is not known there gets a number that is free. Raises OSError.
    """
    users, groups = (_read(root / "etc" / name) for name in ("passwd", "group"))
    free = iter(sorted(set(_FREE) - {*users.values(), *groups.values()}))
    for account in accounts:
        number = groups.get(account.name) or next(free)
        groups.setdefault(account.name, number)
        if account.home:
            users.setdefault(account.name, number)
    return users, groups


def _read(path: Path) -> dict[str, int]:
    """Return the numbers of a file such as /etc/passwd by name; none when it is not there. Raises OSError."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return {}
    rows = (line.split(":") for line in lines)
    return {row[0]: int(row[2]) for row in rows if len(row) > 2 and row[2].isdecimal()}
