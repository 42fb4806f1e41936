"""Numbers in front of the names of page folders: they give the order of the pages."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from kiosk.content.names.identity import split_number

LONGEST_NAME = 255  # bytes; the limit of file systems
_NUMBERED = re.compile(r"(\d+)([\s._)–—-]+)(?=\S)")


def with_next_number(name: str, siblings: Sequence[str]) -> str:
    """Return a folder's name with the number after the highest of its siblings, written in their style.

    The name stays as it is when it has a number already, when siblings exist but none has a number (the new
    page would come before all of them), and when the longer name would exceed LONGEST_NAME.
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
