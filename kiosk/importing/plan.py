"""What an import changes: pure decisions over two scanned folders."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.content.folder.site import SETTINGS, Site
from kiosk.content.names.identity import fold_file
from kiosk.content.names.text_files import text_language
from kiosk.importing.folders import Folders, pair, parents
from kiosk.importing.source import Kind, Source
from kiosk.problems.problem import Problem

Same = Callable[[str, str], bool]


class Change(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class File:
    """One file taken over: `source` and `target` are relative paths, `replaces` is "" for a new one."""

    change: Change
    source: str
    target: str
    replaces: str


@dataclass(frozen=True, slots=True)
class PageChange:
    """One page folder of the source; `files` are the names that are new or changed, `was` its old folder."""

    change: Change
    folder: str
    files: tuple[str, ...]
    was: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an import does. `moved` maps folders to new names, inner ones by their old path.

    `lacking` are pages ("folder/") and files of the content folder that the source lacks, within
    what it covers; `removed` are those of them that go.
    """

    files: tuple[File, ...]
    moved: Mapping[str, str]
    pages: tuple[PageChange, ...]
    lacking: tuple[str, ...]
    removed: tuple[str, ...]
    settings: str  # "", "kept", "replaced", "new": what becomes of kiosk.toml
    left_out: tuple[Problem, ...]
    remarks: tuple[Problem, ...]

    @property
    def writes(self) -> tuple[File, ...]:
        return tuple(file for file in self.files if file.change is not Change.UNCHANGED)

    @property
    def is_empty(self) -> bool:
        return not self.writes and not self.removed and not self.moved


def make_plan(
    source: Source,
    content: Site,
    same: Same,
    *,
    place: str = "",
    remove: bool = False,
    settings: bool = False,
) -> Plan:
    """Decide what to take over; `same` compares a source file with a content file.

    `place` is where a PAGE goes. With `remove` what the source lacks is removed, with `settings`
    kiosk.toml is replaced.
    """
    folders = pair(source, content, place)
    planner = _Planner(source, content, same, folders)
    toml = planner.settings(replace=settings)
    for page in source.site.pages.values():
        planner.add_texts(page.folder, page.files)
    for path in sorted(source.site.files):
        planner.add(path)
    lacking = planner.lacking()
    return Plan(
        tuple(planner.files),
        folders.moved,
        tuple(planner.pages()),
        lacking,
        lacking if remove else (),
        toml,
        source.left_out,
        (*source.remarks, *planner.remarks),
    )


class _Planner:
    def __init__(self, source: Source, content: Site, same: Same, folders: Folders) -> None:
        self.files: list[File] = []
        self.remarks: list[Problem] = []
        self._source = source
        self._content = content
        self._same = same
        self._folders = folders
        self._pages = {page.folder for page in source.site.pages.values()}
        self._texts = {page.folder: page.files for page in content.pages.values()}
        self._there: dict[str, dict[str, str]] = {}
        for path in sorted(content.files):
            folder, _, name = path.rpartition("/")
            self._there.setdefault(folder, {}).setdefault(fold_file(name), path)
        self._done: set[str] = set()  # source paths
        self._targets: set[str] = set()  # folded

    def settings(self, *, replace: bool) -> str:
        """Put kiosk.toml among the files, unless the folder's own stays; return what becomes of it."""
        if SETTINGS not in self._source.site.files:
            return ""
        self._done.add(SETTINGS)
        if SETTINGS not in self._content.files:
            self._put(SETTINGS, SETTINGS, "")
            return "new"
        if self._same(SETTINGS, SETTINGS):
            return ""
        if replace:
            self._put(SETTINGS, SETTINGS, SETTINGS)
        return "replaced" if replace else "kept"

    def add_texts(self, folder: str, texts: Mapping[str, str]) -> None:
        """Take over a page's texts: one file a language, whatever it was called on either side."""
        there = self._texts.get(self._folders.content.get(folder, ""), {})
        for tag, path in texts.items():
            self._put(path, f"{self._folders.target[folder]}/{tag}.md", there.get(tag, ""))

    def add(self, path: str) -> None:
        if path in self._done:
            return
        folder, _, name = path.rpartition("/")
        if text_language(name) and folder in self._folders.target:
            self._done.add(path)  # a second text for a language; the scan has named it
            return
        content_folder = self._folders.content.get(folder) if folder else ""
        existing = ""
        if content_folder is not None:
            existing = self._there.get(content_folder, {}).get(fold_file(name), "")
        target = self._folders.target[folder] if folder else ""
        plain = existing.rpartition("/")[2] or unicodedata.normalize("NFC", name)
        self._put(path, f"{target}/{plain}" if target else plain, existing)

    def _put(self, path: str, target: str, replaces: str) -> None:
        self._done.add(path)
        if fold_file(target) in self._targets:
            name = path.rpartition("/")[2]
            self.remarks.append(Problem("name-twice", path, 0, {"name": name}))
            return
        self._targets.add(fold_file(target))
        if not replaces:
            change = Change.NEW
        else:
            change = Change.UNCHANGED if self._same(path, replaces) else Change.CHANGED
        self.files.append(File(change, path, target, replaces))

    def pages(self) -> Iterable[PageChange]:
        """Yield each page of the source, and what else is taken over, in the order of the source."""
        by_folder: dict[str, list[File]] = {}
        for file in self.files:
            by_folder.setdefault(self._page_of(file.source), []).append(file)
        for folder in dict.fromkeys(
            [*(page.folder for page in self._source.site.pages.values()), *by_folder]
        ):
            files = by_folder.get(folder, [])
            written = tuple(
                file.target.rpartition("/")[2] for file in files if file.change is not Change.UNCHANGED
            )
            own = self._folders.content.get(folder, "") if folder else ""
            was = own if own in self._folders.moved else ""
            if folder and not own:
                change = Change.NEW
            else:
                change = Change.CHANGED if written or was else Change.UNCHANGED
            yield PageChange(change, self._folders.target.get(folder, folder), written, was)

    def _page_of(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        return next((each for each in (folder, *parents(folder)) if each in self._pages), folder)

    def lacking(self) -> tuple[str, ...]:
        """Return what the content folder has and the source lacks, a page with all in it as one."""
        covered = {folder for folder in self._folders.content.values() if folder}
        kept = {file.replaces for file in self.files}
        found: dict[str, None] = {}
        for page in self._content.pages.values():
            above = page.folder.rpartition("/")[0]
            inside = above in covered or (not above and self._source.kind is Kind.WHOLE)
            if page.folder not in covered and inside:
                found[f"{page.folder}/"] = None
        for path in sorted(self._content.files):
            folder = path.rpartition("/")[0]
            nearest = next((each for each in (folder, *parents(folder)) if each in covered), "")
            gone = any(f"{each}/" in found for each in (folder, *parents(folder)))
            if nearest and path not in kept and not gone:
                found[path] = None
        return tuple(found)
