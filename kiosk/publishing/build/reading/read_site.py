"""Read the files that have changed, and keep the last good page when one cannot be read."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kiosk.content.folder.site import Site
from kiosk.progress.steps import ShowProgress
from kiosk.publishing.build.digests import names_digest
from kiosk.publishing.build.pictures.backlog import Backlog
from kiosk.publishing.build.pictures.code_reading import CodeReading
from kiosk.publishing.build.pictures.embed_pictures import embed_pictures, sources
from kiosk.publishing.build.pictures.picture_entries import version_of
from kiosk.publishing.build.pictures.picture_reading import PictureReading
from kiosk.publishing.build.reading.due import UNKNOWN_VERSION, is_due
from kiosk.publishing.store.build_manifest import BuildManifest
from kiosk.publishing.store.entries import NEVER_READ, NO_HISTORY, Entries, PageEntry, PictureEntry
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.answers import Answer, Failed, PageRead
from kiosk.publishing.worker.counter import Counter
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.publishing.worker.task import Task
from kiosk.releases.format import encode, replace
from kiosk.releases.layout import page_file
from kiosk.releases.records import Page, ProblemRow
from kiosk.system.file_version import FileVersion, version_at


@dataclass(slots=True)
class Reading:
    """What the site's files say: the notes on texts and pictures, and the page files that are new.

    `fresh` are those page files by name, `made` the pictures and QR codes that were made. `retry` asks to
    look at a file again soon although it may not change, `retry_rarely` the same for a file that takes
    long. `halfway` says that a text without an earlier version is being written at this moment.
    """

    pages: Entries = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    pictures: dict[str, PictureEntry] = field(default_factory=dict)
    fresh: dict[str, bytes] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    retry: bool = False
    retry_rarely: bool = False
    halfway: bool = False


def read_site(
    site: Site,
    places: LinkIndex,
    before: BuildManifest,
    pool: WorkerPool,
    *,
    attract: list[str],
    has_code: set[str],
    retry_failed: bool,
    backlog: Backlog | None,
    progress: ShowProgress,
) -> Reading:
    """Read what has changed since `before`, through the pool, which must be configured.

    `attract` are the pictures of the attract screen, `has_code` the release files that need not be made.
    `retry_failed` tries once more what failed. With a backlog, pictures that take long are left to it.
    """
    pool.watch(Counter(progress))
    pictures = PictureReading(os.fspath(site.root), before, pool, retry_failed=retry_failed, backlog=backlog)
    return _Reader(site, places, before, pool, pictures, has_code, retry_failed).read(attract)


class _Reader:
    """Collects a Reading: hands out tasks, takes the answers, and finishes the pages with their pictures."""

    def __init__(
        self,
        site: Site,
        places: LinkIndex,
        before: BuildManifest,
        pool: WorkerPool,
        pictures: PictureReading,
        has_code: set[str],
        retry_failed: bool,
    ) -> None:
        self._site = site
        self._places = places
        self._root = os.fspath(site.root)
        self._before = before
        self._pool = pool
        self._pictures = pictures
        self._codes = CodeReading(pool, has_code)
        self._retry_failed = retry_failed
        self._reading = Reading()
        # Pages read now, without their pictures, and the addresses on each.
        self._fresh: dict[tuple[str, str], tuple[Page, tuple[str, ...]]] = {}

    def read(self, attract: list[str]) -> Reading:
        """Read everything that is due; `attract` are the pictures of the attract screen."""
        unchanged = self._submit_due()
        for source in attract:
            self._pictures.want(source)
        for entry in unchanged:
            self._want_pictures(entry)
        self._take_answers()
        self._pictures.finish(lambda: {*attract, *self._covers()})
        self._reading.pictures = self._pictures.notes
        self._reading.made |= self._pictures.made | self._codes.made
        self._reading.retry |= self._pictures.retry
        self._keep_out_of_reach()
        self._finish_pages()
        self._reading.retry_rarely = any(entry.later for *_, entry in _entries(self._reading.pages)) or any(
            picture.later for picture in self._reading.pictures.values()
        )
        pages = self._reading.pages
        self._reading.order = merge_order(list(self._site.pages), self._before.order, set(pages))
        # Answers come in any order, on which messages about several texts must not depend.
        self._reading.pages = {
            page: dict(sorted(pages[page].items())) for page in self._reading.order if page in pages
        }
        return self._reading

    def _submit_due(self) -> list[PageEntry]:
        """Hand out the texts that may say something else; return the notes on the others."""
        moved = self._places if names_digest(self._site) != self._before.names else None
        changed = {
            source for source, note in self._before.pictures.items() if self._pictures.has_news(source, note)
        }
        unchanged: list[PageEntry] = []
        for page in self._site.pages.values():
            for language, file in page.files.items():
                entry = self._before.pages.get(page.id, {}).get(language)
                if entry is not None and not is_due(
                    entry,
                    page.id,
                    file,
                    self._version(file),
                    changed_pictures=changed,
                    moved=moved,
                    retry_failed=self._retry_failed,
                ):
                    self._keep(page.id, language, entry)
                    unchanged.append(entry)
                else:
                    self._pool.submit(Task("page", file, page.id, language))
        return unchanged

    def _keep(self, page_id: str, language: str, entry: PageEntry) -> None:
        """Take the notes on a text."""
        self._reading.pages.setdefault(page_id, {})[language] = entry

    def _want_pictures(self, entry: PageEntry) -> None:
        """Ask for the pictures of a text."""
        for source in entry.sources:
            self._pictures.want(source)

    def _covers(self) -> Iterator[str]:
        """Yield the files of the pictures on cards that may not be made yet."""
        for *_, entry in _entries(self._reading.pages):
            picture = entry.card.picture if entry.good else None
            if picture and picture.source:
                yield picture.source

    def _version(self, file: str) -> FileVersion | None:
        """Return the version of a file, None if it is gone, UNKNOWN_VERSION if it cannot be looked at."""
        try:
            return version_at(f"{self._root}/{file}")
        except OSError:
            return UNKNOWN_VERSION

    def _take_answers(self) -> None:
        """Take answers until every task is answered."""
        while True:
            found = self._pool.answer()
            if found is None:
                if not self._codes.flush():
                    return
                continue
            task, answer = found
            if task.do == "page":
                self._take_page(task, answer)
                self._codes.want(answer.addresses if isinstance(answer, PageRead) else ())
            elif task.do == "codes":
                self._codes.take(answer)
            else:
                self._pictures.take(task, answer)

    def _take_page(self, task: Task, answer: Answer) -> None:
        """Take the answer to a task that reads a text."""
        if not isinstance(answer, PageRead):
            self._keep_last_good(task, answer)
            return
        entry = PageEntry(
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
        self._keep(task.page, task.language, entry)
        self._fresh[task.page, task.language] = answer.page, answer.addresses
        self._want_pictures(entry)

    def _keep_last_good(self, task: Task, answer: Answer) -> None:
        """Keep the last good page of a text that could not be read."""
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
        self._reading.retry = self._reading.retry or entry.version is None
        # After renaming a folder its page is a new one, which would be missing until its text can be read.
        is_changing = any(problem["code"] == "file-changing" for problem in problems)
        self._reading.halfway |= is_changing and not entry.good
        self._keep(task.page, task.language, entry)
        self._want_pictures(entry)

    def _keep_out_of_reach(self) -> None:
        """Keep pages whose files cannot be seen just now and were not removed either."""
        for page_id, language, entry in _entries(self._before.pages):
            if language in self._reading.pages.get(page_id, {}) or not entry.good:
                continue
            if _is_below(page_id, self._site.unreadable) or self._version(entry.file) == UNKNOWN_VERSION:
                self._keep(page_id, language, entry)
                self._reading.retry = True
                for source in entry.sources:
                    if source in self._before.pictures:
                        self._reading.pictures.setdefault(source, self._before.pictures[source])

    def _finish_pages(self) -> None:
        """Put pictures and QR codes into the pages that were read."""
        pictures = {source: each.picture for source, each in self._reading.pictures.items() if each.picture}
        for (page_id, language), (read, addresses) in self._fresh.items():
            codes = self._codes.codes(addresses)
            page = replace(embed_pictures(read, pictures), codes=codes)
            entry = self._reading.pages[page_id][language]
            shown = [pictures[source] for source in entry.sources if source in pictures]
            files = {file for picture in shown for file in picture.files} | set(codes.values())
            self._reading.pages[page_id][language] = replace(
                entry,
                card=replace(entry.card, picture=page.picture, tall=page.tall),
                files=tuple(sorted(files)),
            )
            self._reading.fresh[page_file(page_id, language)] = encode(page)


def _problems(rows: Iterable[ProblemRow], task: Task) -> tuple[ProblemRow, ...]:
    """Return the problems that a worker found, as problems of the text that the task was about."""
    return tuple({**row, "page": task.page, "language": task.language} for row in rows)


def is_as_read(root: str, reading: Reading) -> bool:
    """Return False when a text or picture has changed since it was read: they may not belong together."""
    read = [(entry.file, entry.version) for *_, entry in _entries(reading.pages)]
    read += [(source, entry.version) for source, entry in reading.pictures.items()]
    for file, version in read:
        with contextlib.suppress(OSError):
            if version is not None and version_at(f"{root}/{file}") != version:
                return False
    return True


def merge_order(now: list[str], before: list[str], shown: set[str]) -> list[str]:
    """Return the pages in the order to show them: as on the disk; those that are only kept stay in place."""
    order = list(now)
    there = set(now)
    for position, page_id in enumerate(before):
        if page_id in shown and page_id not in there:
            earlier = next((other for other in reversed(before[:position]) if other in there), None)
            order.insert(order.index(earlier) + 1 if earlier is not None else 0, page_id)
            there.add(page_id)
    return order


def _entries(pages: Entries) -> Iterator[tuple[str, str, PageEntry]]:
    """Yield each page, language and notes."""
    for page_id, languages in pages.items():
        for language, entry in languages.items():
            yield page_id, language, entry


def _is_below(page_id: str, folders: tuple[str, ...]) -> bool:
    """Return whether a page is one of the folders or inside one of them."""
    return any(not folder or page_id == folder or page_id.startswith(f"{folder}/") for folder in folders)
