"""What staff are told of the program on the screen: that it does not show the current release, and why."""

from __future__ import annotations

from pathlib import Path

from kiosk.problems.problem import Problem
from kiosk.supervision.trouble import read_trouble


def screen_problem(state: Path, number: int) -> Problem | None:
    """Return why visitors do not see the release of a number, which is the current one; None if they do."""
    trouble = read_trouble(state)
    if trouble is None or trouble.release != number:
        return None
    values = {"number": str(number), "shown": str(trouble.shown)}
    return Problem("screen-plain" if trouble.plain else "release-set-aside", "", values=values)
