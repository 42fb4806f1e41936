"""Numbers in front of the names of page folders: they give the order of the pages."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from kiosk.content.names.identity import split_number

LONGEST_NAME = 255  # bytes; file systems take no longer one
_NUMBERED = re.compile(r"(\d+)([\s._)–—-]+)(?=\S)")


def with_next_number(name: str, siblings: Sequence[str]) -> str:
    """Return a page folder's name with the next number of its siblings, written as theirs are.

    As it is where it has one, or the siblings have none: there a number would put it before them all;
    and where it is so long that a number has no room.
    """
    if split_number(name)[0] is not None:
        return name
    matches = [(int(match[1]), match) for other in siblings if (match := _NUMBERED.match(other))]
    if not matches and siblings:
        return name
    made = f"01-{name}"
    if matches:
        last, match = max(matches, key=lambda pair: pair[0])
        made = f"{last + 1:0{max(2, len(match[1]))}}{match[2]}{name}"
    return made if len(os.fsencode(made)) <= LONGEST_NAME else name
