"""Which start of the computer this is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def boot_id(environment: Mapping[str, str] = os.environ) -> str:
    """Return what tells one start of the computer from the next, "" where the system does not tell.

    The unit of an installed kiosk names it in KIOSK_BOOT, as its sandbox hides the file.
    """
    if named := environment.get("KIOSK_BOOT"):
        return named
    try:
        return _BOOT_ID.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
