"""The problems of a content folder as `kiosk check` prints them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kiosk.languages.catalogue import plural
from kiosk.message import one_line
from kiosk.problems.explain import explain
from kiosk.problems.order import by_weight
from kiosk.problems.problem import Problem


def as_line(problem: Problem, language: str) -> str:
    """Return "file:line: what is wrong, what to do, what visitors see meanwhile"."""
    told = explain(problem, language)
    return ": ".join(filter(None, [told.place, " ".join(told.sentences)]))


def as_lines(problems: Iterable[Problem], language: str) -> Iterator[str]:
    """Yield one line a problem, the first to be solved at the top, without control characters."""
    for problem in by_weight(problems):
        yield one_line(as_line(problem, language))


def summary(pages: int, problems: int, language: str) -> str:
    """Return "13 pages, 2 problems"."""
    counted = (
        (plural(language, "%n page", "%n pages", pages), pages),
        (plural(language, "%n problem", "%n problems", problems), problems),
    )
    return ", ".join(text.replace("%n", str(count)) for text, count in counted)


def as_json(
    pages: int, problems: Iterable[Problem], language: str, replaced: Sequence[Mapping[str, str]] = ()
) -> str:
    """Return {"pages", "problems": [PROBLEM, ...]} as JSON, with "replaced" where there is any.

    Each PROBLEM is {"file", "line", "severity", "code", "message", "hint", "meanwhile"}: the last three are
    what is wrong, what to do and what visitors see meanwhile, "" where there is nothing to say. "line" is
    null where a problem has none. "replaced" are pages of the layers of a content folder that are shown in
    place of others: {"page", "folder", "below"}, its identity, its folder and the one that is not shown.
    """
    rows = []
    for problem in by_weight(problems):
        told = explain(problem, language)
        rows.append(
            {
                "file": problem.file,
                "line": problem.line or None,
                "severity": told.severity.value,
                "code": problem.code,
                "message": told.message,
                "hint": told.hint,
                "meanwhile": told.meanwhile,
            }
        )
    found = {"pages": pages, "problems": rows, **({"replaced": [*replaced]} if replaced else {})}
    return json.dumps(found, ensure_ascii=False, indent=2)
