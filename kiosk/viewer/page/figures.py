"""What a big figure is made of; no Qt."""

from __future__ import annotations

import re

# Anything with a digit and without letters, then a space, then a word: "20,5 million", not "No. 1".
# A short unit ("м", "км²") stays beside its number.
_NUMBER_AND_UNIT = re.compile(r"((?:(?![^\W\d_]).)*\d(?:(?![^\W\d_]).)*?)\s+([^\W\d_]{4}.*)", re.DOTALL)


def number_and_unit(value: str) -> tuple[str, str]:
    """Return a number and the words after it, "" where there are none; other texts whole."""
    found = _NUMBER_AND_UNIT.fullmatch(value.strip())
    return (found[1], found[2]) if found else (value, "")
