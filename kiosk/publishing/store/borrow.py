"""Lend a release to another state folder, so that what it shows need not be made again; it is not changed."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from kiosk.message import N_, Message
from kiosk.publishing.store.store import SOURCES, make_current
from kiosk.releases.checksums import MANIFEST
from kiosk.releases.layout import current_number, release_folder
from kiosk.releases.release import Release, current_release

_NOTES = ("release.json", "report.json", SOURCES, MANIFEST)
_FILES = ("pages", "pictures")


def find_release(state: Path, content: Path, edge: int) -> Release | None:
    """Return the current release of `state` if it can be used for `content`, else None.

    It must have been made from that folder, and with pictures of at least `edge` pixels on their longest
    edge.
    """
    try:
        release = current_release(state)
        if release is None or release.about.content != os.path.abspath(content):  # noqa: PTH100
            return None
        return release if release.about.edge >= edge else None
    except (OSError, ValueError):
        return None


def borrow(release: Release, state: Path) -> None:
    """Make the release the current one of a new state folder, to be shown there or built upon.

    Raises OSError.
    """
    folder = release_folder(state, release.number)
    folder.mkdir(parents=True)
    for name in _NOTES:
        # The publisher may replace its notes: these are copies.
        with contextlib.suppress(FileNotFoundError):  # older releases have no manifest
            shutil.copyfile(release.folder / name, folder / name)
    for name in _FILES:
        try:
            (folder / name).symlink_to(release.folder / name, target_is_directory=True)
        except OSError:  # Windows wants a right for that
            shutil.copytree(release.folder / name, folder / name)
    make_current(state, release.number, durable=False)


def borrowed(release: Release | None, state: Path, content: Path, home: Path) -> Message:
    """Return the message that says what a publication in `state` used of the state folder `home`.

    `release` is the release that was borrowed from it, None for none.
    """
    values = {"folder": str(content), "state": str(home)}
    if release is None:
        return Message(
            N_("All of {folder} was read anew: {state} has no release of it with pictures of this size."),
            values,
        )
    values["number"] = str(release.number)
    if current_number(state) == release.number:
        return Message(N_("Release {number} is shown: nothing has changed in {folder} since."), values)
    return Message(N_("Release {number} is shown with what has changed in {folder} since."), values)
