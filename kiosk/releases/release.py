"""A release on the disk, opened; it reads only the files that are asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from kiosk.releases.changes import Changes
from kiosk.releases.format import read, shaped
from kiosk.releases.layout import children_file, current_number, numbers, page_file, release_folder
from kiosk.releases.records import FORMAT, About, Card, Cards, Page, Report


class Release:
    """A release folder.

    Every method, like the constructor, raises OSError or ValueError when the folder is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.about = read(folder / "release.json", About)
        if self.about.format != FORMAT:
            raise ValueError(f"{folder}: release format {self.about.format}, not {FORMAT}")

    @property
    def number(self) -> int:
        """The number of the release."""
        return self.about.number

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a button, the main one first."""
        return self.about.languages

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of kiosk.toml."""
        return self.about.settings

    @cached_property
    def changes(self) -> Changes | None:
        """What changed since the release before; None where that is not known, or damaged."""
        if self.about.changes is None:
            return None
        with contextlib.suppress(ValueError):
            return shaped(self.about.changes, Changes)
        return None

    def cards(self, parent: str) -> tuple[Card, ...]:
        """Return the cards of the pages inside `parent`, in the staff's order; () if none."""
        try:
            return read(self.folder / children_file(parent), Cards).cards
        except FileNotFoundError:
            return ()

    def page(self, page_id: str, language: str) -> Page | None:
        """Return a page in exactly this language, None when the release has no such page."""
        try:
            return read(self.folder / page_file(page_id, language), Page)
        except FileNotFoundError:
            return None

    def report(self) -> list[dict[str, Any]]:
        """Return the problems that were found when this release was made."""
        return [dict(row) for row in read(self.folder / "report.json", Report).problems]


def current_release(state: Path) -> Release | None:
    """Return the current release, None before the first one.

    Raises OSError or ValueError for a damaged one.
    """
    number = current_number(state)
    return None if number is None else numbered_release(state, number)


def numbered_release(state: Path, number: int) -> Release:
    """Return the release of a number. Raises OSError or ValueError when it is missing or damaged."""
    release = Release(release_folder(state, number))
    if release.number != number:
        raise ValueError(f"{release.folder}: says that it is release {release.number}")
    return release


def whole_releases(state: Path) -> Iterator[Release]:
    """Yield the releases that can be opened, the current one first, then the newest."""
    current = current_number(state)
    for number in dict.fromkeys([current, *reversed(numbers(state))]):
        if number is not None:
            with contextlib.suppress(OSError, ValueError):
                yield numbered_release(state, number)
