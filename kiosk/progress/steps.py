"""How far long work is: what it tells to whoever shows it. Light, as the poller stays for months."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

# What the publisher does, and as the last `kiosk screenshots`.
Doing = Literal["waiting", "reading", "pictures", "writing", "photographing"]
# Called often, with what is done of how many; 0 of 0 as long as their number is not known. "waiting" is
# said when the work rests, and before anything else is printed.
Told = Callable[[Doing, int, int], None]


def quiet(doing: Doing, done: int, total: int) -> None:
    """Tell nobody."""
