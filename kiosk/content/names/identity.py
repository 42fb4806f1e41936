"""Normal forms of names, by which pages and files are compared however people spell them."""

from __future__ import annotations

import re
import unicodedata

from kiosk.content.names.remembered import remembered

_NUMBERED = re.compile(r"(\d+)[\s._)–—-]+(?=\S)(.+)")


@remembered
def split_number(name: str) -> tuple[int | None, str]:
    """Return the number in front of a folder's name, or None, and the rest: "01-expo" is 1 and "expo"."""
    match = _NUMBERED.fullmatch(name)
    if match is None:
        return None, name
    return int(match[1][:18]), match[2]


@remembered
def fold(name: str) -> str:
    """Return a folder's name in the form that is compared: NFC, small letters, each gap a single hyphen."""
    return re.sub(r"[\s_–—-]+", "-", unicodedata.normalize("NFC", name).strip().casefold())


def identity(folder: str) -> str:
    """Return the form of a folder's name that identifies its page: folded, without its number."""
    return fold(split_number(folder)[1])


def display_order(folder: str) -> tuple[bool, int, str, str]:
    """Return the key that the names of folders beside each other are sorted by.

    By number, then by name; those without a number come last.
    """
    number, rest = split_number(folder)
    return number is None, number or 0, fold(rest), folder


def fold_file(name: str) -> str:
    """Return a file's name in the form that is compared: NFC, small letters, single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name).strip().casefold())
