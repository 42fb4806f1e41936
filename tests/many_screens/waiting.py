"""Waits on conditions, and what is raised where one is never met."""

from __future__ import annotations

import time
from collections.abc import Callable


class Wrong(Exception):
    """Something is not as docs/fleet.md tells."""


def until(what: Callable[[], object], seconds: float, told: str) -> float:
    """Wait until something is so; return after how many seconds. Raises Wrong with what was `told`."""
    began = time.monotonic()
    while not what():
        if time.monotonic() - began > seconds:
            raise Wrong(f"not so within {seconds:.0f} s: {told}")
        time.sleep(0.1)
    return time.monotonic() - began
