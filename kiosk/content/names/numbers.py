"""Numbers in front of the names of page folders: they give the order of the pages."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from kiosk.content.names.identity import split_number

LONGEST_NAME = 255  # bytes; file systems take no longer one
_NUMBERED = re.compile(r"(\d+)([\s._)–—-]+)(?=\S)")


def with_next_number(name: str, siblings: Sequence[str]) -> str:
    """Return a page folder's name with the number behind the highest of its siblings, written as theirs are.

    The name stays as it is when it has a number, when the siblings have none (a number would put the page
    before them all), and when there is no room for a number.
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
