"""The problems of a content folder as `kiosk check` prints them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator

from kiosk.languages.catalogue import plural, translate, translator
from kiosk.problems.meanwhile import by_weight, meanwhile
from kiosk.problems.problem import Problem, describe


def as_lines(problems: Iterable[Problem], language: str) -> Iterator[str]:
    """Yield a line a problem, those to solve first at the top.

    Each is "file:line: what is wrong, what to do, what visitors see meanwhile".
    """

    def say(text: str) -> str:
        return translate(language, text)

    for problem in by_weight(problems):
        place = f"{problem.file}:{problem.line}" if problem.line else problem.file
        told = " ".join(filter(None, [*describe(problem, say), meanwhile(problem, say)]))
        yield one_line(": ".join(filter(None, [place, told])))


def one_line(text: str) -> str:
    """Return a text without what would break or turn a line: control and direction characters."""
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    return "".join(char for char in spaced if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))


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
    for problem in by_weight(problems):
        message, hint = describe(problem, translator(language))
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
