"""Decides what an import changes, from two scanned folders. Writes nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from kiosk.content.folder.site import SETTINGS, Site
from kiosk.content.names.identity import fold_file
from kiosk.content.names.text_files import text_language
from kiosk.importing.folders import folders_of, parents
from kiosk.importing.pairing import Folders, pair
from kiosk.importing.plan import Change, File, PageChange, Plan
from kiosk.importing.source import Kind, Source
from kiosk.problems.problem import Problem

Same = Callable[[str, str], bool]


def make_plan(
    source: Source,
    content: Site,
    same: Same,
    *,
    place: str = "",
    remove: bool = False,
    settings: bool = False,
) -> Plan:
    """Return what an import changes; `same` compares a file of the source with one of the content folder.

    `place` is the folder that a PAGE goes to. With `remove`, what the source lacks is removed; with
    `settings`, kiosk.toml is replaced.
    """
    folders = pair(source, content, place)
    files = _Files(source, content, same, folders)
    toml = files.settings(replace=settings)
    for page in source.site.pages.values():
        files.add_texts(page.folder, page.files)
    for path in sorted(source.site.files):
        files.add(path)
    there = set(folders_of(replace(content, pages={})))  # without those that only another layer has
    lacking = _lacking(source, content, folders, files.files, there)
    return Plan(
        tuple(files.files),
        folders.moved,
        tuple(_page_changes(source, folders, files.files, there)),
        lacking,
        lacking if remove else (),
        toml,
        source.left_out,
        (*source.remarks, *files.problems),
    )


class _Files:
    """Collects the files to take over, each source and each target once."""

    def __init__(self, source: Source, content: Site, same: Same, folders: Folders) -> None:
        """Start without files; `folders` are the folders of the source as they were paired."""
        self.files: list[File] = []
        self.problems: list[Problem] = []
        self._source = source
        self._content = content
        self._same = same
        self._folders = folders
        self._texts = {page.folder: page.files for page in content.pages.values()}
        self._there: dict[str, dict[str, str]] = {}
        for path in sorted(content.files):
            folder, _, name = path.rpartition("/")
            self._there.setdefault(folder, {}).setdefault(fold_file(name), path)
        self._taken: set[str] = set()  # source paths
        self._targets: set[str] = set()  # folded

    def settings(self, *, replace: bool) -> str:
        """Add kiosk.toml, unless the folder's own stays; return what happens to it, as in `Plan.settings`."""
        if SETTINGS not in self._source.site.files:
            return ""
        self._taken.add(SETTINGS)
        if SETTINGS not in self._content.files:
            self._put(SETTINGS, SETTINGS, "")
            return "new"
        if self._same(SETTINGS, SETTINGS):
            return ""
        if replace:
            self._put(SETTINGS, SETTINGS, SETTINGS)
        return "replaced" if replace else "kept"

    def add_texts(self, folder: str, texts: Mapping[str, str]) -> None:
        """Add a page's texts: one file per language, whatever its name is on either side."""
        there = self._texts.get(self._folders.content.get(folder, ""), {})
        for tag, path in texts.items():
            self._put(path, f"{self._folders.target[folder]}/{tag}.md", there.get(tag, ""))

    def add(self, path: str) -> None:
        """Add any other file; it replaces the file of the same name in the same folder."""
        if path in self._taken:
            return
        folder, _, name = path.rpartition("/")
        if text_language(name) and folder in self._folders.target:
            self._taken.add(path)  # a second text for a language; the scan has named it
            return
        content_folder = self._folders.content.get(folder) if folder else ""
        existing = ""
        if content_folder is not None:
            existing = self._there.get(content_folder, {}).get(fold_file(name), "")
        target = self._folders.target[folder] if folder else ""
        plain = existing.rpartition("/")[2] or unicodedata.normalize("NFC", name)
        self._put(path, f"{target}/{plain}" if target else plain, existing)

    def _put(self, path: str, target: str, replaces: str) -> None:
        """Add a file, or a problem when another file goes to the same target."""
        self._taken.add(path)
        if fold_file(target) in self._targets:
            name = path.rpartition("/")[2]
            self.problems.append(Problem("name-twice", path, 0, {"name": name}))
            return
        self._targets.add(fold_file(target))
        if not replaces:
            change = Change.NEW
        else:
            change = Change.UNCHANGED if self._same(path, replaces) else Change.CHANGED
        self.files.append(File(change, path, target, replaces))


def _page_changes(
    source: Source, folders: Folders, files: Sequence[File], there: Set[str]
) -> Iterator[PageChange]:
    """Yield what happens to each page of the source, and to the folders that are no page.

    `there` are the folders that are not empty.
    """
    pages = dict.fromkeys(page.folder for page in source.site.pages.values())
    by_page: dict[str, list[File]] = {page: [] for page in pages}
    for file in files:
        folder = file.source.rpartition("/")[0]
        page = next((each for each in (folder, *parents(folder)) if each in pages), folder)
        by_page.setdefault(page, []).append(file)
    for page, its_files in by_page.items():
        written = tuple(
            file.target.rpartition("/")[2] for file in its_files if file.change is not Change.UNCHANGED
        )
        own = folders.content.get(page, "") if page else ""
        was = own if own in folders.moved else ""
        is_new = bool(page) and own not in there
        change = Change.NEW if is_new else Change.CHANGED if written or was else Change.UNCHANGED
        yield PageChange(change, folders.target.get(page, page), written, was)


def _lacking(
    source: Source, content: Site, folders: Folders, files: Sequence[File], there: Set[str]
) -> tuple[str, ...]:
    """Return what the content folder has and the source lacks; a page stands for all that is in it.

    `there` are the folders that are not empty.
    """
    covered = {folder for folder in folders.content.values() if folder}
    kept = {file.replaces for file in files}
    found: dict[str, None] = {}
    for page in content.pages.values():
        if page.folder not in there:
            continue
        above = page.folder.rpartition("/")[0]
        inside = above in covered or (not above and source.kind is Kind.WHOLE)
        if page.folder not in covered and inside:
            found[f"{page.folder}/"] = None
    for path in sorted(content.files):
        folder = path.rpartition("/")[0]
        nearest = next((each for each in (folder, *parents(folder)) if each in covered), "")
        gone = any(f"{each}/" in found for each in (folder, *parents(folder)))
        if nearest and path not in kept and not gone:
            found[path] = None
    return tuple(found)
