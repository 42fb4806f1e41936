"""Finds other versions of what a damaged release has lost: older ones, or in another language; no Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence

from kiosk.releases.records import Card, Page
from kiosk.releases.release import Release

log = logging.getLogger(__name__)


def read_cards(releases: Iterable[Release], parent: str) -> tuple[Card, ...]:
    """Return the cards of the pages inside `parent` from the first of the releases that can be read."""
    for release in releases:
        try:
            cards = release.cards(parent)
        except (OSError, ValueError) as error:
            log.error("the cards of %r in release %d cannot be read: %s", parent, release.number, error)
            continue
        if cards or parent:
            return cards
        log.error("release %d has no home screen", release.number)
    return ()


def read_page(releases: Callable[[], Iterable[Release]], card: Card, tags: Sequence[str]) -> Page:
    """Return the page of a card in the first of the languages `tags` that can be read.

    `releases` yields the current release, then others, which are opened only for what it has lost. A page
    that no release has any more is its title alone.
    """
    for tag in tags:
        for release in releases():
            try:
                page = release.page(card.id, tag)
            except (OSError, ValueError) as error:
                log.error("page %r in release %d cannot be read: %s", card.id, release.number, error)
                continue
            if page is not None:
                return page
    texts = card.texts[tags[0]]
    return Page(card.id, tags[0], texts.title, texts.summary, card.picture, (), {})
