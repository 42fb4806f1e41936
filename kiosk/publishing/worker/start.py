"""Start a worker. Standard library only: the builder does this before it imports anything large."""

from __future__ import annotations

import subprocess

from kiosk.system.child_process import start

TEXTS = "texts"


def start_worker(nice: int = 0, *, texts: bool = False) -> subprocess.Popen[bytes]:
    """Start a process that reads what staff wrote; what its libraries print goes nowhere.

    `nice` is how much everything else comes first, see os.nice. With `texts` it gets ready to read those
    before it is asked.
    """
    # glibc gives memory back from one arena only; what one picture took, the next one would lack.
    memory = {"MALLOC_ARENA_MAX": "1"}
    arguments = [str(nice), *([TEXTS] if texts else [])]
    return start("kiosk.publishing.worker.worker", *arguments, talk=True, quiet=True, variables=memory)
