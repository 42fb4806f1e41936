"""Recognises, by their names, files and folders that programs make without being asked."""

from __future__ import annotations

import re

from kiosk.content.names.identity import split_number
from kiosk.content.names.remembered import remembered

_JUNK_FILE = re.compile(
    r"~\$.*|.*~|.*\.(?:tmp|temp|bak|old|part|partial|crdownload|download|swp|lnk|url)"
    r"|thumbs\.db|ehthumbs.*\.db|desktop\.ini|autorun\.inf",
    re.IGNORECASE,
)
_CONFLICT = re.compile(
    r"\.sync-conflict-|conflicted copy|case conflict|\(conflict|конфликтующ|копия конфликта|конфликт версий",
    re.IGNORECASE,
)
# What Windows and file managers call a copy, in the languages of the staff.
_COPY = re.compile(
    r".*[\s_–—-](?:copy|копия|көшірме|көшірмесі)(?:\s*\(?\d+\)?)?|(?:copy of|копия|көшірме)\s.+|.+\s?\(\d+\)",
    re.IGNORECASE,
)
# What they call a new folder that nobody has named yet.
_NEW_FOLDER = re.compile(
    r"(?:new folder|untitled folder|новая папка|папка без названия|жаңа қалта|атаусыз қалта)"
    r"(?:\s*\(?\d+\)?)?",
    re.IGNORECASE,
)
_SYSTEM_FOLDERS = frozenset(
    {"$recycle.bin", "system volume information", "lost+found", "__macosx", "@eadir", "recycler", "found.000"}
)


def is_hidden(name: str) -> bool:
    """True for files and folders that an operating system keeps for itself and staff never see."""
    return name.startswith(".") or name == "Icon\r" or name.lower() in _SYSTEM_FOLDERS


@remembered
def is_junk(name: str) -> bool:
    """True for what programs leave behind: locks, temporary files, sync conflicts."""
    return _JUNK_FILE.fullmatch(name) is not None or is_conflict(name)


def is_conflict(name: str) -> bool:
    """True for the copy that a sync program such as Dropbox makes when two people changed a file."""
    return _CONFLICT.search(name) is not None


def is_copy(name: str) -> bool:
    """True for the name that a file manager gives to a copy of a folder: "02-astana - копия"."""
    return _COPY.fullmatch(split_number(name)[1].strip()) is not None


def is_new_folder(name: str) -> bool:
    """True for the name that Windows and others give to a folder that was just made."""
    return _NEW_FOLDER.fullmatch(split_number(name)[1].strip()) is not None
