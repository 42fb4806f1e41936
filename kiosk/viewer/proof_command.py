"""The command line of the process that looks at every page; no Qt."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def proof_command(state: Path, out: Path, pixels: tuple[int, int], diagonal_inches: float) -> list[str]:
    """Return the command for kiosk.viewer.proof.program; its process ends when this one does."""
    return [
        *(sys.executable, "-c", "from kiosk.viewer.proof.program import main; main()"),
        *(str(state), str(out), *map(str, pixels), f"{diagonal_inches:.2f}", str(os.getpid())),
    ]
