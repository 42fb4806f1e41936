"""Files of the last release that were damaged: the next one makes them anew, from what staff wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kiosk.problems.problem import Problem
from kiosk.publishing.store.build_manifest import Sources
from kiosk.releases.layout import page_file

TOLD_SECONDS = 7 * 24 * 60 * 60  # how long the report tells of it


def forget(before: Sources, lost: frozenset[str]) -> None:
    """Leave out of the notes on the last release what lost files held: it is read and made again."""
    for page_id, entries in before.pages.items():
        for language, entry in entries.items():
            if page_file(page_id, language) in lost:
                entry["good"] = False  # nor is there a last good version
                entry["print"] = None
            elif lost.intersection(entry.get("files", ())):
                entry["print"] = None
    for note in before.pictures.values():
        if note["picture"] and not lost.isdisjoint((note["picture"]["file"], note["picture"]["card"])):
            note["picture"] = note["print"] = None


def mended_lately(mended: dict[str, Any], now: float) -> Iterator[Problem]:
    """Yield what the report tells for a week after files had to be made anew; `now` in seconds since 1970."""
    if mended and now - mended["at"] < TOLD_SECONDS:
        yield Problem("release-mended", "", 0, {"count": str(mended["count"])})
