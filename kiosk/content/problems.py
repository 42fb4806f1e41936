"""What is wrong in the content folder, as data; turned into words only where it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"  # visitors see less than staff meant: an old version, no page, no picture
    WARNING = "warning"  # visitors see everything, but something should be looked at


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `file` is relative to the content folder, with forward slashes; `line` is 1-based, 0 when
    the problem has no line. `values` fill the placeholders of the code's message and hint.
    """

    code: str
    severity: Severity
    file: str
    line: int = 0
    values: Mapping[str, str] = field(default_factory=dict)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name, which the extractor looks for
    """Mark a text for translation; it is translated where it is shown."""
    return text


# code -> (what is wrong, what to do); placeholders in str.format style
MESSAGES: dict[str, tuple[str, str]] = {}


def describe(problem: Problem, translate: Callable[[str], str]) -> tuple[str, str]:
    """Return the message and the hint of a problem in the reader's language."""
    message, hint = MESSAGES[problem.code]
    return translate(message).format(**problem.values), translate(hint).format(**problem.values)
