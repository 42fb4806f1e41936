"""The pages that came with the program, for a content folder in which nothing lies yet."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kiosk.installing.numbers import numbers_of
from kiosk.installing.plan import Folder, Plan
from kiosk.installing.record import below
from kiosk.installing.system import why_it_failed
from kiosk.message import N_, Failure, Message

_COPYING = ".kiosk-copying"  # lies in a content folder whose pages are not all there yet
_SECONDS = 600.0
# The copies have the owner of this process, the group of the folder, and the mode that the umask leaves.
_COPY = (
    f'touch "$1/{_COPYING}" && cp -r --no-preserve=mode,ownership "$0/." "$1" && sync && rm "$1/{_COPYING}"'
)
_UMASK = 0o002


@dataclass(frozen=True, slots=True)
class FirstContent:
    """Pages to copy from the folder `source` into `folder`, for its owner and its group."""

    source: Path
    folder: Folder


def first_content(source: Path | None, plan: Plan, root: Path) -> FirstContent | None:
    """Return what to copy below `root`; None when something lies there, or `source` has nothing.

    A kiosk that has had releases has had pages, too: its folder may be on a share that is away. Raises
    OSError.
    """
    content, state, *_ = plan.folders
    if source is None or not _has_any(source) or (below(root, state.path) / "releases").exists():
        return None
    place = below(root, content.path)
    unfinished = (place / _COPYING).exists()
    return FirstContent(source, content) if unfinished or not _has_any(place) else None


def copy_here(found: FirstContent) -> None:
    """Copy as the owner of the folder, who is known by now. Raises Failure."""
    _copy(found, Path(found.folder.path), user=found.folder.owner, group=found.folder.group)


def copy_below(found: FirstContent, plan: Plan, root: Path) -> None:
    """Copy below `root`, where the accounts may not be known yet. Raises OSError, and Failure.

    The folders get numbers that the accounts will have: systemd-sysusers gives an account that of its folder.
    """
    users, groups = numbers_of(root, plan.accounts)
    for folder in plan.folders:
        place = below(root, folder.path)
        place.mkdir(parents=True, exist_ok=True)
        os.chown(place, users[folder.owner], groups[folder.group])
        place.chmod(folder.mode)
    place = below(root, found.folder.path)
    _copy(found, place)
    for each in place.rglob("*"):
        os.chown(each, users[found.folder.owner], -1, follow_symlinks=False)


def _has_any(folder: Path) -> bool:
    """Return whether anything lies in a folder. Raises OSError."""
    try:
        return any(folder.iterdir())
    except FileNotFoundError:
        return False


def _copy(found: FirstContent, place: Path, *, user: str | None = None, group: str | None = None) -> None:
    """Copy the pages, as that user when one is named. Raises Failure."""
    said = why_it_failed(
        *("sh", "-c", _COPY, found.source, place),
        seconds=_SECONDS,
        cwd="/",
        user=user,
        group=group,
        extra_groups=None if user is None else [],
        umask=_UMASK,
    )
    if said:
        text = N_("The pages in {source} could not be copied to {folder}: {said}")
        raise Failure(Message(text, {"source": str(found.source), "folder": str(place), "said": said}))
