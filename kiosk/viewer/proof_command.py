"""The command line of the process that looks at every page; no Qt."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def proof_command(
    state: Path, out: Path, pixels: tuple[int, int], diagonal_inches: float, named: tuple[str, str]
) -> list[str]:
    """Return the command for kiosk.viewer.proof.program; its process ends when this one does.

    `named` are the name and the group of the screen, for which the pages are, see kiosk.viewer.families.
    """
    return [
        *(sys.executable, "-c", "from kiosk.viewer.proof.program import main; main()"),
        *(str(state), str(out), *map(str, pixels), f"{diagonal_inches:.2f}", *named, str(os.getpid())),
    ]
