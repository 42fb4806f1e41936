"""Finds the file of the content folder that is behind what the preview shows; no Qt."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.content.folder.layers import LayerAway, layer_of
from kiosk.content.folder.scan import scan_site
from kiosk.content.folder.site import SETTINGS, PageFolder, Site
from kiosk.content.names.media import MEDIA, ending
from kiosk.content.text.decode import read_text
from kiosk.preview.text_place import line_of, row_at
from kiosk.settings.layered import layers_of

# Files for an editor or a picture viewer. Nothing else is opened, so that no program in the folder starts.
_OPENED = MEDIA | {"md", "markdown", "txt", "toml"}


def no_site(content: Path) -> Site:
    """Return what a content folder has that cannot be read: nothing."""
    return Site(content, {}, frozenset(), (), ())


def site_of(content: Path, last: Site | None = None) -> Site:
    """Return the pages and files of the content folder, none when it cannot be read.

    `last` is what it had before, which stays while one of its layers is away.
    """
    try:
        return scan_site(content, layers_of(content))
    except LayerAway:
        return last or no_site(content)
    except OSError:
        return no_site(content)


def layer_of_page(site: Site, page: str) -> tuple[str, list[str]]:
    """Return the layer that a page is shown from, "" without layers, and the folders that it replaces."""
    folder = site.pages[page].folder if page in site.pages else ""
    replaced = [below for below, other in site.replaced.items() if other == page]
    return layer_of(folder, site.layers), replaced[::-1]


def text_of(content: Path, folders: Mapping[str, PageFolder], page: str, language: str) -> str:
    """Return the relative path of a page's text, that of the settings for the home screen, or ""."""
    if not page:
        return SETTINGS if os.path.isfile(content / SETTINGS) else ""  # noqa: PTH113 - never raises
    folder = folders.get(page)
    return folder.files.get(language, "") if folder is not None else ""


def place_on_page(
    content: Path, problem: Mapping[str, Any], file: str, rows: Sequence[Mapping[str, Any]]
) -> int:
    """Return the index of the row that a problem is about, -1 when it is about none of them.

    `rows` are those of the page made of the text `file`. `problem` is a row of PageProblems; it is about that
    text, or about a file that the text shows.
    """
    if not file:
        return -1
    try:
        text, _ = read_text((content / file).read_bytes(), file)
    except OSError:
        return -1
    line = problem["line"] if problem["file"] == file else line_of(text, problem["file"].rpartition("/")[2])
    return row_at(text, rows, line)


def to_open(content: Path, file: str) -> Path:
    """Return what to open for a relative path: the file, else the nearest folder around it that exists.

    This is never anything outside the content folder, and never a program.
    """
    path = content / file
    if not _inside(path, content):
        return content
    if path.is_file() and ending(path.name) in _OPENED:
        return path
    while not path.is_dir() and path != content:
        path = path.parent
    return path


def _inside(path: Path, folder: Path) -> bool:
    """True for a path in a folder, with links followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except OSError:
        return False
