"""Read what has changed in a site: its texts, the pictures that they show and the QR codes that they need."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.content.folder.site import Site
from kiosk.progress.steps import ShowProgress
from kiosk.publishing.build.pictures.backlog import Backlog
from kiosk.publishing.build.pictures.code_reading import CodeReading
from kiosk.publishing.build.pictures.picture_reading import PictureReading
from kiosk.publishing.build.reading.announcement_reading import AnnouncementReading
from kiosk.publishing.build.reading.text_reading import TextReading
from kiosk.publishing.store.build_manifest import BuildManifest
from kiosk.publishing.store.entries import Announcements, Entries, PageEntry, PictureEntry
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.answers import PageRead
from kiosk.publishing.worker.counter import Counter
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.system.file_version import version_at


@dataclass(slots=True)
class Reading:
    """What the site's files say: the notes on texts and pictures, and the page files that are new.

    `order` are all pages in the order to show them, `fresh` the new page files by name, `made` the pictures
    and QR codes that were made. `retry` asks to look at a file again soon although it may not change,
    `retry_rarely` the same for a file that takes long. `halfway` says that a text without an earlier
    version is being written at this moment. `announcements` are the notes on the files of an announcement.
    """

    pages: Entries
    order: list[str]
    pictures: dict[str, PictureEntry]
    fresh: dict[str, bytes]
    made: set[str]
    retry: bool
    retry_rarely: bool
    halfway: bool
    announcements: Announcements = field(default_factory=dict)


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
    codes = CodeReading(pool, has_code)
    texts = TextReading(site, before, pool)
    announced = AnnouncementReading(site, before.announcements, pool)
    announced.want()
    changed = {source for source, note in before.pictures.items() if pictures.has_news(source, note)}
    unchanged = texts.want(places, changed, retry_failed=retry_failed)
    for source in (*attract, *(source for entry in unchanged for source in entry.sources)):
        pictures.want(source)
    _take_answers(pool, texts, announced, pictures, codes)
    pictures.finish(lambda: {*attract, *_covers(texts.notes)})
    for entry in texts.keep_out_of_reach():
        pictures.keep(entry.sources)
    return _collect(site, before, texts, announced, pictures, codes)


def _take_answers(
    pool: WorkerPool,
    texts: TextReading,
    announced: AnnouncementReading,
    pictures: PictureReading,
    codes: CodeReading,
) -> None:
    """Hand each answer to who asked for it, until every task is answered; texts ask for more."""
    while True:
        found = pool.answer()
        if found is None:
            if not codes.flush():
                return
            continue
        task, answer = found
        if task.do == "page":
            for source in texts.take(task, answer).sources:
                pictures.want(source)
            codes.want(answer.addresses if isinstance(answer, PageRead) else ())
        elif task.do == "announcement":
            announced.take(task, answer)
        elif task.do == "codes":
            codes.take(answer)
        else:
            pictures.take(task, answer)


def _collect(
    site: Site,
    before: BuildManifest,
    texts: TextReading,
    announced: AnnouncementReading,
    pictures: PictureReading,
    codes: CodeReading,
) -> Reading:
    """Return what was read, with the pictures and QR codes in the pages."""
    shown = {source: note.picture for source, note in pictures.notes.items() if note.picture}
    fresh = texts.finish(shown, codes.codes)
    later = any(entry.later for entry in _entries(texts.notes))
    order = merge_order(list(site.pages), before.order, set(texts.notes))
    return Reading(
        # Answers come in any order, on which messages about several texts must not depend.
        pages={page: dict(sorted(texts.notes[page].items())) for page in order if page in texts.notes},
        order=order,
        pictures=pictures.notes,
        fresh=fresh,
        made=pictures.made | codes.made,
        retry=texts.retry or announced.retry or pictures.retry,
        retry_rarely=later or any(picture.later for picture in pictures.notes.values()),
        halfway=texts.halfway,
        announcements=announced.notes,
    )


def _covers(pages: Entries) -> Iterator[str]:
    """Yield the files of the pictures on cards that may not be made yet."""
    for entry in _entries(pages):
        picture = entry.card.picture if entry.good else None
        if picture and picture.source:
            yield picture.source


def is_as_read(root: str, reading: Reading) -> bool:
    """Return False when a text or picture has changed since it was read: they may not belong together."""
    read = [(entry.file, entry.version) for entry in _entries(reading.pages)]
    read += [(source, entry.version) for source, entry in reading.pictures.items()]
    read += [(entry.file, entry.version) for entry in reading.announcements.values()]
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


def _entries(pages: Entries) -> Iterator[PageEntry]:
    """Yield the notes on every text."""
    for entries in pages.values():
        yield from entries.values()
