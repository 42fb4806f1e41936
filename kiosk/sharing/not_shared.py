"""Why something could not be shared, as a problem that is told in the reader's language."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.ostree import OstreeFailed, OstreeMissing
from kiosk.problems.problem import Problem
from kiosk.system.reasons import FULL, reason

# What happens to a folder -> the same with a stick.
_OF_STICKS = {
    "share-refused": "share-stick-refused",
    "share-full": "share-stick-full",
    "share-failed": "share-stick-failed",
}


class NotShared(Exception):
    """A release could not be shared; `problem` is of a kind in kiosk.problems.kinds.sharing."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code} {values}")
        self.problem = Problem(code, "", values=values)


@contextmanager
def told_of(folder: Path) -> Iterator[None]:
    """Raise NotShared for what the system or OSTree says of a folder, in place of their own exceptions."""
    try:
        yield
    except OstreeMissing:
        raise NotShared("share-program", program="ostree") from None
    except OstreeFailed as error:
        raise _failed(folder, error) from error
    except OSError as error:
        raise refused(folder, error) from error


@contextmanager
def stick_told_of(stick: Path) -> Iterator[None]:
    """Do the same for a stick, of which other things are to be told than of the folder of a web server."""
    try:
        with told_of(stick):
            yield
    except NotShared as error:
        problem = error.problem
        code = _OF_STICKS.get(problem.code)
        if code is None:
            raise
        values = {key: value for key, value in problem.values.items() if key != "folder"}
        raise NotShared(code, stick=str(stick), **values) from error


def refused(folder: Path, error: OSError) -> NotShared:
    """Return what to tell when the system refuses something in a folder."""
    if error.errno in FULL:
        return NotShared("share-full", folder=str(folder))
    return NotShared("share-refused", folder=str(folder), reason=reason(error))


def _failed(folder: Path, error: OstreeFailed) -> NotShared:
    """Return what to tell when ostree failed; what the system told ostree is told as its own words."""
    said = error.said
    if not said:
        return NotShared("share-failed", folder=str(folder), said=str(error))
    if "min-free-space" in said:  # OSTree leaves some room on the disk
        return NotShared("share-full", folder=str(folder))
    for number in errno.errorcode:
        if said.endswith(os.strerror(number)):
            return refused(folder, OSError(number, os.strerror(number)))
    return NotShared("share-failed", folder=str(folder), said=said)
