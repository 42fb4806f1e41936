"""The files of an announcement: those that have changed are read, and of the others the notes stay."""

from __future__ import annotations

from kiosk.content.folder.site import Site
from kiosk.content.names.announcement_files import announcement_files
from kiosk.publishing.build.pictures.picture_entries import version_of
from kiosk.publishing.build.reading.due import UNKNOWN_VERSION
from kiosk.publishing.store.entries import AnnouncementEntry, Announcements
from kiosk.publishing.worker.answers import AnnouncementRead, Answer, Failed
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.publishing.worker.task import Task
from kiosk.releases.format import replace
from kiosk.system.file_version import FileVersion, version_at

NEVER_READ = AnnouncementEntry("", None, 0, "", "", "", 0, (), ())


class AnnouncementReading:
    """Has the pool read the files that are due, and collects `notes` on all of them.

    A file that cannot be read keeps what it said before. `retry` asks to look at one again soon although it
    may not change.
    """

    def __init__(self, site: Site, before: Announcements, pool: WorkerPool) -> None:
        """`before` are the notes of the last publication."""
        self._site, self._before, self._pool = site, before, pool
        self.notes: Announcements = {}
        self.retry = False

    def want(self) -> None:
        """Ask for the files that may say something else."""
        files, _ = announcement_files(name for name in self._site.files if "/" not in name)
        for language, file in files.items():
            entry = self._before.get(language)
            if entry is not None and (entry.file, entry.version) == (file, self._version(file)):
                self.notes[language] = entry
            else:
                self._pool.submit(Task("announcement", file, language=language))

    def take(self, task: Task, answer: Answer) -> None:
        """Take a worker's answer about a file."""
        before = self._before.get(task.language, NEVER_READ)
        if isinstance(answer, AnnouncementRead):
            self.notes[task.language] = AnnouncementEntry(
                task.file,
                answer.version,
                before.changed if _date(before.version) == _date(answer.version) else 0,
                answer.text,
                answer.begins,
                answer.ends,
                answer.line,
                answer.screens,
                answer.problems,
            )
            return
        failed = answer if isinstance(answer, Failed) else Failed((), died=True)
        version = version_of(f"{self._site.root}/{task.file}", failed)
        self.notes[task.language] = replace(before, file=task.file, version=version, problems=failed.problems)
        self.retry |= version is None

    def _version(self, file: str) -> FileVersion | None:
        """Return the version of a file, None if it is gone, UNKNOWN_VERSION if it cannot be looked at."""
        try:
            return version_at(f"{self._site.root}/{file}")
        except OSError:
            return UNKNOWN_VERSION


def _date(version: FileVersion | None) -> int:
    """Return the date in a version of a file, in nanoseconds; -1 without a version."""
    return version[1] if version else -1
