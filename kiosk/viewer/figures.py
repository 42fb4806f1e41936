"""What a big figure is made of; no Qt."""

from __future__ import annotations

import re

# Anything with a digit and without letters, then a space, then words: "20,5 million", not "No. 1" or "1 : 4".
_NUMBER_AND_UNIT = re.compile(r"((?:(?![^\W\d_]).)*\d(?:(?![^\W\d_]).)*?)\s+([^\W\d_].*)", re.DOTALL)


def number_and_unit(value: str) -> tuple[str, str]:
    """Return a number and the words after it, "" where there are none; other texts whole."""
    found = _NUMBER_AND_UNIT.fullmatch(value.strip())
    return (found[1].rstrip(), found[2]) if found else (value, "")
