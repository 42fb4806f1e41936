"""When each text last changed, from release to release, by which a translation is known to be out of date.

The dates of files do not count, because copying and restoring changes them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from kiosk.publishing.store.entries import NO_FACTS, NO_HISTORY, Entries, Facts, History, PageEntry, Why
from kiosk.releases.fields import texts_of
from kiosk.releases.format import decode, replace
from kiosk.releases.layout import page_file
from kiosk.releases.records import Page

DAY = 24 * 60 * 60  # seconds
MUCH = 0.25  # of the words: a quarter, all at once or little by little

_TAG = re.compile("<[^>]*>")
_WORD = re.compile(r"\w+")


def note_changes(
    before: Entries, after: Entries, now: datetime, exchanged: Callable[[str, str], float]
) -> None:
    """Give every entry of `after` that was read at `now` its history.

    `exchanged` takes a page and a language; it returns the share, 0 to 1, of the words that are not those
    of the last release.
    """
    for page_id, entries in after.items():
        last = before.get(page_id, {})
        for language, entry in entries.items():
            old = last.get(language)
            if entry.facts == NO_FACTS or entry is old:
                continue
            siblings = [last[tag].history for tag in last if tag != language and _is_known(last[tag])]
            known = old if old and _is_known(old) else None
            share = partial(exchanged, page_id, language)
            history = _history(entry.facts, known, siblings, int(now.timestamp()), share)
            entries[language] = replace(entry, history=history)


def _is_known(entry: PageEntry) -> bool:
    """Return whether it is known when a text last changed."""
    return entry.history != NO_HISTORY and entry.facts != NO_FACTS


def _history(
    facts: Facts, old: PageEntry | None, siblings: Iterable[History], now: int, exchanged: Callable[[], float]
) -> History:
    """Return the history of a text read at `now`, seconds since 1970.

    `old` are the notes on its last version, `siblings` the histories of its translations, `exchanged`
    returns the share of words that changed.
    """
    if old is None:
        return History(now)
    history = old.history
    if facts.text == old.facts.text:
        return history
    behind = any(is_behind(history, sibling) for sibling in siblings)
    if behind or (history.catching and now - history.at < DAY):
        return History(now, history.led, history.why, catching=True)
    why: Why = "shapes" if facts.shapes != old.facts.shapes else ""
    why = why or ("numbers" if facts.numbers != old.facts.numbers else "")
    drift = 0.0 if why else round(history.drift + exchanged(), 4)
    if why or drift >= MUCH:
        return History(now, now, why or "words")
    return History(now, history.led, history.why, drift)


def is_behind(history: History, sibling: History) -> bool:
    """Return whether the sibling has changed much, a day or more after this text's own last change."""
    return sibling.led - history.at >= DAY


def leader(language: str, entries: Mapping[str, PageEntry]) -> str | None:
    """Return the language whose text this one has not followed, the latest of several; None for none.

    A text that has changed to what this one already says need not be followed.
    """
    mine = entries[language]
    if not _is_known(mine):
        return None
    ahead = [
        (other.history.led, tag)
        for tag, other in entries.items()
        if tag != language
        and _is_known(other)
        and is_behind(mine.history, other.history)
        and not _says_as_much(mine.facts, other.facts, other.history.why)
    ]
    return max(ahead)[1] if ahead else None


def _says_as_much(mine: Facts, other: Facts, why: Why) -> bool:
    """Return whether a text already has the change of the other one."""
    return (why == "shapes" and mine.shapes == other.shapes) or (
        why == "numbers" and mine.numbers == other.numbers
    )


def exchanged_since(base: Path | None, fresh: Mapping[str, bytes]) -> Callable[[str, str], float]:
    """Return the function `exchanged` for `note_changes`; `base` is the last release's folder."""

    def exchanged(page_id: str, language: str) -> float:
        """Return the share of words that changed, 0.0 where the last release has no such page."""
        name = page_file(page_id, language)
        try:
            return share_exchanged((base / name).read_bytes(), fresh[name]) if base else 0.0
        except (OSError, ValueError, KeyError):
            return 0.0

    return exchanged


def share_exchanged(before: bytes, now: bytes) -> float:
    """Return the share of the words, 0 to 1, that one of two page files has and the other lacks."""
    old, new = (Counter(_words(decode(data, Page))) for data in (before, now))
    most = max(old.total(), new.total())
    return 1 - (old & new).total() / most if most else 0.0


def _words(page: Page) -> list[str]:
    """Return the words of a page in small letters."""
    texts = "\n".join([page.title, *(text for block in page.blocks for text in texts_of(block))])
    return _WORD.findall(_TAG.sub("", texts).casefold())
