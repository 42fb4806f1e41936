"""What staff do beside the small screens: go to a page, open files, look again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.folder.site import PageFolder
from kiosk.languages.catalogue import translate
from kiosk.languages.dates import zone
from kiosk.message import N_
from kiosk.preview.files import page_folders, place_on_page, text_of, to_open
from kiosk.preview.opener import Opener
from kiosk.preview.pages import PageList
from kiosk.preview.problems import PageProblems
from kiosk.preview.publisher import PreviewPublisher
from kiosk.preview.screens import Screens
from kiosk.problems.problem import Problem, known_problems
from kiosk.progress.steps import Doing
from kiosk.progress.words import counted
from kiosk.viewer.rows import Rows
from kiosk.viewer.translation import Translation

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1

FILE_ROLES = {"language": "", "file": "", "there": False}


@QmlElement
@QmlUncreatable("Made by the preview")
class PreviewDesk(QObject):
    """What the window asks for and shows, apart from the list of problems."""

    changed = Signal()
    heard = Signal()

    def __init__(self, content: Path, language: str, problems: PageProblems) -> None:
        super().__init__()
        self._content, self._language, self._problems = content, language, problems
        self._words = Translation(language, self)
        self._screens: Screens | None = None
        self._publisher: PreviewPublisher | None = None
        self._said: dict[str, Any] | None = None
        self._work: tuple[Doing, int, int] = ("waiting", 0, 0)
        self._read_at: datetime | None = None
        self._unopened: Path | None = None
        self._folder_there = True
        self._silent = False
        self._folders: Mapping[str, PageFolder] = {}
        self._files = Rows(FILE_ROLES, parent=self)
        self._pages = PageList(self)
        self._problem: Mapping[str, Any] = {}  # whose place is marked on its page
        self._opener = Opener(self._tell_unopened, self)

    def watch(self, screens: Screens, publisher: PreviewPublisher) -> None:
        self._screens, self._publisher = screens, publisher
        screens.changed.connect(self._refresh)
        publisher.told.connect(self._hear)
        publisher.progressed.connect(self._progress)
        publisher.silent.connect(self._miss)
        self._refresh()

    # What staff do with the screens

    @Slot(int)
    def chooseLanguage(self, place: int) -> None:
        """Turn the first screen to the center's language at that place, counted from 0."""
        assert self._screens is not None
        tags = self._screens.languages
        self._screens.wake()
        if place < len(tags):
            self._screens.first.parts.language.choose(tags[place])

    @Slot(float)
    def scroll(self, heights: float) -> None:
        assert self._screens is not None
        self._screens.wake()
        self._screens.first.reading.step(heights)

    @Slot()
    def back(self) -> None:
        assert self._screens is not None
        self._screens.wake()
        self._screens.first.parts.navigation.back()

    @Slot()
    def fromStart(self) -> None:
        """Show the attract screen, as visitors find the kiosk; a touch wakes it."""
        assert self._screens is not None
        self._screens.show(1)
        self._screens.first.parts.idle.rest()

    @Property(QObject, constant=True)
    def pages(self) -> QObject:
        """The pages by name."""
        return self._pages

    @Slot(str)
    def openPage(self, page: str) -> None:
        assert self._screens is not None
        self._screens.open(page)

    @Slot(int)
    def showProblem(self, at: int) -> None:
        """Open the page of a problem in the language of its text, at the place that it is about."""
        assert self._screens is not None
        self._problem = self._problems.row(at)
        if self._problem:
            self._screens.open(self._problem["page"], self._problem["language"])
            self._mark(show=True)

    # Files

    @Property(QObject, constant=True)
    def files(self) -> QObject:
        """The text behind each screen; the same one only once."""
        return self._files

    @Property(bool, notify=changed)
    def folderThere(self) -> bool:
        return self._folder_there

    @Slot(str)
    def openFile(self, file: str) -> None:
        """Open a file of the content folder in the program that this computer has for it."""
        self._unopened = None
        self._opener.open(to_open(self._content, file))
        self.changed.emit()

    @Property(bool, notify=changed)
    def unopened(self) -> bool:
        """True when a file could not be opened, whose folder may be."""
        return self._unopened is not None and self._unopened.is_file()

    @Slot()
    def openFolderInstead(self) -> None:
        """Open the folder of the file that could not be opened."""
        if self._unopened is not None:
            self.openFile(self._unopened.parent.relative_to(self._content).as_posix())

    def _tell_unopened(self, path: Path) -> None:
        self._unopened = path
        self.changed.emit()

    @Slot(int)
    def openText(self, place: int) -> None:
        """Open one of these texts, counted from 0."""
        row = self._files.rows[place]
        if row["there"]:
            self.openFile(row["file"])

    @Slot()
    def openFolder(self) -> None:
        """Open the folder of the page that is shown."""
        assert self._screens is not None
        folder = self._folders.get(str(self._screens.first.parts.navigation.page))
        self.openFile(folder.folder if folder is not None else "")

    # How it stands

    @Slot()
    def reload(self) -> None:
        """Read the whole folder again."""
        assert self._publisher is not None
        self._said = None
        self._unopened = None
        self._work = "waiting", 0, 0
        self._publisher.restart()
        self.changed.emit()

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """What keeps the folder from being shown as it is, and what to do; else ""."""
        if self._silent:
            return self._say(
                N_(
                    "The folder does not answer. Check the disk or the network it lies on; the preview goes "
                    "on by itself as soon as it answers."
                )
            )
        if self._said is not None and self._said["message"]:
            return str(self._said["message"])
        if self._said is not None and self._page_is_gone():
            return str(self.status)
        return self._refusal() or self._problems.settings_error

    @Property(str, notify=changed)
    def status(self) -> str:
        if self._said is None:
            reading = self._say(N_("The folder is being read…"))
            return counted(*self._work, self._language) if self._work[2] else reading
        if self._page_is_gone():
            return self._say(N_("This page is no longer in the folder."))
        if self._said["message"]:
            return ""
        if self._work[2]:
            return counted(*self._work, self._language)
        return self._say(N_("Shown as last saved, read at {time}.")).format(time=self._time())

    @Property(str, constant=True)
    def folder(self) -> str:
        return str(self._content)

    @Property(str, notify=changed)
    def language(self) -> str:
        """The staff's language, which the window speaks whatever visitors see."""
        return self._language

    @Property(Translation, notify=changed)
    def words(self) -> Translation:
        """What the window says."""
        return self._words

    def speak(self, language: str) -> None:
        """Speak another language from now on."""
        self._language, self._words = language, Translation(language, self)
        self._refresh()

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """True as soon as there is something to show."""
        return self._screens is not None and self._screens.first.parts.site.release is not None

    def _page_is_gone(self) -> bool:
        if self._screens is None:
            return False
        page = str(self._screens.first.parts.navigation.page)
        return bool(page) and not self._screens.first.parts.site.exists(page)

    def _refusal(self) -> str:
        """Return what to tell of a file or folder that no program opened; "" when there is none."""
        if self._unopened is None:
            return ""
        if self._unopened.is_file():
            no_program = N_(
                "This computer has no program with a window that opens {file}. Open the folder and choose "
                "a program there."
            )
            return self._say(no_program).format(file=self._unopened.name)
        no_manager = N_("This computer has no program that shows folders. The folder is {folder}.")
        return self._say(no_manager).format(folder=self._unopened)

    def _time(self) -> str:
        """Return when the folder was read, by the center's clock."""
        assert self._screens is not None
        release = self._screens.first.parts.site.release
        name = str(release.settings.get("zone", "")) if release is not None else ""
        return self._read_at.astimezone(zone(name)).strftime("%H:%M:%S") if self._read_at else ""

    def _say(self, text: str) -> str:
        return translate(self._language, text)

    @Property(float, notify=changed)
    def share(self) -> float:
        """How much of the work under way is done, from 0 to 1; below 0 when none is."""
        _, done, total = self._work
        return done / total if total else -1.0

    def _progress(self, doing: Doing, done: int, total: int) -> None:
        if self._said is None or doing == "pictures":  # a saved text is read too soon to tell
            self._work = doing, done, total
            self.changed.emit()

    def _miss(self) -> None:
        self._silent = True
        self.changed.emit()

    def _hear(self, said: dict[str, Any]) -> None:
        self._said = said
        self._silent = False
        self._work = ("pictures" if said["pictures"] else "waiting"), said["made"], said["pictures"]
        self._folders = page_folders(self._content)
        self._read_at = datetime.now(UTC)
        self._folder_there = os.path.isdir(self._content)  # noqa: PTH112 - is_dir() raises where it may not look
        assert self._screens is not None
        self._screens.look()
        self._pages.know(self._screens.first.parts.site, self._folders)
        self._refresh()
        self.heard.emit()

    def _refresh(self) -> None:
        assert self._screens is not None
        first = self._screens.first
        page = str(first.parts.navigation.page)
        files: list[dict[str, Any]] = []
        for screen in self._screens:
            # Not the language that is shown instead: this one's file is what is to be written.
            tag = screen.parts.language.tag
            file = text_of(self._content, self._folders, page, tag)
            several = page and len(self._screens) > 1
            language = first.parts.language.nameOf(tag) if several else ""
            row = {"language": language, "file": file, "there": bool(file)}
            if row not in files:
                files.append(row)
        self._files.replace(files)
        shown = [str(screen.parts.open_page.shownLanguage) for screen in self._screens]
        self._problems.show(self._found(), page, shown)
        self._problem = self._problems.still(self._problem)
        self._mark()
        self.changed.emit()

    def _mark(self, *, show: bool = False) -> None:
        """Mark the place of the problem that was chosen, as long as its page is open."""
        assert self._screens is not None
        leader, row = self._screens.first, -1
        page = str(leader.parts.navigation.page)
        if self._problem and page and self._problem["page"] == page:
            leader = self._screens.showing(self._problem["language"])
            file = text_of(self._content, self._folders, page, str(leader.parts.open_page.shownLanguage))
            row = place_on_page(self._content, self._problem, file, leader.rows())
        self._screens.mark(leader, row, show=show)

    def _found(self) -> list[Problem] | None:
        """Return the problems of the folder as it was last read; None when that is not known."""
        assert self._screens is not None
        if self._said and self._said["message"] and self._said["problems"]:
            return [*known_problems(self._said["problems"])]
        release = self._screens.first.parts.site.release
        if release is None:
            return None
        try:
            return [*known_problems(release.report())]
        except (OSError, ValueError):
            return None
