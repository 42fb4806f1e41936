"""Which names mean the same page or file, however they are spelt."""

from __future__ import annotations

import re
import unicodedata

from kiosk.content.names.remembered import remembered

_NUMBERED = re.compile(r"(\d+)[\s._)–—-]+(?=\S)(.+)")


@remembered
def split_number(name: str) -> tuple[int | None, str]:
    """Return the number in front of a folder's name and the rest: "01-expo" is 1 and "expo"."""
    match = _NUMBERED.fullmatch(name)
    if match is None:
        return None, name
    return int(match[1][:18]), match[2]


@remembered
def fold(name: str) -> str:
    """Return a name as it is compared: one Unicode form, no capitals, one kind of gap."""
    return re.sub(r"[\s_–—-]+", "-", unicodedata.normalize("NFC", name).strip().casefold())


def identity(folder: str) -> str:
    """Return a folder's name as pages are told apart by it: folded, without its number."""
    return fold(split_number(folder)[1])


def fold_file(name: str) -> str:
    """Return a file's name as it is compared: one Unicode form, no capitals, single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name).strip().casefold())
