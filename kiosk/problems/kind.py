"""A kind of problem: how bad it is, how much it hides, and its three sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"  # visitors see less than staff meant: an old version, no page, no picture
    WARNING = "warning"  # visitors see everything, but something should be looked at


ERROR, WARNING = Severity.ERROR, Severity.WARNING


class Hides(IntEnum):
    """How much of what staff wrote visitors do not see, most of it first."""

    EVERYTHING = 0
    PAGE = 1
    PART = 2  # of a page or of the settings
    NOTHING = 3
    REST = 4  # a note that there are more problems, which follows them


@dataclass(frozen=True, slots=True)
class Kind:
    """What all problems of one code have in common.

    `message` says what is wrong, `hint` what to do, `meanwhile` what visitors see until then; none of
    them repeats another. They are texts of the interface in English, with placeholders in str.format
    style that a problem's values fill. `hint` is "" where nothing can be done, `meanwhile` for what an
    import tells of its source, which visitors do not see.
    """

    severity: Severity
    hides: Hides = Hides.NOTHING
    message: str = ""
    hint: str = ""
    meanwhile: str = ""
