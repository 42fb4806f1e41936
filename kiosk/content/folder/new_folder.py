"""Chooses the name of a new page folder among its siblings. The folder itself is not made here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from kiosk.content.folder.site import ATTRACT
from kiosk.content.names.identity import identity
from kiosk.content.names.leftovers import is_hidden
from kiosk.content.names.numbers import with_next_number


def folders_in(content: Path, above: Sequence[str]) -> list[str]:
    """Return the names of the folders in `content/above[0]/above[1]/...`, sorted, without hidden ones.

    OSError when they cannot be listed.
    """
    with os.scandir(content.joinpath(*above)) as entries:
        return sorted(
            entry.name
            for entry in entries
            if entry.is_dir(follow_symlinks=False) and not is_hidden(entry.name)
        )


def free_name(content: Path, name: str, above: Sequence[str] = ()) -> str:
    """Return the name of a new page folder inside the folders `above`, with the next free number.

    OSError when those cannot be listed.
    """
    others = [other for other in folders_in(content, above) if above or other.casefold() != ATTRACT]
    return with_next_number(name, others)


def section(content: Path, name: str) -> str:
    """Return the folder at the top whose page has the name `name`, else a name for a new one.

    OSError when the content folder cannot be listed.
    """
    same = (other for other in folders_in(content, ()) if identity(other) == identity(name))
    return next(same, "") or free_name(content, name)
