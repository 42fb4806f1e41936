"""Which of many screens show something of a release that all of them have."""

from __future__ import annotations

from collections.abc import Collection, Iterable


def shows(named: Collection[str], screen: Collection[str]) -> bool:
    """Return whether a screen shows what is meant for the screens that are `named`, () for all of them.

    `screen` are its own name and its group, as far as it has them; all of them are folded by
    kiosk.content.header.screens.screen_word. A screen that has neither shows only what is meant for all.
    """
    return not named or not frozenset(named).isdisjoint(screen)


def shows_all(said: Iterable[Collection[str]], screen: Collection[str]) -> bool:
    """Return whether a screen shows what several texts speak of: each of them has to allow it."""
    return all(shows(named, screen) for named in said)
