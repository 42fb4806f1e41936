"""Finds the pages and files of the content folder, and problems with their names. Opens no file.

Standard library only, and fast: it looks at thousands of pages after each change.
"""

from __future__ import annotations

import os
import stat
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.folder.layers import BACKUP, is_layer, layer_away, layer_folder
from kiosk.content.folder.merge import merged
from kiosk.content.folder.report_name import is_report
from kiosk.content.folder.site import ATTRACT, MAX_DEPTH, PageFolder, Site
from kiosk.content.folder.texts import is_page_text, problem_of, texts_of_page
from kiosk.content.names.identity import display_order, fold, split_number
from kiosk.content.names.leftovers import is_conflict, is_copy, is_hidden, is_junk, is_new_folder
from kiosk.content.names.media import DOCUMENTS, MEDIA, ending, kind_of
from kiosk.content.names.page_folders import is_plain
from kiosk.problems.problem import Problem, not_opened


def scan_site(root: Path, over: Sequence[str] = ()) -> Site:
    """Return the pages and files of the content folder `root`.

    `over` are the layers: folders in it of which each lies over those before it. OSError when the content
    folder is missing or cannot be listed, LayerAway when that is so of a layer.
    """
    if not over:
        return _scan_top(root, "")
    top, folders = _scan_around(root, over)
    names = [layer_folder(root, layer, folders) for layer in over]
    return merged(top, {name: _scan_layer(root, name) for name in names})


def scan_page(root: Path, folder: str) -> Site:
    """Return the folder `folder` directly inside `root` as a page, with the pages inside it."""
    scan = _Scan()
    _scan_page(root, folder, "", 1, scan)
    return _site(root, scan)


@dataclass(slots=True)
class _Scan:
    """What a scan has found so far of the content folder, or of its layer `top`."""

    top: str = ""
    pages: dict[str, PageFolder] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    attract: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)  # folded identity -> folder

    def say(self, code: str, path: str, **values: str) -> None:
        """Add a problem with a file or folder."""
        self.problems.append(Problem(code, readable(path), 0, values))


def _scan_top(root: Path, top: str) -> Site:
    """Return the pages and files of a content folder, or of its layer `top`; OSError as `scan_site`."""
    scan = _Scan(top)
    names_here, folders = _list(os.fspath(root), top, scan)
    prefix = f"{top}/" if top else ""
    _note_top(names_here, prefix, scan)
    for name in _ordered(folders):
        if name.casefold() == ATTRACT:
            _scan_attract(root, prefix + name, scan)
        else:
            _scan_page(root, prefix + name, "", 1, scan)
    return _site(root, scan)


def _scan_layer(root: Path, layer: str) -> Site:
    """Return the pages and files of a layer. LayerAway when it cannot be listed."""
    try:
        return _scan_top(root, layer)
    except OSError as error:
        raise layer_away(layer, error) from None


def _scan_around(root: Path, over: Sequence[str]) -> tuple[Site, list[str]]:
    """Return the files beside the layers `over`, with problems, and the names of all folders beside them."""
    scan = _Scan()
    names_here, folders = _list(os.fspath(root), "", scan)
    _note_top(names_here, "", scan)
    for name in folders:
        if not is_layer(name, over) and not is_layer(name.removesuffix(BACKUP), over):
            scan.say("folder-beside-layers", name, name=name, layer=over[-1])
    return _site(root, scan), folders


def _note_top(names_here: list[str], prefix: str, scan: _Scan) -> None:
    """Add problems with the files at the top of a content folder or of a layer."""
    for name in names_here:
        code = problem_of(name)
        if code == "word-file":
            scan.say(code, prefix + name, name=name)
        elif code == "text-without-language" and is_page_text(name):
            scan.say("text-at-root", prefix + name, name=name)


def _site(root: Path, scan: _Scan) -> Site:
    """Return what was found as a Site."""
    return Site(
        root,
        scan.pages,
        frozenset(scan.files),
        scan.attract,
        tuple(scan.problems),
        tuple(scan.unreadable),
    )


def readable(path: str) -> str:
    """Return a path as text that can be printed and written as UTF-8; other bytes in it are replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _list(root: str, folder: str, scan: _Scan) -> tuple[list[str], list[str]]:
    """Return the names of the files and of the folders directly inside `folder`, and note the files.

    OSError when it cannot be listed.
    """
    files, folders = [], []
    prefix = f"{folder}/" if folder else ""
    with os.scandir(os.path.join(root, folder) if folder else root) as entries:  # noqa: PTH118 - speed
        for entry in entries:
            name, path = entry.name, prefix + entry.name
            if is_hidden(name) or (folder == scan.top and is_report(name)):
                continue
            if code := _problem_of(entry):
                scan.say(code, path, **({} if code == "bad-name" else {"name": name}))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(name)
            elif entry.is_file(follow_symlinks=False):
                scan.files.add(path)
                files.append(name)
    return sorted(files), folders


def _problem_of(entry: os.DirEntry[str]) -> str:
    """Return the code of the problem with the kind or name of a file or folder, "" for none."""
    if not is_plain(entry.name):
        return "bad-name"
    if entry.is_symlink() or _is_junction(entry):
        return "link-ignored"
    if entry.is_dir(follow_symlinks=False):
        return "junk" if is_conflict(entry.name) else ""
    if not entry.is_file(follow_symlinks=False):
        # A file that was removed since it was listed is no problem.
        return "not-a-file" if os.path.lexists(entry.path) else ""
    return "junk" if is_junk(entry.name) else ""


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """True for Windows' junctions, which are links to folders."""
    if sys.platform != "win32":
        return False
    tag = entry.stat(follow_symlinks=False).st_reparse_tag
    return tag == stat.IO_REPARSE_TAG_MOUNT_POINT


def _ordered(folders: list[str]) -> list[str]:
    """Return folders in the order of their pages."""
    return sorted(folders, key=display_order)


def _scan_attract(root: Path, name: str, scan: _Scan) -> None:
    """Add the pictures of the attract screen, and problems with other files beside them."""
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
    """Add the page in `folder` and the pages inside it; return False when none of them has a text.

    A folder that cannot be listed, or that lies too deep, counts as one with texts.
    """
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
    """Return the identity of the page in a folder: its name without the number, unless that is taken."""
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
    """Return the path of the text in each language, and add problems with names."""
    texts, found = texts_of_page(folder, file_names)
    for code, path, values in found:
        scan.say(code, path, **values)
    return texts
