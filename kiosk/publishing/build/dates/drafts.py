"""Texts that say `draft: yes`, which are kept off the screen until staff delete that line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.publishing.store.entries import Entries


def drafts(pages: Entries) -> dict[str, list[str]]:
    """Return for each page the languages of its texts that are drafts; pages without any are left out."""
    found = {
        page: [language for language, entry in entries.items() if entry.good and entry.card.draft]
        for page, entries in pages.items()
    }
    return {page: languages for page, languages in found.items() if languages}


def without(pages: Entries, drafts: Mapping[str, Sequence[str]]) -> Entries:
    """Return the pages without those texts."""
    return {
        page: {language: entry for language, entry in entries.items() if language not in drafts.get(page, ())}
        for page, entries in pages.items()
    }


def merged(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the languages of each page that either of two mappings keeps off the screen."""
    return {page: [*one.get(page, ()), *other.get(page, ())] for page in one.keys() | other.keys()}
