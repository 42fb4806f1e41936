"""A problem in the reader's language: the one place where its sentences are put together."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.languages.catalogue import translator
from kiosk.message import spoken
from kiosk.problems.kind import Severity
from kiosk.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Explanation:
    """What people read of a problem: where it is, what is wrong, what to do, what visitors see until then.

    `place` is "file:line", the file alone where no line is known, "" for the whole folder.
    `hint` and `meanwhile` are "" where the kind has none.
    """

    severity: Severity
    place: str
    message: str
    hint: str
    meanwhile: str

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.message, self.hint, self.meanwhile)))


def explain(problem: Problem, language: str) -> Explanation:
    """Return a problem in words of a language."""
    translate = translator(language)
    values = spoken(problem.values, translate)
    kind = problem.kind
    message, hint, meanwhile = (
        translate(text).format(**values) for text in (kind.message, kind.hint, kind.meanwhile)
    )
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return Explanation(kind.severity, place, message, hint, meanwhile)
