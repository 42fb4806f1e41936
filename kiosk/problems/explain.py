"""Put a problem into sentences of the reader's language; everything that shows problems uses this."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.languages.catalogue import translator
from kiosk.message import filled_values
from kiosk.problems.kind import Severity
from kiosk.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Explanation:
    """A problem in words: where it is, what is wrong, what to do, what visitors see until then.

    `place` is "file:line", the file alone where no line is known, "" for the whole folder. `hint` and
    `meanwhile` are "" where the kind of problem has none.
    """

    severity: Severity
    place: str
    message: str
    hint: str
    meanwhile: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences in their order, without empty ones."""
        return tuple(filter(None, (self.message, self.hint, self.meanwhile)))


def explain(problem: Problem, language: str) -> Explanation:
    """Return a problem in the words of a language."""
    translate = translator(language)
    values = filled_values(problem.values, translate)
    kind = problem.kind
    message, hint, meanwhile = (
        translate(text).format(**values) for text in (kind.message, kind.hint, kind.meanwhile)
    )
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return Explanation(kind.severity, place, message, hint, meanwhile)
