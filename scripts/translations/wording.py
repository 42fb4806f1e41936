"""Mistakes in a translation that can be found without understanding it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%L?\d{1,2}|%L?n|</?[a-z]+ ?/?>")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)


def placeholders(text: str) -> list[str]:
    """Return what the program replaces in a text, sorted: "{name}", "%1", "%n", tags."""
    return sorted(_PLACEHOLDER.findall(text))


def faults_of_wording(ids: Sequence[str], strings: Sequence[str]) -> tuple[str, ...]:
    """Return what is wrong with the translations `strings` of `ids`.

    With a number, `ids` are the singular and the plural, and `strings` has one text for each plural form.
    """
    found: list[str] = []
    for text in strings:
        if placeholders(text) not in [placeholders(source) for source in ids]:
            found.append("placeholders differ")
        if text[: len(text) - len(text.lstrip())] != ids[0][: len(ids[0]) - len(ids[0].lstrip())]:
            found.append("differs in the space at the start")
        if text[len(text.rstrip()) :] != ids[0][len(ids[0].rstrip()) :]:
            found.append("differs in the space at the end")
        for word in _WORD.findall(_PLACEHOLDER.sub(" ", text)):
            if _CYRILLIC.search(word) and _LATIN.search(word):
                found.append(f"“{word}” mixes Latin and Cyrillic letters")
    return tuple(dict.fromkeys(found))
