"""Short questions to programs of the system."""

from __future__ import annotations

import os
import subprocess

PATIENCE = 5.0  # seconds


def answer(*command: str) -> tuple[int, str] | None:
    """Return exit code and output of a command, in English; None when it is missing or takes too long."""
    try:
        ran = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ran.returncode, ran.stdout.decode("utf-8", "replace")
