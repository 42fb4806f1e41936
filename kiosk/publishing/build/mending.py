"""Damaged files of the last release, which the next one makes anew from what staff wrote."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.problems.problem import Problem
from kiosk.publishing.store.build_manifest import BuildManifest, Mended
from kiosk.publishing.store.entries import PageEntry, PictureEntry
from kiosk.releases.format import replace
from kiosk.releases.layout import page_file

TOLD_SECONDS = 7 * 24 * 60 * 60  # how long the report has the warning


def without_lost(before: BuildManifest, lost: frozenset[str]) -> BuildManifest:
    """Return the notes on the last release without what lost files held, which is then made again."""
    pages = {
        page_id: {
            language: _page(entry, page_file(page_id, language), lost) for language, entry in of.items()
        }
        for page_id, of in before.pages.items()
    }
    pictures = {source: _picture(entry, lost) for source, entry in before.pictures.items()}
    return replace(before, pages=pages, pictures=pictures)


def _page(entry: PageEntry, name: str, lost: frozenset[str]) -> PageEntry:
    """Return the notes on a text whose page file is `name`."""
    if name in lost:
        return replace(entry, good=False, version=None)  # the last good version is lost as well
    return replace(entry, version=None) if lost.intersection(entry.files) else entry


def _picture(entry: PictureEntry, lost: frozenset[str]) -> PictureEntry:
    """Return the notes on a picture."""
    if entry.picture and not lost.isdisjoint(entry.picture.files):
        return replace(entry, picture=None, version=None)
    return entry


def mended_lately(mended: Mended, now: float) -> Iterator[Problem]:
    """Yield a warning for a week after files had to be made anew; `now` is in seconds since 1970."""
    if mended.count and now - mended.at < TOLD_SECONDS:
        yield Problem("release-mended", "", 0, {"count": str(mended.count)})
