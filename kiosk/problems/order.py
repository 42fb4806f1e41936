"""Which of many problems to solve first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.problems.kind import ERROR
from kiosk.problems.problem import Problem


def by_weight(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems in the order to solve them.

    Errors come first, then what hides more, then as files and lines follow each other, 2 before 10.
    """
    return sorted(problems, key=_weight)


def _weight(problem: Problem) -> tuple[object, ...]:
    return (
        problem.severity is not ERROR,
        problem.kind.hides,
        _natural(problem.file),
        problem.line,
        problem.code,
    )


def _natural(file: str) -> list[tuple[list[tuple[str, int]], str]]:
    """Return a path as people sort it: folder by folder, numbers by their value."""
    return [(_words_and_numbers(name), name) for name in file.split("/")]


def _words_and_numbers(name: str) -> list[tuple[str, int]]:
    return [(word.casefold(), int(number or -1)) for word, number in re.findall(r"(\D*)(\d*)", name)]
