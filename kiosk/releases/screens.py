"""Which of many screens show something of a release that all of them have."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

Words = tuple[str, ...]
"""Names and groups of screens in the form that is compared, see kiosk.content.header.screens; () for all."""


class Screen(NamedTuple):
    """One screen among others, as its screen.toml calls it; both folded like `Words`, "" for none.

    `start` is the page that opens first, "" for the home screen.
    """

    name: str = ""
    group: str = ""
    start: str = ""


def shows(words: Collection[str], name: str, group: str) -> bool:
    """Return whether a screen shows what is meant for the screens in `words`, each a name or a group.

    A screen without name and group shows only what is meant for all.
    """
    return not words or (name != "" and name in words) or (group != "" and group in words)


def shows_all(said: Iterable[Collection[str]], name: str, group: str) -> bool:
    """Return whether a screen shows what several texts say of: each of them has to allow it."""
    return all(shows(words, name, group) for words in said)
