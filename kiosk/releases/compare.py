"""Compare two releases: what visitors see in the later one that the earlier one did not show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.releases.changes import ChangedPage, Changes
from kiosk.releases.compare_pages import PageComparison, Same
from kiosk.releases.release import Release

MOST_NAMED = 12  # pages of a kind that are kept by name; `Changes.more` counts the rest


def compare(before: Release | None, after: Release, same: Same | None = None) -> Changes:
    """Return what changed from one release to a later one; opens only files that differ.

    `same` answers for a file that both have without a look at the disk; by default the disk is asked.
    Raises OSError or ValueError when one of the two is damaged.
    """
    if before is None:
        return Changes(0)
    same = same or partial(same_on_disk, before.folder, after.folder)
    found = PageComparison(before, after, same)
    pages, more = _shortened(found.pages())
    resized = found.resized
    old, new = before.about.attract, after.about.attract
    return Changes(
        before.number,
        **pages,
        settings=_settings(before, after),
        order=found.order,
        attract=len(old) != len(new) if resized else old != new,
        announcement=before.about.announcements != after.about.announcements,
        resized=resized,
        problems=not same("report.json"),
        more=more,
    )


def same_on_disk(before: Path, after: Path, name: str) -> bool:
    """Return whether two folders have the same file of that name, or one with the same bytes."""
    one, other = before / name, after / name
    if one.samefile(other):
        return True
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _settings(before: Release, after: Release) -> tuple[str, ...]:
    """Return the keys of kiosk.toml whose values differ, dotted and sorted."""
    old, new = dict(_flat(before.settings)), dict(_flat(after.settings))
    keys = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    if before.languages != after.languages:
        keys.add("languages")
    return tuple(sorted(keys))


def _flat(row: Mapping[str, Any], table: str = "") -> Iterable[tuple[str, Any]]:
    """Yield each dotted key of nested settings with its value: "idle.seconds", 60."""
    for key, value in row.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{table}{key}.")
        else:
            yield f"{table}{key}", value


def _shortened(
    pages: Mapping[str, list[ChangedPage]],
) -> tuple[dict[str, tuple[ChangedPage, ...]], dict[str, int]]:
    """Return the first MOST_NAMED pages of each kind, and how many more each kind has."""
    more = {name: len(rows) - MOST_NAMED for name, rows in pages.items() if len(rows) > MOST_NAMED}
    return {name: tuple(rows[:MOST_NAMED]) for name, rows in pages.items()}, more
