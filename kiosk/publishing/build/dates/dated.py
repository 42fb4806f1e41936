"""The texts of a page that a release has, and those of them that have dates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kiosk.content.days import parse_day
from kiosk.publishing.store.entries import Entries, PageCard, PageEntry

day_of = lru_cache(maxsize=1024)(parse_day)  # many pages have few days


def good_texts(pages: Entries, page: str) -> dict[str, PageEntry]:
    """Return the notes on the texts of a page that the release has, by language."""
    return {language: entry for language, entry in pages.get(page, {}).items() if entry.good}


def dated_cards(entries: Mapping[str, PageEntry]) -> dict[str, PageCard]:
    """Return the cards of the texts that have dates, by language."""
    return {
        language: entry.card
        for language, entry in entries.items()
        if entry.good and (day_of(entry.card.first_day) or day_of(entry.card.last_day))
    }
