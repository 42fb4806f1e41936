"""The publisher's notes on pictures: on one that was made, and on one that waits for it.

A picture that is not made yet does not keep its text off the screen. What keeps its place in a page is
a picture with a `source`: the one that was there before, or one of the size it will have, whose files are
small ones, or none as long as nothing can be seen.
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
from kiosk.system.file_version import FileVersion, look

Size = tuple[int, int]  # width and height in pixels

# What a worker may call the files it wrote; it has opened hostile ones.
_MADE = re.compile(r"pictures/(?:[0-9a-f]{20}(?:-c)?\.(?:jpg|png))")


def picture_entry(file: str, answer: Answer, root: str) -> PictureEntry:
    """Return the entry that a worker's answer makes; version None asks to try again soon."""
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
    """Return the entry of a picture that waits.

    `last` is the picture before it, `size` the one it will have, `small` was made of it.
    """
    place = None
    if last is not None:
        place = replace(last, source=file)
    elif size:
        place = Picture(small.file if small else "", *size, small.card if small else "", file)
    return PictureEntry(None, place, None, None, False, Waiting(version, last))


def last_good(entry: PictureEntry | None) -> Picture | None:
    """Return the picture of an earlier release that an entry tells of; None when there was none."""
    return entry.last_good if entry else None


def in_order_of_need(
    waiting: Mapping[str, FileVersion | None], covers: Iterable[str], new: Iterable[str]
) -> list[str]:
    """Return what is made first: pictures that staff just saved, those on cards, and what lies deep last."""
    first, shown = set(new), set(covers)
    return sorted(waiting, key=lambda source: (source not in first, source not in shown, source.count("/")))


def version_of(path: str, failed: Failed) -> FileVersion | None:
    """Return the version that failed; that of a file that killed its reader, so that it is not read again."""
    if failed.died:
        with contextlib.suppress(OSError):
            return look(path)
    return failed.version
