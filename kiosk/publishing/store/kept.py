"""The list of the releases that are kept."""

from __future__ import annotations

import contextlib
from pathlib import Path

from kiosk.publishing.store import store
from kiosk.releases.changes import Changes
from kiosk.releases.compare import compare
from kiosk.releases.layout import current_number, numbers
from kiosk.releases.listing import ReleaseInfo, release_info
from kiosk.releases.release import Release, numbered_release


def list_releases(state: Path) -> tuple[ReleaseInfo, ...]:
    """Return the kept releases, newest first.

    Damaged ones are left out, and those that a later one repeats with more of its pictures. The changes of
    a release that does not name them itself are found by comparing it with the one before, if that is kept.
    """
    current = current_number(state)
    found: list[ReleaseInfo] = []
    before: Release | None = None
    kept = numbers(state)
    repeated = store.sharpened(state, kept)
    for number in kept:
        if number in repeated:
            continue
        try:
            release = numbered_release(state, number)
            found.append(release_info(release, current, changes_between(before, release)))
        except (OSError, ValueError):
            continue
        before = release
    return tuple(reversed(found))


def changes_between(before: Release | None, release: Release) -> Changes | None:
    """Return the changes that `release` names itself, else those that a comparison with `before` shows.

    None when neither can be had.
    """
    with contextlib.suppress(OSError, ValueError):
        if release.changes:
            return release.changes
        if before is not None or release.number == 1:
            return compare(before, release)
    return None
