"""Decide which texts have to be read again. It looks at no file: what the disk says is passed in."""

from __future__ import annotations

from collections.abc import Set

from kiosk.publishing.store.entries import PageEntry
from kiosk.publishing.worker.address import LinkIndex, link_outcome, picture_outcome
from kiosk.system.file_version import FileVersion

# Stands for the version of a file that cannot be looked at just now; no file has this version.
UNKNOWN_VERSION: FileVersion = (-1, -1, -1, -1)


def is_due(
    entry: PageEntry,
    page_id: str,
    file: str,
    version: FileVersion | None,
    *,
    changed_pictures: Set[str],
    moved: LinkIndex | None,
    retry_failed: bool,
) -> bool:
    """Return whether the text of `page_id` in `file` may say something else than its entry in the notes.

    `version` is that of the file now. `changed_pictures` are the files of pictures that have changed since
    the last reading. `moved` is where links lead now, None when all lead where they led.
    """
    if entry.file != file or entry.version is None or entry.version != version:
        return True
    if retry_failed and not entry.is_fresh:
        return True
    if not changed_pictures.isdisjoint(entry.sources):
        return True
    return moved is not None and _leads_elsewhere(entry, page_id, moved)


def _leads_elsewhere(entry: PageEntry, page_id: str, index: LinkIndex) -> bool:
    """Return whether a link or picture of a text leads elsewhere now, or no longer to nothing."""
    links = entry.links.items()
    pictures = entry.pictures.items()
    return any(
        outcome.startswith(("page:", "!")) and link_outcome(href, page_id, index) != outcome
        for href, outcome in links
    ) or any(picture_outcome(href, page_id, index) != outcome for href, outcome in pictures)
