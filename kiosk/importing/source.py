"""What somebody brings: a whole content folder, some sections, or one page."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from kiosk.content.folder.site import ATTRACT, SETTINGS, Site, scan_page, scan_site
from kiosk.content.names.identity import split_number
from kiosk.content.names.media import ending
from kiosk.content.names.text_files import text_language
from kiosk.invocation import command_line
from kiosk.message import N_, Failure, Message
from kiosk.new_page.page_folder import section
from kiosk.problems.problem import Problem
from kiosk.system.reasons import reason

# Word documents, and what people have instead of one: these are told how they become one.
DOCUMENT_ENDINGS = frozenset(("docx", "docm", "dotx", "dotm", "doc", "dot", "rtf", "odt", "pages", "pdf"))
LEFT_OUT = frozenset(("junk", "link-ignored", "not-a-file", "bad-name", "too-deep", "language-twice"))


class Kind(Enum):
    WHOLE = auto()  # a content folder with its settings
    SECTIONS = auto()  # a folder of sections, such as a stick
    PAGE = auto()  # one page with the pages inside it


@dataclass(frozen=True, slots=True)
class Source:
    """`site` is what lies in it; of a PAGE its root is the folder's parent and `page` its name.

    `left_out` and `remarks` name what is not taken over.
    """

    kind: Kind
    folder: Path
    site: Site
    page: str
    left_out: tuple[Problem, ...]
    remarks: tuple[Problem, ...]


class CannotImport(Failure):
    """Nothing can be taken over; the message says why."""


def read_source(folder: Path, content: Path, *, as_page: bool) -> Source:
    """Return what lies in `folder`; `as_page` when it was said that it is one page.

    CannotImport when there is nothing to take over, or not all of it can be read.
    """
    folder = Path(os.path.realpath(folder))
    if not folder.is_dir():
        raise CannotImport(_no_folder(folder))
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
        source = _read(_inner(folder), home, as_page)
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
        raise CannotImport(_nothing(folder))
    return source


def line_for(document: Path, content: Path) -> str:
    """Return a line to type that makes a page of a document, or brings the page of its name up to date."""
    name = split_number(document.stem)[1]
    place = re.sub(r"[^\w-]+", "-", name).strip("-_").lower()
    return command_line("import", document, "--as", section(content, place or "page"), content=content)


def cannot_read_source(error: OSError, folder: Path) -> Message:
    """Return what to say when the stick was pulled or a file on it is damaged."""
    return Message(
        N_(
            "{source} cannot be read to its end ({reason}). Nothing was changed. Connect it again and repeat."
        ),
        {"source": str(error.filename or folder), "reason": reason(error)},
    )


def cannot_write(error: OSError, content: Path) -> Message:
    """Return what to say when the content folder does not take the new files."""
    values = {"folder": str(content), "reason": reason(error)}
    return Message(
        N_(
            "The content folder {folder} does not take the new files ({reason}). Nothing was changed. "
            "Check that the disk is not full and that you may write there; close programs that have "
            "its files open."
        ),
        values,
    )


def _inner(folder: Path) -> Path:
    """Return the content folder that a stick holds beside nothing else of ours, else `folder`."""
    with os.scandir(folder) as entries:
        found = {
            entry.name.casefold(): entry.path for entry in entries if entry.is_dir(follow_symlinks=False)
        }
    inner = Path(found["content"]) if "content" in found else None
    if inner is None or (folder / SETTINGS).exists() or not (inner / SETTINGS).is_file():
        return folder
    return inner


def _read(folder: Path, content: Path, as_page: bool) -> Source:
    if not as_page and (folder / SETTINGS).is_file():
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
    tops = {page.folder for page in site.pages.values() if "/" not in page.folder}
    left_out = [
        problem
        for problem in site.problems
        if problem.code in LEFT_OUT and (problem.file.partition("/")[0] in tops or "/" not in problem.file)
    ]
    taken = {*tops, *(path.partition("/")[0] for path in site.attract)}
    strange = [path for path in sorted(site.files) if not _is_taken(path, kind, taken)]
    listed = {problem.file for problem in left_out}
    loose = [path for path in dict.fromkeys(map(_top, strange)) if path not in listed]
    remarks = [_strange(path, site.root, content) for path in loose]
    files = {path: found for path, found in site.files.items() if _is_taken(path, kind, taken)}
    site = Site(site.root, site.pages, files, site.attract, site.problems, site.unreadable)
    return Source(kind, folder, site, page, tuple(left_out), tuple(remarks))


def _is_taken(path: str, kind: Kind, tops: set[str]) -> bool:
    """True for what belongs to a page or the idle screen, the settings, and notes of a whole folder."""
    top, _, rest = path.partition("/")
    if rest:
        return top in tops or top.casefold() == ATTRACT
    if kind is not Kind.WHOLE:
        return False
    return path == SETTINGS or (ending(path) in ("md", "txt") and not text_language(path))


def _top(path: str) -> str:
    top, slash, _ = path.partition("/")
    return top + slash


def _strange(path: str, root: Path, content: Path) -> Problem:
    name = path.rstrip("/")
    if ending(path) not in DOCUMENT_ENDINGS:
        return Problem("no-page", path, 0, {"name": name})
    values = {"name": name, "command": line_for(root / path, content)}
    return Problem("word-alone", path, 0, values)


def _no_folder(folder: Path) -> Message:
    if folder.is_file():
        return Message(
            N_(
                "{source} is a file that cannot be imported. Name a folder with pages, or a Word "
                "document that ends in .docx. Unpack an archive first."
            ),
            {"source": str(folder)},
        )
    return Message(
        N_("There is nothing at {source}. Check that the stick is connected and the name is right."),
        {"source": str(folder)},
    )


def _nothing(folder: Path) -> Message:
    return Message(
        N_(
            "There is no page in {source}. A page is a folder with a text in it, such as 01-welcome/kk.md; "
            "a Word document is imported by its own name."
        ),
        {"source": str(folder)},
    )
