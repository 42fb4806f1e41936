"""What staff are told of a computer that publishes, although its screen.toml says that it follows another."""

from __future__ import annotations

import contextlib
from pathlib import Path

from kiosk.paths import SCREEN_TOML
from kiosk.problems.problem import Problem
from kiosk.settings.screen import parse_screen


def follow_problem(state: Path) -> Problem | None:
    """Return what is to be done so that a computer which publishes follows; None where it is to publish."""
    file = state / SCREEN_TOML
    with contextlib.suppress(OSError):
        if source := parse_screen(file.read_bytes())[0].follow:
            return Problem("follow-waits", "", values={"file": str(file), "source": source})
    return None
