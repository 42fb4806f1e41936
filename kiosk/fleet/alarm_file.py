"""What the watch remembers of lost screens, kept in the state folder across its starts."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from kiosk.fleet.alarms import Memory
from kiosk.system.disk import replace_file

FILE = "fleet-mail.json"


def read_memory(state: Path) -> Memory:
    """Return what was kept; nothing when there is none, or it is damaged."""
    try:
        row = json.loads((state / FILE).read_bytes())
        lost = {
            str(device): datetime.fromisoformat(since).astimezone(UTC)
            for device, since in row["lost"].items()
        }
        return Memory(lost, frozenset(map(str, row["told"])))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Memory()


def keep_memory(state: Path, memory: Memory) -> None:
    """Keep it. Raises OSError when the disk refuses."""
    state.mkdir(parents=True, exist_ok=True)
    row = {
        "lost": {device: since.isoformat(timespec="seconds") for device, since in memory.lost.items()},
        "told": sorted(memory.told),
    }
    replace_file(state / FILE, json.dumps(row).encode())
