"""The order in which to solve problems."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.problems.kind import ERROR
from kiosk.problems.problem import Problem


def by_weight(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems in the order to solve them.

    Errors come before warnings, then those that hide more come first; the rest is sorted by file and line,
    2 before 10.
    """
    return sorted(problems, key=_weight)


def _weight(problem: Problem) -> tuple[object, ...]:
    """Return the sort key of a problem."""
    return (
        problem.severity is not ERROR,
        problem.kind.hides,
        _natural(problem.file),
        problem.line,
        problem.code,
    )


def _natural(file: str) -> list[tuple[list[tuple[str, int]], str]]:
    """Return the sort key of a path: folder by folder, numbers by their value."""
    return [(_words_and_numbers(name), name) for name in file.split("/")]


def _words_and_numbers(name: str) -> list[tuple[str, int]]:
    """Return a name as pairs of other characters and the number behind them, -1 for none."""
    return [(word.casefold(), int(number or -1)) for word, number in re.findall(r"(\D*)(\d*)", name)]
