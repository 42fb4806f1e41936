"""The order in which visitors can go through the pages as through a book; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.releases.layout import parent_of

Family = Callable[[str], Sequence[str]]
"""Returns the ids of the pages inside a page, in order; for "" those of the sections."""


def next_page(page: str, family: Family) -> str:
    """Return the page after `page` beside it, else the one after its parent.

    After the last section comes the first.
    """
    parent = parent_of(page)
    siblings = family(parent)
    if page not in siblings:
        return ""
    at = siblings.index(page) + 1
    if at < len(siblings):
        return siblings[at]
    return next_page(parent, family) if parent else siblings[0]


def previous_page(page: str, family: Family) -> str:
    """Return the page before `page` beside it, else its parent.

    Before the first section comes the last.
    """
    parent = parent_of(page)
    siblings = family(parent)
    if page not in siblings:
        return ""
    at = siblings.index(page)
    return siblings[at - 1] if at or not parent else parent
