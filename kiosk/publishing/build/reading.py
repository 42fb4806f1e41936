"""Which files have to be read, and what becomes of the last good page when one cannot be."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kiosk.content.folder.site import Site
from kiosk.progress.steps import Told, quiet
from kiosk.publishing.build.backlog import Backlog
from kiosk.publishing.build.code_reading import CodeReading
from kiosk.publishing.build.digests import names_digest
from kiosk.publishing.build.due import UNTOLD, is_due
from kiosk.publishing.build.embed_pictures import embed_pictures, sources
from kiosk.publishing.build.picture_entries import version_of
from kiosk.publishing.build.picture_reading import PictureReading
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
from kiosk.system.file_version import FileVersion, look


@dataclass(slots=True)
class Reading:
    """What the site's files say: entries and pictures for the notes, page files that are new.

    `made` are the pictures and codes that were made for this. `retry` tells that a file should be
    looked at again soon although it may not change, `retry_rarely` the same of a file that costs time.
    `halfway` tells that a text without an earlier version is just being written.
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
    backlog: Backlog | None = None,
    told: Told = quiet,
) -> Reading:
    """Read what changed since `before`, through the pool, which must be configured.

    `has_code` are the release files that need not be made; `retry_failed` tries once more what failed.
    With a backlog what takes long is left to that.
    """
    pool.watch(Counter(told))
    pictures = PictureReading(os.fspath(site.root), before, pool, retry_failed=retry_failed, backlog=backlog)
    return _Reader(site, places, before, pool, pictures, has_code, retry_failed).read(attract)


class _Reader:
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
        self._made = Reading()
        # Pages read now, without their pictures, and the addresses on each.
        self._fresh: dict[tuple[str, str], tuple[Page, tuple[str, ...]]] = {}

    def read(self, attract: list[str]) -> Reading:
        unchanged = self._submit_due()
        for source in attract:
            self._pictures.want(source)
        for entry in unchanged:
            self._want_pictures(entry)
        self._take_answers()
        self._pictures.finish(lambda: {*attract, *self._covers()})
        self._made.pictures = self._pictures.notes
        self._made.made |= self._pictures.made | self._codes.made
        self._made.retry |= self._pictures.retry
        self._keep_out_of_reach()
        self._finish_pages()
        self._made.retry_rarely = any(entry.later for *_, entry in _entries(self._made.pages)) or any(
            picture.later for picture in self._made.pictures.values()
        )
        pages = self._made.pages
        self._made.order = merge_order(list(self._site.pages), self._before.order, set(pages))
        # Answers come in any order; what is said of several texts must not depend on that.
        self._made.pages = {
            page: dict(sorted(pages[page].items())) for page in self._made.order if page in pages
        }
        return self._made

    def _submit_due(self) -> list[PageEntry]:
        """Have the texts read that may say something else; return the entries of the others."""
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
        self._made.pages.setdefault(page_id, {})[language] = entry

    def _want_pictures(self, entry: PageEntry) -> None:
        for source in entry.sources:
            self._pictures.want(source)

    def _covers(self) -> Iterator[str]:
        """Yield the files of those pictures on cards that may not be made yet."""
        for *_, entry in _entries(self._made.pages):
            picture = entry.card.picture if entry.good else None
            if picture and picture.source:
                yield picture.source

    def _version(self, file: str) -> FileVersion | None:
        try:
            return look(f"{self._root}/{file}")
        except OSError:
            return UNTOLD

    def _take_answers(self) -> None:
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
        self._made.retry = self._made.retry or entry.version is None
        # A folder that was renamed is another page: without its text visitors would miss it for a moment.
        is_changing = any(problem["code"] == "file-changing" for problem in problems)
        self._made.halfway |= is_changing and not entry.good
        self._keep(task.page, task.language, entry)
        self._want_pictures(entry)

    def _keep_out_of_reach(self) -> None:
        """Keep pages whose files cannot be seen just now and were not removed either."""
        for page_id, language, entry in _entries(self._before.pages):
            if language in self._made.pages.get(page_id, {}) or not entry.good:
                continue
            if _is_below(page_id, self._site.unreadable) or self._version(entry.file) == UNTOLD:
                self._keep(page_id, language, entry)
                self._made.retry = True
                for source in entry.sources:
                    if source in self._before.pictures:
                        self._made.pictures.setdefault(source, self._before.pictures[source])

    def _finish_pages(self) -> None:
        pictures = {source: each.picture for source, each in self._made.pictures.items() if each.picture}
        for (page_id, language), (read, addresses) in self._fresh.items():
            codes = self._codes.codes(addresses)
            page = replace(embed_pictures(read, pictures), codes=codes)
            entry = self._made.pages[page_id][language]
            shown = [pictures[source] for source in entry.sources if source in pictures]
            files = {file for picture in shown for file in picture.files} | set(codes.values())
            self._made.pages[page_id][language] = replace(
                entry,
                card=replace(entry.card, picture=page.picture, tall=page.tall),
                files=tuple(sorted(files)),
            )
            self._made.fresh[page_file(page_id, language)] = encode(page)


def _problems(rows: Iterable[ProblemRow], task: Task) -> tuple[ProblemRow, ...]:
    """Return the problems that a worker found, as those of the text that the task was about."""
    return tuple({**row, "page": task.page, "language": task.language} for row in rows)


def is_as_read(root: str, reading: Reading) -> bool:
    """False when a text or picture has changed since it was read: what was read may not go together."""
    read = [(entry.file, entry.version) for *_, entry in _entries(reading.pages)]
    read += [(source, entry.version) for source, entry in reading.pictures.items()]
    for file, version in read:
        with contextlib.suppress(OSError):
            if version is not None and look(f"{root}/{file}") != version:
                return False
    return True


def merge_order(now: list[str], before: list[str], shown: set[str]) -> list[str]:
    """Return the display order: as on the disk, and pages that are only kept where they were."""
    order = list(now)
    there = set(now)
    for position, page_id in enumerate(before):
        if page_id in shown and page_id not in there:
            earlier = next((other for other in reversed(before[:position]) if other in there), None)
            order.insert(order.index(earlier) + 1 if earlier is not None else 0, page_id)
            there.add(page_id)
    return order


def _entries(pages: Entries) -> Iterator[tuple[str, str, PageEntry]]:
    for page_id, languages in pages.items():
        for language, entry in languages.items():
            yield page_id, language, entry


def _is_below(page_id: str, folders: tuple[str, ...]) -> bool:
    return any(not folder or page_id == folder or page_id.startswith(f"{folder}/") for folder in folders)
