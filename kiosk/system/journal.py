"""What the units of an installed kiosk wrote into the system's journal."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime

from kiosk.system.log_entries import Entry

_UNITS = ("kiosk.service", "kiosk-publisher.service", "kiosk-follower.service")
_LEVELS = {"0": "CRITICAL", "1": "CRITICAL", "2": "CRITICAL", "3": "ERROR"}
_SECONDS = 10.0


def last_errors(most: int) -> tuple[Entry, ...] | None:
    """Return the newest errors of the kiosk's units, at most `most`, newest first.

    None when this user may not read the journal, or there is none.
    """
    command = [
        "journalctl",
        "--system",
        "--quiet",
        "--no-pager",
        "--output=json",
        "--priority=err",
        "--reverse",
    ]
    command += [f"--lines={most}", *(f"--unit={unit}" for unit in _UNITS)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode != 0:
        return None
    return tuple(_entry(json.loads(line)) for line in done.stdout.splitlines())


def _entry(row: dict[str, object]) -> Entry:
    """Return a line of the journal as an entry."""
    text = row.get("MESSAGE")
    if isinstance(text, list):  # bytes that are no UTF-8
        text = bytes(text).decode("utf-8", "replace")
    at = datetime.fromtimestamp(int(str(row["__REALTIME_TIMESTAMP"])) / 1e6).astimezone()
    return Entry(at.isoformat(timespec="seconds"), _LEVELS[str(row["PRIORITY"])], str(text))
