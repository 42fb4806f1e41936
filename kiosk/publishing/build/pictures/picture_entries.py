"""The publisher's notes on pictures: on one that was made, and on one that is still to be made.

A picture that is not made yet does not keep its text off the screen. Its placeholder in a page is a picture
with a `source`: the picture that was there before, or one of the size that it will have, whose files are
small, or none.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping

from kiosk.problems.problem import Problem, known_problems
from kiosk.publishing.store.entries import PictureEntry, Waiting, problem_rows
from kiosk.publishing.worker.answers import Answer, Failed, PictureMade
from kiosk.releases.fields import Picture
from kiosk.releases.format import replace
from kiosk.system.file_version import FileVersion, version_at

Size = tuple[int, int]  # width and height in pixels

# The names that a worker may give; after opening a hostile file it may answer anything.
_MADE = re.compile(r"pictures/(?:[0-9a-f]{20}(?:-c)?\.(?:jpg|png))")


def picture_entry(file: str, answer: Answer, root: str) -> PictureEntry:
    """Return the notes that a worker's answer makes; a version of None asks to try again soon."""
    if isinstance(answer, PictureMade) and all(
        _MADE.fullmatch(name) for name in (answer.picture.file, answer.picture.card)
    ):
        problem = None
        if linked := answer.linked:
            values = {"name": linked[0][:80], "count": str(len(linked))}
            (problem,) = problem_rows([Problem("picture-linked", file, 0, values)])
        return PictureEntry(answer.version, answer.picture, problem, answer.size, False, None)
    failed = answer if isinstance(answer, Failed) else Failed((), died=True)
    first = next(known_problems(failed.problems), Problem("picture-broken", file))
    (problem,) = problem_rows([first])
    return PictureEntry(version_of(f"{root}/{file}", failed), None, problem, None, failed.later, None)


def waiting_entry(
    file: str, version: FileVersion | None, last: Picture | None, size: Size | None, small: Picture | None
) -> PictureEntry:
    """Return the notes on a picture that is still to be made.

    `last` is the picture before it, `size` the size in pixels that it will have, `small` the small picture
    that was made of it; None for none.
    """
    place = None
    if last is not None:
        place = replace(last, source=file)
    elif size:
        place = Picture(small.file if small else "", *size, small.card if small else "", file)
    return PictureEntry(None, place, None, None, False, Waiting(version, last))


def last_good(entry: PictureEntry | None) -> Picture | None:
    """Return the picture of an earlier release that the notes name; None when there was none."""
    return entry.last_good if entry else None


def in_order_of_need(
    waiting: Mapping[str, FileVersion | None], covers: Iterable[str], new: Iterable[str]
) -> list[str]:
    """Return the pictures in the order to make them: newly saved ones, those on cards, deep pages last."""
    first, shown = set(new), set(covers)
    return sorted(waiting, key=lambda source: (source not in first, source not in shown, source.count("/")))


def version_of(path: str, failed: Failed) -> FileVersion | None:
    """Return the version that failed, so that it is not read again; also if the reader was killed by it."""
    if failed.died:
        with contextlib.suppress(OSError):
            return version_at(path)
    return failed.version
