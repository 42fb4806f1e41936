"""The content folder as it lies on the disk: its pages, its files, what is wrong with their names.

Standard library only, and no file is opened: the poller scans thousands of pages every second.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kiosk.content.folder.report_name import is_report
from kiosk.content.folder.resolve import Resolver
from kiosk.content.names.identity import fold, split_number
from kiosk.content.names.leftovers import is_conflict, is_copy, is_hidden, is_junk, is_new_folder
from kiosk.content.names.media import DOCUMENTS, MEDIA, ending, kind_of
from kiosk.content.names.page_folders import is_plain
from kiosk.content.names.text_files import text_country, text_language
from kiosk.problems.problem import Problem, not_opened

ATTRACT = "attract"
SETTINGS = "kiosk.toml"
MOST_SETTINGS = 256 * 1024  # bytes read at most; far above what the settings may have
MAX_DEPTH = 8  # folders inside each other; visitors would be lost long before


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What tells that a file changed: its size in bytes, its modification time in nanoseconds."""

    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class PageFolder:
    """One page: a folder with a text for each language, or one that only holds further pages.

    Paths are relative to the content folder, with forward slashes, spelt as on the disk.
    `files` maps a language tag to its text; `media` are the pictures and films beside them.
    """

    id: str
    folder: str
    files: Mapping[str, str]
    media: tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """All pages in display order, a page before the pages inside it.

    `files` holds every file that counts, by relative path. `attract` are the idle screen's media.
    `unreadable` are identities of folders that could not be listed just now: what is missing
    at or below one of them ("" is everything) was not removed by staff.
    """

    root: Path
    pages: Mapping[str, PageFolder]
    files: Mapping[str, FileStamp]
    attract: tuple[str, ...]
    problems: tuple[Problem, ...]
    unreadable: tuple[str, ...] = ()

    def resolve_page(self, href: str, page_id: str) -> str | None:
        """Return the identity of the page that a link on page `page_id` means, or None."""
        return self._resolver.page(href, page_id)

    def resolve_file(self, href: str, page_id: str) -> str | None:
        """Return the relative path of the file that page `page_id` means, or None.

        Only files of this site are ever returned, so no spelling leads out of the folder.
        """
        return self._resolver.file(href, page_id)

    def children(self, page_id: str) -> tuple[str, ...]:
        """Return the identities of the pages directly inside a page ("" is the home screen)."""
        return tuple(other for other in self.pages if other and other.rpartition("/")[0] == page_id)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver({page.id: page.folder for page in self.pages.values()}, self.files)


@dataclass(slots=True)
class _Scan:
    pages: dict[str, PageFolder] = field(default_factory=dict)
    files: dict[str, FileStamp] = field(default_factory=dict)
    attract: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)  # folded identity -> folder

    def say(self, code: str, path: str, **values: str) -> None:
        self.problems.append(Problem(code, readable(path), 0, values))


def scan_site(root: Path) -> Site:
    """Read the folder tree under `root`.

    Raises OSError when the content folder itself is missing or cannot be listed.
    """
    scan = _Scan()
    names_here, folders = _list(os.fspath(root), "", scan)
    for name in names_here:
        code = _unused(name)
        if code == "word-file":
            scan.say(code, name, name=name)
        elif code == "text-without-language" and _is_page(name):
            scan.say("text-at-root", name, name=name)
    for name in _ordered(folders):
        if name.casefold() == ATTRACT:
            _scan_attract(root, name, scan)
        else:
            _scan_page(root, name, "", 1, scan)
    return _site(root, scan)


def scan_page(root: Path, folder: str) -> Site:
    """Read one folder directly inside `root` as a page, with the pages inside it, and nothing else there."""
    scan = _Scan()
    _scan_page(root, folder, "", 1, scan)
    return _site(root, scan)


def _site(root: Path, scan: _Scan) -> Site:
    return Site(
        root,
        scan.pages,
        scan.files,
        scan.attract,
        tuple(scan.problems),
        tuple(scan.unreadable),
    )


def readable(path: str) -> str:
    """Return a path that can be printed and written as UTF-8, whatever bytes its name has."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _list(root: str, folder: str, scan: _Scan) -> tuple[list[str], list[str]]:
    """Return the names of the files and of the folders directly inside `folder`; note the files' stamps."""
    files, folders = [], []
    prefix = f"{folder}/" if folder else ""
    for entry, status in _entries(os.path.join(root, folder) if folder else root):  # noqa: PTH118 - speed
        name, path = entry.name, prefix + entry.name
        if is_hidden(name) or (not folder and is_report(name)):
            continue
        if not is_plain(name):
            scan.say("bad-name", path)
        elif stat.S_ISLNK(status.st_mode) or _is_junction(status):
            scan.say("link-ignored", path, name=name)
        elif stat.S_ISDIR(status.st_mode):
            if is_conflict(name):
                scan.say("junk", path, name=name)
            else:
                folders.append(name)
        elif not stat.S_ISREG(status.st_mode):
            scan.say("not-a-file", path, name=name)
        elif is_junk(name):
            scan.say("junk", path, name=name)
        else:
            scan.files[path] = FileStamp(status.st_size, status.st_mtime_ns)
            files.append(name)
    return sorted(files), folders


