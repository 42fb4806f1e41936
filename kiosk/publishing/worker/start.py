"""Starts a worker. Standard library only: the builder does it before it imports anything large."""

from __future__ import annotations

import subprocess

from kiosk.system.child_process import start


def start_worker(nice: int = 0) -> subprocess.Popen[bytes]:
    """Start a process that reads what staff wrote; what its libraries print goes nowhere.

    `nice` is how much everything else comes first, see os.nice.
    """
    # glibc gives memory back from one arena only; what one picture took, the next one would lack.
    memory = {"MALLOC_ARENA_MAX": "1"}
    return start("kiosk.publishing.worker.worker", str(nice), talk=True, quiet=True, variables=memory)
