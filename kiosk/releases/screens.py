"""Which of many screens show something of a release that all of them have."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from kiosk.releases.layout import parent_of

if TYPE_CHECKING:  # the viewer needs no more than a decision
    from kiosk.releases.release import Release


def shows(words: Collection[str], name: str, group: str) -> bool:
    """Return whether a screen shows what is meant for the screens in `words`, () for all.

    Each word is a name or a group; `name` and `group` are the screen's own, "" for none. All are folded by
    kiosk.content.header.screens. A screen without name and group shows only what is meant for all.
    """
    return not words or (name != "" and name in words) or (group != "" and group in words)


def shows_all(said: Iterable[Collection[str]], name: str, group: str) -> bool:
    """Return whether a screen shows what several texts say of: each of them has to allow it."""
    return all(shows(words, name, group) for words in said)


def shows_page(release: Release, page: str, name: str, group: str) -> bool:
    """Return whether a release has a page that a screen shows: it, and all pages around it.

    Raises OSError or ValueError for a damaged release.
    """
    parts = page.split("/")
    for size in range(1, len(parts) + 1):
        around = "/".join(parts[:size])
        cards = release.cards(parent_of(around))
        if not any(card.id == around and shows_all(card.screens, name, group) for card in cards):
            return False
    return True


def shows_anything(release: Release, name: str, group: str) -> bool:
    """Return whether a screen shows any page of a release.

    Raises OSError or ValueError for a damaged one.
    """
    return any(shows_all(card.screens, name, group) for card in release.cards(""))
