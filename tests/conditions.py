"""What tests need around them: a user without root's rights, a folder that fails or hangs, another second."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
# Root may open everything; without these rights it is a user like others, for whom `env` changes nothing.
COMMON_USER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if ROOT else ("env",)


def failing(folder: Path, error: str) -> tuple[str, ...]:
    """Return a prefix for a command to which every access to the folder fails, as with "EHOSTDOWN"."""
    return _injected(folder, f"error={error}")


def hanging(folder: Path, seconds: int = 3600) -> tuple[str, ...]:
    """Return a prefix for a command to which every access to the folder takes this many seconds."""
    return _injected(folder, f"delay_enter={seconds * 1_000_000}")


def _injected(folder: Path, what: str) -> tuple[str, ...]:
    """Return the strace command that changes the answer to each look at a folder; skips without strace."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    calls = "open,openat,stat,lstat,newfstatat,statx,getdents64,access,faccessat,faccessat2,readlink"
    return (
        *("strace", "-f", "-qq", "-o", os.devnull, "--seccomp-bpf", "-P", str(folder)),
        *("-e", f"trace={calls}", "-e", f"inject={calls}:{what}"),
    )


def wait_for_another_second() -> None:
    """Wait until files that are written now are of another second: ostree asks servers by the second."""
    second = int(time.time())
    while int(time.time()) == second:
        time.sleep(0.02)
