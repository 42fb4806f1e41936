"""The publisher's notes on pictures, see sources: of one that was made, and of one that waits for it.

A picture that is not made yet does not keep its text off the screen. What keeps its place in a page is
a picture with "source", the relative path of its file: the one that was there before, or one of the size
it will have, whose files are small ones, or "" as long as nothing can be seen.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping

from kiosk.problems.problem import Problem, known_problems
from kiosk.publishing.store.build_manifest import Row, Version, look

# What a worker may call the files it wrote; it has opened hostile ones.
_MADE = re.compile(r"pictures/(?:[0-9a-f]{20}(?:-c)?\.(?:jpg|png))")


def picture_note(file: str, answer: Row, root: str) -> Row:
    """Return the note that a worker's answer makes; "print" None asks to try again soon."""
    picture = answer.get("picture")
    if picture and all(_MADE.fullmatch(picture[size]) for size in ("file", "card")):
        note = {"print": answer["print"], "picture": picture, "size": answer["size"], "problem": None}
        if linked := answer["linked"]:
            values = {"name": linked[0][:80], "count": str(len(linked))}
            note["problem"] = Problem("picture-linked", file, 0, values).to_row()
        return note
    problem = next(known_problems(answer.get("failed", ())), Problem("picture-broken", file))
    return {
        "print": answer.get("print") or version_lost(f"{root}/{file}", answer),
        "picture": None,
        "size": None,
        "problem": problem.to_row(),
        "later": answer.get("later", False),
    }


def waiting_note(
    file: str, version: Version, last: Row | None, size: list[int] | None, small: Row | None
) -> Row:
    """Return the note on a picture that waits.

    `last` is the picture before it, `size` the width and height it will have, `small` was made of it.
    """
    place = None
    if last is not None:
        place = {**last, "source": file}
    elif size:
        files = {name: small[name] if small else "" for name in ("file", "card")}
        place = {**files, "width": size[0], "height": size[1], "source": file}
    note = {"print": None, "waits": version, "picture": place, "size": None, "problem": None}
    return {**note, "last": last}


def is_waiting(note: Row) -> bool:
    return "waits" in note


def last_good(note: Row | None) -> Row | None:
    """Return the picture of an earlier release that a note tells of; None when there was none."""
    picture: Row | None = note["last" if is_waiting(note) else "picture"] if note else None
    return picture


def files_of(picture: Row) -> list[str]:
    """Return the files that a picture has in its release; none while only its place is kept."""
    return list(filter(None, (picture["file"], picture["card"])))


def in_order_of_need(waiting: Mapping[str, Version], covers: Iterable[str], new: Iterable[str]) -> list[str]:
    """Return what is made first: pictures that staff just saved, those on cards, and what lies deep last."""
    first, shown = set(new), set(covers)
    return sorted(waiting, key=lambda source: (source not in first, source not in shown, source.count("/")))


def version_lost(path: str, answer: Row) -> Version:
    """Return the version that killed its reader, so that it is not read again and again."""
    if "print" in answer:
        return None
    with contextlib.suppress(OSError):
        return look(path)
    return None
