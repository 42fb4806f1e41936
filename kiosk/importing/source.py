"""Reads what somebody wants to import: a whole content folder, some sections, or one page."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from kiosk.content.folder.scan import scan_page, scan_site
from kiosk.content.folder.site import ATTRACT, SETTINGS, Site
from kiosk.content.names.media import ending
from kiosk.content.names.text_files import text_language
from kiosk.importing.documents import DOCUMENT_ENDINGS, line_to_import
from kiosk.importing.errors import CannotImport, cannot_read_source, no_folder, no_page
from kiosk.message import N_, Message
from kiosk.problems.problem import Problem
from kiosk.settings.layered import layers_of

LEFT_OUT = frozenset(("junk", "link-ignored", "not-a-file", "bad-name", "too-deep", "language-twice"))


class Kind(Enum):
    """The kind of a source."""

    WHOLE = auto()  # a content folder with its settings
    SECTIONS = auto()  # a folder of sections, such as a stick
    PAGE = auto()  # one page with the pages inside it


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be imported.

    `folder` is the folder that was named, or the content folder inside it; `site` are its pages and files.
    For a PAGE, `page` is the folder's name and the root of `site` is the folder around it; otherwise `page`
    is "". `left_out` and `remarks` are problems with files that are not taken over.
    """

    kind: Kind
    folder: Path
    site: Site
    page: str
    left_out: tuple[Problem, ...]
    remarks: tuple[Problem, ...]


def read_source(folder: Path, content: Path, *, as_page: bool) -> Source:
    """Return what lies in `folder`; `as_page` says that it is to be read as one page.

    CannotImport when there is nothing to import, or when a part of it cannot be read.
    """
    folder = Path(os.path.realpath(folder))
    if not folder.is_dir():
        raise CannotImport(no_folder(folder))
    home = Path(os.path.realpath(content))
    if folder == home or home in folder.parents or folder in home.parents:
        raise CannotImport(
            Message(
                N_(
                    "{source} and the content folder {folder} lie one inside the other. "
                    "Copy the source elsewhere first."
                ),
                {"source": str(folder), "folder": str(home)},
            )
        )
    try:
        source = _read(_content_folder_in(folder), home, as_page)
    except OSError as error:
        raise CannotImport(cannot_read_source(error, folder)) from None
    unread = [problem for problem in source.site.problems if problem.code == "folder-unreadable"]
    unread += [problem for problem in source.site.problems if problem.code == "folder-forbidden"]
    if source.site.unreadable or unread:
        place = unread[0].file if unread else ""
        raise CannotImport(
            Message(
                N_(
                    "The folder {folder} cannot be opened, so nothing is imported. "
                    "Copy it again, or give yourself the right to open it."
                ),
                {"folder": str(source.site.root / place)},
            )
        )
    if not any(page.files for page in source.site.pages.values()) and not source.site.attract:
        raise CannotImport(no_page(folder))
    return source


def _content_folder_in(folder: Path) -> Path:
    """Return the content folder inside a folder such as a stick, or `folder` itself when there is none."""
    with os.scandir(folder) as entries:
        found = {
            entry.name.casefold(): entry.path for entry in entries if entry.is_dir(follow_symlinks=False)
        }
    inner = Path(found["content"]) if "content" in found else None
    if inner is None or (folder / SETTINGS).exists() or not (inner / SETTINGS).is_file():
        return folder
    return inner


def _read(folder: Path, content: Path, as_page: bool) -> Source:
    """Return a folder as a source, by what lies in it. OSError when it cannot be read."""
    if not as_page and (folder / SETTINGS).is_file():
        if over := layers_of(folder):
            raise CannotImport(
                Message(
                    N_(
                        "{source} is a content folder in layers, which are not imported together. Import one "
                        "of them, such as {layer}."
                    ),
                    {"source": str(folder), "layer": str(folder / over[-1])},
                )
            )
        return _source(Kind.WHOLE, folder, content, scan_site(folder))
    has_text = any(text_language(name) for name in os.listdir(folder))  # noqa: PTH208
    if (has_text or as_page) and folder.name:
        return _source(Kind.PAGE, folder, content, scan_page(folder.parent, folder.name), folder.name)
    if has_text or as_page:
        raise CannotImport(
            Message(
                N_("The texts lie at the top of {source}. Put them into a folder named after the page."),
                {"source": str(folder)},
            )
        )
    return _source(Kind.SECTIONS, folder, content, scan_site(folder))


def _source(kind: Kind, folder: Path, content: Path, site: Site, page: str = "") -> Source:
    """Return a source with the files that are taken over, and problems with the others."""
    tops = {page.folder for page in site.pages.values() if "/" not in page.folder}
    left_out = [
        problem
        for problem in site.problems
        if problem.code in LEFT_OUT and (problem.file.partition("/")[0] in tops or "/" not in problem.file)
    ]
    taken = {*tops, *(path.partition("/")[0] for path in site.attract)}
    others = [path for path in sorted(site.files) if not _is_taken(path, kind, taken)]
    listed = {problem.file for problem in left_out}
    not_taken = [path for path in dict.fromkeys(map(_top, others)) if path not in listed]
    remarks = [_not_taken(path, site.root, content) for path in not_taken]
    files = frozenset(path for path in site.files if _is_taken(path, kind, taken))
    site = Site(site.root, site.pages, files, site.attract, site.problems, site.unreadable)
    return Source(kind, folder, site, page, tuple(left_out), tuple(remarks))


def _is_taken(path: str, kind: Kind, tops: set[str]) -> bool:
    """True for files of pages and of the attract screen, settings, and notes in a whole content folder."""
    top, _, rest = path.partition("/")
    if rest:
        return top in tops or top.casefold() == ATTRACT
    if kind is not Kind.WHOLE:
        return False
    return path == SETTINGS or (ending(path) in ("md", "txt") and not text_language(path))


def _top(path: str) -> str:
    """Return the first part of a path, with a slash if it is a folder."""
    top, slash, _ = path.partition("/")
    return top + slash


def _not_taken(path: str, root: Path, content: Path) -> Problem:
    """Return the problem with a file that is not taken over; for a document it names the import command."""
    name = path.rstrip("/")
    if ending(path) not in DOCUMENT_ENDINGS:
        return Problem("no-page", path, 0, {"name": name})
    values = {"name": name, "command": line_to_import(root / path, content)}
    return Problem("word-alone", path, 0, values)
