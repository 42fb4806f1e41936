"""Which program of a Linux desktop opens a file: one with a window, no editor in a terminal; no Qt.

The rules are freedesktop's: mimeapps.list says what somebody chose, the desktop entries what there is.
`xdg-open` is not asked, since it starts whatever is registered, in a terminal that nobody sees.
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
# Browsers and word processors say that they open texts, too; unless chosen they are not asked to.
_EDITOR = "TextEditor"


@dataclass(frozen=True, slots=True)
class Entry:
    """A desktop entry: the program's name and command line, and whether it needs a terminal."""

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
    """Return the kinds of content that a file may have, the closest first."""
    if path.is_dir():
        return FOLDER
    end = ending(path.name)
    known = _TYPES.get(end)
    return known or (f"image/{end}", f"video/{end}", f"audio/{end}")


def command_for(path: Path, environment: Mapping[str, str]) -> list[str]:
    """Return the command line of the program with a window that opens a file or folder; [] if none does."""
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
    """Yield the entries that were chosen for the kinds of content, what a person chose first."""
    lists = [_ini(path) for path in _mime_lists(environment)]
    for type_ in types:
        for section in ("Default Applications", "Added Associations"):
            for ini in lists:
                yield from filter(None, ini.get(section, type_, fallback="").split(";"))


def _mime_lists(environment: Mapping[str, str]) -> Iterator[Path]:
    desktops = [name.lower() for name in environment.get("XDG_CURRENT_DESKTOP", "").split(":") if name]
    for folder in (*_config_folders(environment), *_application_folders(environment)):
        yield from (folder / f"{desktop}-mimeapps.list" for desktop in desktops)
        yield folder / "mimeapps.list"


def _config_folders(environment: Mapping[str, str]) -> list[Path]:
    own = environment.get("XDG_CONFIG_HOME") or f"{environment.get('HOME', '')}/.config"
    return [Path(folder) for folder in (own, *(environment.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":"))]


def _application_folders(environment: Mapping[str, str]) -> list[Path]:
    own = environment.get("XDG_DATA_HOME") or f"{environment.get('HOME', '')}/.local/share"
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [Path(folder) / "applications" for folder in (own, *shared.split(":"))]


def _entries(environment: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the programs that are there; of two entries with one name, the nearer to the user counts."""
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
    ini = _ini(path)

    def value(key: str) -> str:
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
    ini = configparser.RawConfigParser(
        delimiters=("=",), comment_prefixes=("#",), strict=False, default_section="\0", allow_no_value=True
    )
    ini.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        ini.read_string(path.read_text("utf-8"))
    except (OSError, ValueError, configparser.Error):
        return configparser.RawConfigParser()
    return ini
