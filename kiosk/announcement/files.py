"""The files of an announcement in the content folder: written, or taken away."""

from __future__ import annotations

import contextlib
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kiosk.announcement.plan import NewAnnouncement
from kiosk.content.announcement import read_announcement
from kiosk.content.moments import as_written, end_as_written
from kiosk.content.names.announcement_files import announcement_language, announcement_name
from kiosk.problems.problem import Problem
from kiosk.system.disk import replace_file


def write_announcement(content: Path, new: NewAnnouncement) -> tuple[str, ...]:
    """Write the files, each in one step, and take away those of an earlier announcement; return their names.

    Raises OSError.
    """
    names = tuple(announcement_name(language) for language in new.texts)
    for name, text in zip(names, new.texts.values(), strict=True):
        replace_file(content / name, file_bytes(new, text))
    written = {_folded(name) for name in names}
    for name in announcement_names(content):
        if _folded(name) not in written:
            _remove(content / name)
    return names


def remove_announcement(content: Path) -> tuple[str, ...]:
    """Take the files away, and return their names. Raises OSError."""
    names = tuple(announcement_names(content))
    for name in names:
        _remove(content / name)
    return names


def file_bytes(new: NewAnnouncement, text: str) -> bytes:
    """Return a file with the text in one language and the header that all languages share."""
    lines = ["---"]
    if new.begins:
        lines.append(f"from: {as_written(new.begins)}")
    lines.append(f"until: {end_as_written(new.ends)}")
    if new.screens:
        lines.append(f"screens: {', '.join(new.screens)}")
    lines += ["---", "", text, ""]
    return "\r\n".join(lines).encode("utf-8", "replace")  # for old Notepads


def remarks(new: NewAnnouncement) -> Iterator[Problem]:
    """Yield what the report will say of the texts."""
    for language, text in new.texts.items():
        yield from read_announcement(file_bytes(new, text), announcement_name(language), language).problems


def announcement_names(content: Path) -> list[str]:
    """Return the names of the files of the announcement that is there. Raises OSError."""
    with os.scandir(content) as entries:
        found = [entry.name for entry in entries if not entry.is_dir(follow_symlinks=False)]
    return sorted(name for name in found if announcement_language(name) is not None)


def _folded(name: str) -> str:
    """Return a name as file systems compare it that tell no small letters from capital ones."""
    return unicodedata.normalize("NFC", name).casefold()


def _remove(path: Path) -> None:
    """Remove a file that may be gone meanwhile."""
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
