"""The problems of a content folder as `kiosk check` prints them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kiosk.content.problems import Problem, describe
from kiosk.languages.catalogue import plural, translate


def as_lines(problems: Iterable[Problem], language: str) -> Iterator[str]:
    """Yield "file:line: what is wrong and what to do", a line a problem."""
    for problem in problems:
        message, hint = describe(problem, lambda text: translate(language, text))
        place = f"{problem.file}:{problem.line}" if problem.line else problem.file
        yield ": ".join(filter(None, [place, f"{message} {hint}".strip()]))


def summary(pages: int, problems: int, language: str) -> str:
    """Return "13 pages, 2 problems"."""
    counted = (
        (plural(language, "%n page", "%n pages", pages), pages),
        (plural(language, "%n problem", "%n problems", problems), problems),
    )
    return ", ".join(text.replace("%n", str(count)) for text, count in counted)


def as_json(pages: int, problems: Iterable[Problem], language: str) -> str:
    """Return {"pages", "problems": [{"file", "line", "severity", "code", "message", "hint"}]}."""
    rows = []
    for problem in problems:
        message, hint = describe(problem, lambda text: translate(language, text))
        rows.append(
            {
                "file": problem.file,
                "line": problem.line or None,
                "severity": problem.severity.value,
                "code": problem.code,
                "message": message,
                "hint": hint,
            }
        )
    return json.dumps({"pages": pages, "problems": rows}, ensure_ascii=False, indent=2)