def _entries(folder: str) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                yield entry, entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue  # removed between the listing and the look


def _is_junction(status: os.stat_result) -> bool:
    tag = getattr(status, "st_reparse_tag", 0)
    return bool(tag) and tag == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)


def _ordered(folders: list[str]) -> list[str]:
    def position(name: str) -> tuple[bool, int, str, str]:
        number, rest = split_number(name)
        return number is None, number or 0, fold(rest), name

    return sorted(folders, key=position)


def _scan_attract(root: Path, name: str, scan: _Scan) -> None:
    try:
        files, _ = _list(os.fspath(root), name, scan)
    except OSError as error:
        code, values = not_opened("folder", error)
        scan.say(code, name, **values)
        return
    for file in files:
        if ending(file) not in MEDIA:
            code = kind_of(file) or ("word-file" if ending(file) in DOCUMENTS else "file-unused")
            scan.say(code, f"{name}/{file}", name=file)
    scan.attract = tuple(f"{name}/{file}" for file in files if ending(file) in MEDIA)


def _scan_page(root: Path, folder: str, parent: str, depth: int, scan: _Scan) -> bool:
    """Add the page in `folder` and those inside it; False when there is no text in all of it."""
    page_id = _identity(folder, parent, scan)
    if depth > MAX_DEPTH:
        scan.say("too-deep", folder, depth=str(MAX_DEPTH))
        return True
    try:
        file_names, folders = _list(os.fspath(root), folder, scan)
    except FileNotFoundError:
        return True
    except OSError as error:
        code, values = not_opened("folder", error)
        scan.say(code, folder, **values)
        scan.unreadable.append(page_id)
        return True
    media = tuple(f"{folder}/{name}" for name in file_names if ending(name) in MEDIA)
    scan.pages[page_id] = PageFolder(page_id, folder, _texts(folder, file_names, scan), media)
    inside = [_scan_page(root, f"{folder}/{name}", page_id, depth + 1, scan) for name in _ordered(folders)]
    has_text = bool(scan.pages[page_id].files) or any(inside)
    name = folder.rpartition("/")[2]
    if has_text and is_new_folder(name):
        scan.say("folder-new", folder, name=name)
    elif has_text and is_copy(name):
        scan.say("folder-copy", folder, name=name)
    if not has_text:
        del scan.pages[page_id]
        scan.taken.pop(fold(page_id), None)
        if depth == 1 or not media:
            scan.say("folder-without-text", folder)
    return has_text


def _identity(folder: str, parent: str, scan: _Scan) -> str:
    """Return the page's identity; folders that differ only in number keep theirs to stay apart."""
    name = unicodedata.normalize("NFC", folder.rpartition("/")[2])
    prefix = f"{parent}/" if parent else ""
    page_id = prefix + split_number(name)[1]
    count = 1
    while fold(page_id) in scan.taken:
        if count == 1:
            other = scan.taken[fold(page_id)].rpartition("/")[2]
            scan.say("same-name", folder, name=name, other=readable(other))
        page_id = prefix + (name if count == 1 else f"{name}-{count}")
        count += 1
    scan.taken[fold(page_id)] = folder
    return page_id


def _texts(folder: str, file_names: list[str], scan: _Scan) -> dict[str, str]:
    candidates: dict[str, list[tuple[int, str]]] = {}
    for name in file_names:
        language = text_language(name)
        if language is not None:
            candidates.setdefault(language[0], []).append((language[1], name))
        elif ending(name) not in MEDIA:
            scan.say(_unused(name), f"{folder}/{name}", name=name)
    texts = {}
    for tag, found in candidates.items():
        (rank, _, first), *others = sorted((rank, name != f"{tag}.md", name) for rank, name in found)
        if country := text_country(first):
            where, right = f"{folder}/{first}", f"{tag}.md"
            scan.say("text-country", where, name=first, right=right, country=country, language=tag)
        elif rank:
            scan.say("text-ending", f"{folder}/{first}", name=first, right=f"{tag}.md")
        for *_, name in others:
            scan.say("language-twice", f"{folder}/{name}", name=name, other=first)
        texts[tag] = f"{folder}/{first}"
    return texts


def _is_page(name: str) -> bool:
    """True for a text that is meant as a page; README.md and the like are nobody's concern."""
    is_language = text_language(name) is not None and ending(name) == "md"
    return is_language or re.match(r"\d+[-–_. ]", name) is not None


def _unused(name: str) -> str:
    if ending(name) in DOCUMENTS:
        return "word-file"
    if kind := kind_of(name):
        return kind
    if ending(name) in {"md", "markdown", "txt"}:
        return "text-without-language"
    return "file-unused"
