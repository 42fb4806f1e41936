"""What staff do with the small screens: choose a language, scroll, open a page, go to a problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.preview.files import place_on_page
from kiosk.preview.folder_files import FolderFiles
from kiosk.preview.problems import PageProblems
from kiosk.preview.screens import Screens
from kiosk.problems.problem import Problem

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the preview")
class ScreenControls(QObject):
    """Moves the screens, and marks on them the place of the chosen problem."""

    def __init__(self, content: Path, screens: Screens, files: FolderFiles, problems: PageProblems) -> None:
        """Take the objects that show screens, files and problems."""
        super().__init__()
        self._content, self._screens, self._files, self._problems = content, screens, files, problems
        self._problem: Mapping[str, Any] = {}  # the one whose place is marked

    @Slot(int)
    def chooseLanguage(self, place: int) -> None:
        """Show the first screen in the center's language at this place, counted from 0."""
        tags = self._screens.languages
        self._screens.wake()
        if place < len(tags):
            self._screens.first.parts.language.choose(tags[place])

    @Slot(float)
    def scroll(self, heights: float) -> None:
        """Scroll on by so many heights of a screen."""
        self._screens.wake()
        self._screens.first.reading.step(heights)

    @Slot()
    def back(self) -> None:
        """Go back to the page before."""
        self._screens.wake()
        self._screens.first.parts.navigation.back()

    @Slot()
    def fromStart(self) -> None:
        """Show the attract screen, as visitors find the kiosk; a touch ends it."""
        self._screens.show(1)
        self._screens.first.parts.idle.rest()

    @Slot(str)
    def openPage(self, page: str) -> None:
        """Open a page."""
        self._screens.open(page)

    @Slot(int)
    def showProblem(self, at: int) -> None:
        """Open the page of the problem in a row, in the language of its text, and scroll to its place."""
        self._problem = self._problems.row(at)
        if self._problem:
            self._screens.open(self._problem["page"], self._problem["language"])
            self._mark(show=True)

    def refresh(self, found: Sequence[Problem] | None) -> None:
        """Show the folder's problems for the page that is open now; None when they are not known yet."""
        shown = [str(screen.parts.open_page.shownLanguage) for screen in self._screens]
        self._problems.show(found, self._screens.page, shown)
        self._problem = self._problems.matching(self._problem)
        self._mark()

    def _mark(self, *, show: bool = False) -> None:
        """Mark the place of the chosen problem while its page is open; with `show`, scroll to it."""
        leader, row = self._screens.first, -1
        page = self._screens.page
        if self._problem and page and self._problem["page"] == page:
            leader = self._screens.showing(self._problem["language"])
            file = self._files.text_of(page, str(leader.parts.open_page.shownLanguage))
            row = place_on_page(self._content, self._problem, file, leader.rows())
        self._screens.sync.mark(leader, row, show=show)
