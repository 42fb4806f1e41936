"""Which file of the content folder stands behind what the preview shows; no Qt."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.content.folder.scan import scan_site
from kiosk.content.folder.site import SETTINGS, PageFolder
from kiosk.content.names.media import MEDIA, ending
from kiosk.content.text.decode import read_text
from kiosk.preview.text_place import line_of, row_at

# What an editor or a picture viewer opens. A program that lies among the pictures is never started.
_OPENED = MEDIA | {"md", "markdown", "txt", "toml"}


def page_folders(content: Path) -> Mapping[str, PageFolder]:
    """Return the folder of each page by its identity; empty when the content folder is not there."""
    try:
        return scan_site(content).pages
    except OSError:
        return {}


def text_of(content: Path, folders: Mapping[str, PageFolder], page: str, language: str) -> str:
    """Return the relative path of a page's text, of the settings for the home screen; "" if none."""
    if not page:
        return SETTINGS if os.path.isfile(content / SETTINGS) else ""  # noqa: PTH113 - never raises
    folder = folders.get(page)
    return folder.files.get(language, "") if folder is not None else ""


def place_on_page(
    content: Path, problem: Mapping[str, Any], file: str, rows: Sequence[Mapping[str, Any]]
) -> int:
    """Return the row of a page, made of the text `file`, that a problem is about; -1 for none of them.

    `problem` is a row of PageProblems: about the text, or about a file that the text shows.
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
    """Return what is to be opened for a relative path: the file, else the nearest folder that is there.

    Never anything outside of the content folder.
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
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except OSError:
        return False
