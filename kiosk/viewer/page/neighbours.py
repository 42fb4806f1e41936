"""The pages around a page as the screen names them: those above it, the one before, the one after; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.languages.dates import number
from kiosk.releases.layout import parent_of
from kiosk.viewer.page.order import Family
from kiosk.viewer.release_pages import ReleasePages


def titles_above(pages: ReleasePages, page: str) -> str:
    """Return the titles of the pages around a page, from its section on; "" for a section itself."""
    titles: list[str] = []
    page = parent_of(page)
    while page and (card := pages.card(page)) is not None:
        titles.insert(0, str(pages.card_values(card)["title"]))
        page = parent_of(page)
    return " › ".join(titles)


def neighbour(pages: ReleasePages, page: str, way: Callable[[str, Family], str]) -> dict[str, Any]:
    """Return the card of the page that lies in one direction of another (`way`), {} when there is none.

    Its "relation" is "section", "page", or "parent" for the page around it.
    """
    found = way(page, pages.family_ids) if page else ""
    card = pages.card(found) if found not in ("", page) else None
    if card is None:
        return {}
    relation = "section" if "/" not in found else "page"
    if found == parent_of(page):
        relation = "parent"
    return {**pages.card_values(card), "relation": relation}


def place_among(pages: ReleasePages, page: str, tag: str) -> dict[str, Any]:
    """Return where a page stands among those beside it, as the language `tag` writes numbers; {} for none.

    {"number", "count"} as words, "" for a page alone, the "page" around them, "" for the home screen, and
    its "title".
    """
    parent = parent_of(page)
    beside = pages.family_ids(parent) if page else []
    if page not in beside:
        return {}
    around = pages.card(parent)
    alone = len(beside) == 1
    return {
        "number": "" if alone else number(beside.index(page) + 1, tag),
        "count": "" if alone else number(len(beside), tag),
        "page": parent,
        "title": str(pages.card_values(around)["title"]) if around is not None else "",
    }
