"""Start a worker. Standard library only: the builder does this before it imports anything large."""

from __future__ import annotations

import subprocess

from kiosk.system.child_process import start


def start_worker(nice: int = 0) -> subprocess.Popen[bytes]:
    """Start a worker process; what its libraries print is dropped. Raises OSError.

    `nice` is its niceness, see os.nice.
    """
    # glibc gives memory back from one arena only; what one picture took, the next one would lack.
    memory = {"MALLOC_ARENA_MAX": "1"}
    return start("kiosk.publishing.worker.worker", str(nice), talk=True, quiet=True, variables=memory)
