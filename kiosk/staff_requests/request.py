"""A request of the staff screen, as data: one of a few actions, with values that are checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

LEAST_INCHES, MOST_INCHES = 5.0, 200.0  # those of kiosk.settings.limits
MOST_RELEASE = 2**31 - 1
_LONGEST_PATH = 1000  # letters


@dataclass(frozen=True, slots=True)
class Restore:
    """Go back to release `number`."""

    action: ClassVar[str] = "restore"
    number: int


@dataclass(frozen=True, slots=True)
class ImportFrom:
    """Import the stick that is mounted at `stick`; without `yes` only tell what that would change."""

    action: ClassVar[str] = "import"
    stick: str
    yes: bool


@dataclass(frozen=True, slots=True)
class SetDiagonal:
    """Keep the diagonal of the screen in inches."""

    action: ClassVar[str] = "diagonal"
    inches: float


Request = Restore | ImportFrom | SetDiagonal


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a request.

    `code` is the exit code of the command that carried it out, 2 when nothing was done; `out` and `told` are
    what it printed on its output and on its error output.
    """

    code: int
    out: str
    told: str


def to_row(request: Request) -> dict[str, Any]:
    """Return a request as it is written."""
    values = {name: getattr(request, name) for name in request.__dataclass_fields__}
    return {"action": request.action, **values}


def from_row(row: Mapping[str, Any]) -> Request:
    """Return the request that `to_row` wrote. ValueError for any other."""
    match dict(row):
        case {"action": Restore.action, "number": int(number)} if _is_release(number):
            return Restore(number)
        case {"action": ImportFrom.action, "stick": str(stick), "yes": bool(yes)} if _is_path(stick):
            return ImportFrom(stick, yes)
        case {"action": SetDiagonal.action, "inches": int(inches) | float(inches)} if _is_diagonal(inches):
            return SetDiagonal(float(inches))
    raise ValueError("no request")


def _is_release(number: int) -> bool:
    """Return whether a number can be that of a release."""
    return not isinstance(number, bool) and 0 < number <= MOST_RELEASE


def _is_path(text: str) -> bool:
    """Return whether a text can be the full path of a folder."""
    return text.startswith("/") and len(text) <= _LONGEST_PATH and "\0" not in text


def _is_diagonal(inches: float) -> bool:
    """Return whether a number can be the diagonal of a screen."""
    return not isinstance(inches, bool) and LEAST_INCHES <= inches <= MOST_INCHES
