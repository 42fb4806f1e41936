"""Find out which pictures have to be made for a release, and what keeps their places until they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kiosk.publishing.build.pictures.backlog import Backlog
from kiosk.publishing.build.pictures.picture_entries import (
    Size,
    in_order_of_need,
    last_good,
    picture_entry,
    waiting_entry,
)
from kiosk.publishing.store.build_manifest import BuildManifest
from kiosk.publishing.store.entries import PictureEntry
from kiosk.publishing.worker.answers import Answer, Measured
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.publishing.worker.task import Task
from kiosk.releases.format import replace
from kiosk.system.file_version import FileVersion, version_at

# A release waits this long for a few new photos; if there are more, the text goes ahead.
WORTH_WAITING = 4
WAIT_SECONDS = 0.7


class PictureReading:
    """Collects `notes` on every picture that is wanted, and the names of those that were `made`.

    Without a backlog a release waits for all its pictures. With `retry_failed` pictures that failed are
    made once more.
    """

    def __init__(
        self,
        root: str,
        before: BuildManifest,
        pool: WorkerPool,
        *,
        retry_failed: bool,
        backlog: Backlog | None,
    ) -> None:
        self._root = root
        self._before = before.pictures
        self._pool = pool
        self._retry_failed = retry_failed
        self._backlog = backlog
        self._asked: set[str] = set()
        self._waiting: dict[str, FileVersion | None] = {}
        # Pictures that failed and are tried once more; their notes stay until then.
        self._remake: dict[str, FileVersion | None] = {}
        self._new: list[str] = []  # those of the waiting ones that the last release does not know
        self._sizes: dict[str, Size | None] = {}
        self.notes: dict[str, PictureEntry] = {}
        self.made: set[str] = set()
        self.retry = False
        if backlog is not None and retry_failed:
            backlog.forget_failed()

    def has_news(self, source: str, note: PictureEntry) -> bool:
        """Return whether a page that shows the picture has to be made anew."""
        try:
            version = version_at(f"{self._root}/{source}")
        except OSError:
            return False  # it cannot be looked at just now: what we have stays
        if self._backlog is not None and self._backlog.finished(source, version):
            return True
        if self._backlog is None or not note.waiting:
            return bool(version != note.version)
        return version != note.waiting.version or bool(
            _is_blank(note) and self._backlog.small(source, version)
        )

    def want(self, source: str) -> None:
        """Ask for a picture that a page or the attract screen shows."""
        if source in self._asked:
            return
        self._asked.add(source)
        note = self._before.get(source)
        if note is not None and note.version is not None and not self.has_news(source, note):
            self.notes[source] = note
            if not (self._retry_failed and note.problem):
                return
        if self._backlog is None:
            self._pool.submit(Task("picture", source))
        else:
            self._want_later(source, note, self._backlog)

    def take(self, task: Task, answer: Answer) -> None:
        """Take a worker's answer about a picture."""
        if task.do == "measure":
            self._sizes[task.file] = answer.size if isinstance(answer, Measured) else None
        else:
            self._settle(task.file, picture_entry(task.file, answer, self._root))

    def finish(self, covers: Callable[[], set[str]]) -> None:
        """Leave what is not made to the backlog; `covers` returns the pictures of the pages' cards."""
        if self._backlog is None:
            return
        if 0 < len(self._new) <= WORTH_WAITING:
            try:
                self._backlog.work_on(self._new, WAIT_SECONDS)
            except OSError:  # the disk may have room for texts; if the backlog fails again, staff are told
                self._backlog.make_room()
        left: dict[str, FileVersion | None] = {}
        blank: set[str] = set()
        for source, version in self._waiting.items():
            made = self._backlog.finished(source, version)
            if made is not None:
                self._settle(source, made)
                continue
            left[source] = version
            note = self.notes[source] = self._waiting_note(source, version, self._backlog)
            if note.picture:
                self.made.update(note.picture.files)
            if _is_blank(note):
                blank.add(source)
        left |= self._remake
        order = in_order_of_need(left, covers() if left else (), self._new)
        wanted = {source: left[source] for source in order}
        self._backlog.keep(wanted, small=[source for source in order if source in blank])

    def keep(self, sources: Iterable[str]) -> None:
        """Keep the notes on pictures of a text that is out of reach, where nothing else shows them."""
        for source in sources:
            if source in self._before:
                self.notes.setdefault(source, self._before[source])

    def _want_later(self, source: str, note: PictureEntry | None, backlog: Backlog) -> None:
        """Ask the backlog for a picture, and for its size if no placeholder is known."""
        version = self._version(source)
        if source in self.notes:
            self._remake[source] = version
            return
        self._waiting[source] = version
        if backlog.finished(source, version) is not None:
            return
        known = note is not None and note.waiting and note.waiting.version == version
        if known and note is not None and note.picture:
            place = note.picture
            self._sizes[source] = place.width, place.height
        elif last_good(note) is None:
            self._pool.submit(Task("measure", source))
        if not known:
            self._new.append(source)
            backlog.add(source, version)

    def _waiting_note(self, source: str, version: FileVersion | None, backlog: Backlog) -> PictureEntry:
        """Return the notes on a picture that is still to be made."""
        before = self._before.get(source)
        small = backlog.small(source, version)
        known = before is not None and before.waiting and before.waiting.version == version
        if known and before is not None and small is None and not _is_blank(before):
            return before
        return waiting_entry(source, version, last_good(before), self._sizes.get(source), small)

    def _version(self, source: str) -> FileVersion | None:
        """Return the version of a picture's file, None when it cannot be looked at."""
        try:
            return version_at(f"{self._root}/{source}")
        except OSError:
            return None

    def _settle(self, source: str, note: PictureEntry) -> None:
        """Take the notes on a picture that was made or failed; a failed one keeps its last good picture."""
        self.retry = self.retry or note.version is None
        if note.picture:
            self.made.update(note.picture.files)
        else:
            note = replace(note, picture=last_good(self._before.get(source)))
        self.notes[source] = note


def _is_blank(note: PictureEntry) -> bool:
    """Return whether nothing can be seen in the place of a picture that is still to be made."""
    return note.picture is not None and not note.picture.files
