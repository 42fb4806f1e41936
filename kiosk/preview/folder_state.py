"""The state of the folder: what is being read, and what keeps it from being shown."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.dates import zone
from kiosk.message import N_
from kiosk.preview.folder_files import FolderFiles
from kiosk.preview.problems import PageProblems
from kiosk.preview.publisher import PreviewPublisher
from kiosk.preview.screens import Screens
from kiosk.preview.staff_language import StaffLanguage
from kiosk.problems.problem import Problem, known_problems
from kiosk.progress.steps import Doing
from kiosk.progress.words import counted

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the preview")
class FolderState(QObject):
    """What the publisher reports about the folder, in the staff's words.

    `heard` comes after the publisher has reported how a reading went, `changed` when a property has changed.
    """

    changed = Signal()
    heard = Signal()

    def __init__(
        self,
        content: Path,
        language: StaffLanguage,
        publisher: PreviewPublisher,
        screens: Screens,
        files: FolderFiles,
        problems: PageProblems,
    ) -> None:
        """Listen to the publisher, and to the objects on which the texts depend."""
        super().__init__()
        self._content, self._language, self._publisher = content, language, publisher
        self._screens, self._files, self._problems = screens, files, problems
        self._said: dict[str, Any] | None = None
        self._work: tuple[Doing, int, int] = ("waiting", 0, 0)
        self._read_at: datetime | None = None
        self._silent = False
        publisher.reported.connect(self._hear)
        publisher.progressed.connect(self._progress)
        publisher.silent.connect(self._miss)
        for source in (files, screens, language):
            source.changed.connect(self.changed)

    @Property(str, constant=True)
    def folder(self) -> str:
        """The path of the content folder."""
        return str(self._content)

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """True as soon as there is something to show."""
        return self._screens.first.parts.release.shown is not None

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """What keeps the folder from being shown as it is and what to do about it, "" when nothing does."""
        if self._silent:
            return self._language.say(
                N_(
                    "The folder does not answer. Check the disk or the network it lies on; the preview goes "
                    "on by itself as soon as it answers."
                )
            )
        if self._said is not None and self._said["message"]:
            return str(self._said["message"])
        if self._said is not None and self._page_is_gone():
            return str(self.status)
        return self._files.refusal or self._problems.settings_error

    @Property(str, notify=changed)
    def status(self) -> str:
        """A line about what is going on, "" when `trouble` says it."""
        if self._said is None:
            reading = self._language.say(N_("The folder is being read…"))
            return counted(*self._work, self._language.tag) if self._work[2] else reading
        if self._page_is_gone():
            return self._language.say(N_("This page is no longer in the folder."))
        if self._said["message"]:
            return ""
        if self._work[2]:
            return counted(*self._work, self._language.tag)
        return self._language.say(N_("Shown as last saved, read at {time}.")).format(time=self._time())

    @Property(float, notify=changed)
    def share(self) -> float:
        """The share of the work that is done, from 0 to 1; below 0 when there is no work."""
        _, done, total = self._work
        return done / total if total else -1.0

    @Slot()
    def reload(self) -> None:
        """Read the whole folder again."""
        self._said = None
        self._work = "waiting", 0, 0
        self._files.forget()
        self._publisher.restart()
        self.changed.emit()

    def found(self) -> list[Problem] | None:
        """Return the problems found when the folder was last read, None when they are not known."""
        if self._said and self._said["message"] and self._said["problems"]:
            return [*known_problems(self._said["problems"])]
        release = self._screens.first.parts.release.shown
        if release is None:
            return None
        try:
            return [*known_problems(release.report())]
        except (OSError, ValueError):
            return None

    def _page_is_gone(self) -> bool:
        """True when the open page is no longer in the folder."""
        page = self._screens.page
        return bool(page) and not self._screens.first.parts.release.pages.exists(page)

    def _time(self) -> str:
        """Return when the folder was read, in the center's time zone."""
        release = self._screens.first.parts.release.shown
        name = str(release.settings.get("zone", "")) if release is not None else ""
        return self._read_at.astimezone(zone(name)).strftime("%H:%M:%S") if self._read_at else ""

    def _progress(self, doing: Doing, done: int, total: int) -> None:
        """Take over how far the work is."""
        if self._said is None or doing == "pictures":  # reading a saved text is too quick to be shown
            self._work = doing, done, total
            self.changed.emit()

    def _miss(self) -> None:
        """Note that the publisher does not answer."""
        self._silent = True
        self.changed.emit()

    def _hear(self, said: dict[str, Any]) -> None:
        """Take over what the publisher reports after a reading; for the keys see builder.main."""
        self._said = said
        self._silent = False
        self._work = ("pictures" if said["pictures"] else "waiting"), said["made"], said["pictures"]
        self._read_at = datetime.now(UTC)
        self.heard.emit()
        self.changed.emit()
