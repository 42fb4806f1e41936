"""The texts of a site: those that have changed are read, and of the others the notes stay as they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Set

from kiosk.content.folder.site import Site
from kiosk.publishing.build.digests import names_digest
from kiosk.publishing.build.pictures.embed_pictures import embed_pictures, sources
from kiosk.publishing.build.pictures.picture_entries import version_of
from kiosk.publishing.build.reading.due import UNKNOWN_VERSION, is_due
from kiosk.publishing.store.build_manifest import BuildManifest
from kiosk.publishing.store.entries import NEVER_READ, NO_HISTORY, Entries, PageEntry
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.answers import Answer, Failed, PageRead
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.publishing.worker.task import Task
from kiosk.releases.fields import Picture
from kiosk.releases.format import encode, replace
from kiosk.releases.layout import page_file
from kiosk.releases.records import Page, ProblemRow
from kiosk.system.file_version import FileVersion, version_at


class TextReading:
    """Has the pool read the texts that are due, and collects `notes` on all texts.

    A text that cannot be read keeps its last good page. `retry` asks to look at a file again soon although
    it may not change. `halfway` says that a text without an earlier version is being written at this moment.
    """

    def __init__(self, site: Site, before: BuildManifest, pool: WorkerPool) -> None:
        self._site = site
        self._root = os.fspath(site.root)
        self._before = before
        self._pool = pool
        # Pages read now, without their pictures, and the addresses on each.
        self._read: dict[tuple[str, str], tuple[Page, tuple[str, ...]]] = {}
        self.notes: Entries = {}
        self.retry = False
        self.halfway = False

    def want(self, places: LinkIndex, changed_pictures: Set[str], *, retry_failed: bool) -> list[PageEntry]:
        """Ask for the texts that may say something else; return the notes on the others.

        `places` are where links lead, `changed_pictures` the files of pictures that are others now.
        `retry_failed` reads texts that failed once more.
        """
        moved = places if names_digest(self._site) != self._before.names else None
        unchanged: list[PageEntry] = []
        for page in self._site.pages.values():
            for language, file in page.files.items():
                entry = self._before.pages.get(page.id, {}).get(language)
                if entry is not None and not is_due(
                    entry,
                    page.id,
                    file,
                    self._version(file),
                    changed_pictures=changed_pictures,
                    moved=moved,
                    retry_failed=retry_failed,
                ):
                    self._keep(page.id, language, entry)
                    unchanged.append(entry)
                else:
                    self._pool.submit(Task("page", file, page.id, language))
        return unchanged

    def take(self, task: Task, answer: Answer) -> PageEntry:
        """Take a worker's answer about a text; return the notes on it."""
        if isinstance(answer, PageRead):
            entry = _entry(task, answer)
            self._read[task.page, task.language] = answer.page, answer.addresses
        else:
            entry = self._last_good(task, answer)
        self._keep(task.page, task.language, entry)
        return entry

    def keep_out_of_reach(self) -> Iterator[PageEntry]:
        """Keep texts that cannot be seen just now and were not removed either; yield the notes on them."""
        for page_id, languages in self._before.pages.items():
            for language, entry in languages.items():
                if language in self.notes.get(page_id, {}) or not entry.good:
                    continue
                if self._is_replaced(page_id, entry.file):
                    continue
                if _is_below(page_id, self._site.unreadable) or self._version(entry.file) == UNKNOWN_VERSION:
                    self._keep(page_id, language, entry)
                    self.retry = True
                    yield entry

    def finish(
        self, pictures: Mapping[str, Picture], codes_of: Callable[[Iterable[str]], dict[str, str]]
    ) -> dict[str, bytes]:
        """Put pictures and QR codes into the pages that were read; return the page files by name.

        `pictures` are those that are made, by source; `codes_of` returns the files of the QR codes for some
        addresses, by address.
        """
        fresh: dict[str, bytes] = {}
        for (page_id, language), (read, addresses) in self._read.items():
            codes = codes_of(addresses)
            page = replace(embed_pictures(read, pictures), codes=codes)
            entry = self.notes[page_id][language]
            shown = [pictures[source] for source in entry.sources if source in pictures]
            files = {file for picture in shown for file in picture.files} | set(codes.values())
            self.notes[page_id][language] = replace(
                entry,
                card=replace(entry.card, picture=page.picture, tall=page.tall),
                files=tuple(sorted(files)),
            )
            fresh[page_file(page_id, language)] = encode(page)
        return fresh

    def _keep(self, page_id: str, language: str, entry: PageEntry) -> None:
        """Take the notes on a text."""
        self.notes.setdefault(page_id, {})[language] = entry

    def _last_good(self, task: Task, answer: Answer) -> PageEntry:
        """Return the notes on a text that could not be read: its last good page stays."""
        failed = answer if isinstance(answer, Failed) else Failed((), died=True)
        problems = _problems(failed.problems, task)
        entry = replace(
            self._before.pages.get(task.page, {}).get(task.language, NEVER_READ),
            file=task.file,
            version=version_of(f"{self._root}/{task.file}", failed),
            stale=True,
            later=failed.later,
            problems=problems,
        )
        self.retry |= entry.version is None
        # After renaming a folder its page is a new one, which would be missing until its text can be read.
        is_changing = any(problem["code"] == "file-changing" for problem in problems)
        self.halfway |= is_changing and not entry.good
        return entry

    def _is_replaced(self, page_id: str, file: str) -> bool:
        """Return whether another layer has a page, which then has none of its languages from this one."""
        page = self._site.pages.get(page_id)
        return bool(self._site.layers and page and page.files and not file.startswith(f"{page.folder}/"))

    def _version(self, file: str) -> FileVersion | None:
        """Return the version of a file, None if it is gone, UNKNOWN_VERSION if it cannot be looked at."""
        try:
            return version_at(f"{self._root}/{file}")
        except OSError:
            return UNKNOWN_VERSION


def _entry(task: Task, answer: PageRead) -> PageEntry:
    """Return the notes on a text that was read."""
    return PageEntry(
        file=task.file,
        version=answer.version,
        good=True,
        stale=False,
        later=False,
        problems=_problems(answer.problems, task),
        bare=not answer.page.blocks and not answer.page.picture,
        card=answer.card,
        facts=answer.facts,
        history=NO_HISTORY,
        links=answer.links,
        pictures=answer.pictures,
        sources=sources(answer.page),
        files=(),
    )


def _problems(rows: Iterable[ProblemRow], task: Task) -> tuple[ProblemRow, ...]:
    """Return the problems that a worker found, as problems of the text that the task was about."""
    return tuple({**row, "page": task.page, "language": task.language} for row in rows)


def _is_below(page_id: str, folders: tuple[str, ...]) -> bool:
    """Return whether a page is one of the folders or inside one of them."""
    return any(not folder or page_id == folder or page_id.startswith(f"{folder}/") for folder in folders)
