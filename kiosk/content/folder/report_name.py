"""The name of the publisher's report, a file at the top of the content folder."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

_NAMES = {"kk": "ТЕКСЕРУ.txt", "ru": "ПРОВЕРКА.txt"}
_ELSE = "CHECK.txt"
BESIDE = ".new-"  # prefix of the file while the next version is being written
REPORT_NAMES = (*_NAMES.values(), _ELSE)
_FOLDED = frozenset(name.casefold() for name in REPORT_NAMES)


def report_name(language: str) -> str:
    """Return the report's name for staff who read `language`, a tag such as "kk" or "ru-KZ"."""
    return _NAMES.get(language.partition("-")[0], _ELSE)


def is_report(name: str) -> bool:
    """True for the name of a report in any language and spelling, and of one that is being written."""
    if not name.lower().endswith(".txt"):
        return False  # most names; they need no normalization
    return unicodedata.normalize("NFC", name).removeprefix(BESIDE).casefold() in _FOLDED


def has_report(content: Path) -> bool:
    """True when a report in any language lies in the content folder."""
    return any(os.path.lexists(content / name) for name in REPORT_NAMES)
