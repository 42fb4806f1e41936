"""Divides a big figure into number and unit; no Qt."""

from __future__ import annotations

import re

# A number without letters, a space, then a word of four letters or more: "20,5 million", not "No. 1".
# A short unit ("м", "км²") stays beside its number.
_NUMBER_AND_UNIT = re.compile(r"((?:(?![^\W\d_]).)*\d(?:(?![^\W\d_]).)*?)\s+([^\W\d_]{4}.*)", re.DOTALL)


def number_and_unit(value: str) -> tuple[str, str]:
    """Return the number and the words after it; a text of another form is returned whole, with ""."""
    found = _NUMBER_AND_UNIT.fullmatch(value.strip())
    return (found[1], found[2]) if found else (value, "")
