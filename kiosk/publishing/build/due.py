"""Which texts have to be read again. What the disk says comes in as values."""

from __future__ import annotations

from collections.abc import Set

from kiosk.publishing.store.entries import PageEntry
from kiosk.publishing.worker.address import LinkIndex, link_outcome, picture_outcome
from kiosk.system.file_version import FileVersion

# Of a file whose version cannot be told just now: never that of a file.
UNTOLD: FileVersion = (-1, -1, -1, -1)


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
    """True when the text of `page_id` in `file` may say something else than its entry in the notes.

    `version` is the file's now, `changed_pictures` are the files of pictures that are others than at the
    last reading, `moved` is where links lead now, None when they all lead where they led.
    """
    if entry.file != file or entry.version is None or entry.version != version:
        return True
    if retry_failed and not entry.is_fresh:
        return True
    if not changed_pictures.isdisjoint(entry.sources):
        return True
    return moved is not None and _leads_elsewhere(entry, page_id, moved)


def _leads_elsewhere(entry: PageEntry, page_id: str, index: LinkIndex) -> bool:
    """True when a link or picture of a text leads to another page or file, or to one where it led to none."""
    links = entry.links.items()
    pictures = entry.pictures.items()
    return any(
        outcome.startswith(("page:", "!")) and link_outcome(href, page_id, index) != outcome
        for href, outcome in links
    ) or any(picture_outcome(href, page_id, index) != outcome for href, outcome in pictures)
