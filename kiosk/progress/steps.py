"""The steps of long work, and the function that shows how far it is. Standard library only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

# What the publisher is doing; "photographing" is the work of `kiosk screenshots`.
Doing = Literal["waiting", "reading", "pictures", "writing", "photographing"]
# Shows progress. Called often, with the step, how many are done, and how many there are: 0 and 0 as long as
# that is not known. Called with "waiting" when the work rests, and before anything else is printed.
ShowProgress = Callable[[Doing, int, int], None]


def quiet(doing: Doing, done: int, total: int) -> None:
    """Show no progress."""
