"""Finds the program of a Linux desktop that opens a file in a window, not in a terminal; no Qt.

This follows freedesktop.org: mimeapps.list has what somebody chose, the desktop entries have what is
installed. `xdg-open` is not used, since it may start a program in a terminal that nobody sees.
"""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.names.media import ending

_TEXT = ("text/markdown", "text/plain")
_TYPES = {
    "md": _TEXT,
    "markdown": _TEXT,
    "txt": ("text/plain",),
    "toml": ("text/plain",),
    "jpg": ("image/jpeg",),
    "jpe": ("image/jpeg",),
    "jfif": ("image/jpeg",),
    "svg": ("image/svg+xml", "text/plain"),
    "tif": ("image/tiff",),
    "mp3": ("audio/mpeg",),
    "mp4": ("video/mp4",),
    "vtt": ("text/vtt", "text/plain"),
    "srt": ("application/x-subrip", "text/plain"),
}
FOLDER = ("inode/directory",)
_SECTION = "Desktop Entry"
# Browsers and word processors claim to open texts, too; they are used only if somebody chose them.
_EDITOR = "TextEditor"


@dataclass(frozen=True, slots=True)
class Entry:
    """A desktop entry: a program's command line, whether it needs a terminal, and what it opens."""

    id: str
    command: str
    terminal: bool
    categories: frozenset[str]
    types: frozenset[str]

    def started_with(self, file: str) -> list[str]:
        """Return the command line that opens a file."""
        parts, placed = [], False
        for part in shlex.split(self.command):
            if part in ("%f", "%F", "%u", "%U"):
                parts.append(Path(file).as_uri() if part in ("%u", "%U") else file)
                placed = True
            elif part not in ("%i", "%c", "%k", "%d", "%D", "%n", "%N", "%v", "%m"):
                parts.append(part.replace("%c", self.id).replace("%%", "%"))
        return parts if placed else [*parts, file]


def types_of(path: Path) -> tuple[str, ...]:
    """Return the media types that a file may have, the most specific first."""
    if path.is_dir():
        return FOLDER
    end = ending(path.name)
    known = _TYPES.get(end)
    return known or (f"image/{end}", f"video/{end}", f"audio/{end}")


def command_for(path: Path, environment: Mapping[str, str]) -> list[str]:
    """Return the command line of a program that opens a file or folder in a window, [] when there is none."""
    types = types_of(path)
    entries = {entry.id: entry for entry in _entries(environment)}
    chosen = [entries[id] for id in _chosen(types, environment) if id in entries]
    fit = [
        entry
        for type_ in types
        for entry in entries.values()
        if type_ in entry.types and (type_ not in _TEXT or _EDITOR in entry.categories)
    ]
    for entry in (*chosen, *fit):
        if not entry.terminal:
            return entry.started_with(str(path))
    return []


def _chosen(types: Iterable[str], environment: Mapping[str, str]) -> Iterator[str]:
    """Yield the ids of entries that were chosen for media types, those chosen by the user first."""
    lists = [_ini(path) for path in _mime_lists(environment)]
    for type_ in types:
        for section in ("Default Applications", "Added Associations"):
            for ini in lists:
                yield from filter(None, ini.get(section, type_, fallback="").split(";"))


def _mime_lists(environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield the files in which choices are kept, the user's first."""
    desktops = [name.lower() for name in environment.get("XDG_CURRENT_DESKTOP", "").split(":") if name]
    for folder in (*_config_folders(environment), *_application_folders(environment)):
        yield from (folder / f"{desktop}-mimeapps.list" for desktop in desktops)
        yield folder / "mimeapps.list"


def _config_folders(environment: Mapping[str, str]) -> list[Path]:
    """Return the folders of configuration, the user's first."""
    own = environment.get("XDG_CONFIG_HOME") or f"{environment.get('HOME', '')}/.config"
    return [Path(folder) for folder in (own, *(environment.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":"))]


def _application_folders(environment: Mapping[str, str]) -> list[Path]:
    """Return the folders of desktop entries, the user's first."""
    own = environment.get("XDG_DATA_HOME") or f"{environment.get('HOME', '')}/.local/share"
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [Path(folder) / "applications" for folder in (own, *shared.split(":"))]


def _entries(environment: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the installed programs; of two entries with the same id, the first one counts."""
    seen: set[str] = set()
    for folder in _application_folders(environment):
        for path in sorted(folder.rglob("*.desktop")):
            id_ = path.relative_to(folder).as_posix().replace("/", "-")
            if id_ not in seen:
                seen.add(id_)
                entry = _entry(id_, path, environment.get("PATH", os.defpath))
                if entry is not None:
                    yield entry


def _entry(id_: str, path: Path, programs: str) -> Entry | None:
    """Return the entry in a file, None for one whose program is not installed or that is no program."""
    ini = _ini(path)

    def value(key: str) -> str:
        """Return the value of a key, "" without it."""
        return ini.get(_SECTION, key, fallback="")

    if value("Type") != "Application" or value("Hidden") == "true":
        return None
    try:
        program = (shlex.split(value("TryExec")) or shlex.split(value("Exec")))[0]
    except (ValueError, IndexError):
        return None
    if shutil.which(program, path=programs) is None:
        return None
    return Entry(
        id_,
        value("Exec"),
        value("Terminal") == "true",
        frozenset(value("Categories").split(";")),
        frozenset(value("MimeType").split(";")),
    )


def _ini(path: Path) -> configparser.RawConfigParser:
    """Return a file in INI format, empty when it cannot be read."""
    ini = configparser.RawConfigParser(
        delimiters=("=",), comment_prefixes=("#",), strict=False, default_section="\0", allow_no_value=True
    )
    ini.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        ini.read_string(path.read_text("utf-8"))
    except (OSError, ValueError, configparser.Error):
        return configparser.RawConfigParser()
    return ini
