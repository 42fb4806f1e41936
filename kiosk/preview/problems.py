"""The problems of the folder as rows beside the page, those of the open page first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.folder.site import SETTINGS
from kiosk.languages.catalogue import plural, translate
from kiosk.message import N_
from kiosk.problems.explain import explain
from kiosk.problems.kind import ERROR
from kiosk.problems.order import by_weight
from kiosk.problems.problem import Problem
from kiosk.viewer.rows import Rows

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1

PROBLEM_ROLES = {
    "place": "",
    "file": "",
    "line": 0,
    "message": "",
    "hint": "",
    "meanwhile": "",
    "error": False,
    "here": False,
    "group": "",
    "page": "",
    "language": "",
}
THIS_PAGE, ALL_PAGES, OTHER_PAGES = (N_("On this page"), N_("For all pages"), N_("On other pages"))


@QmlElement
@QmlUncreatable("Made by the preview")
class PageProblems(QObject):
    """The problems of a folder in the staff's language, and which of them is marked.

    `placed` comes after the rows have changed, and with them perhaps the row of the marked problem.
    """

    changed = Signal()
    placed = Signal()

    def __init__(self, language: str) -> None:
        """Take the language of messages."""
        super().__init__()
        self._language = language
        self._rows = Rows(PROBLEM_ROLES, shape="group", parent=self)
        self._known = False
        self._chosen: tuple[str, ...] = ()
        self._replacing = False

    def speak(self, language: str) -> None:
        """Use another language from the next `show` on."""
        self._language = language
        self.changed.emit()

    def show(self, problems: Sequence[Problem] | None, page: str, languages: Sequence[str]) -> None:
        """Show a folder's problems while `page` is open in `languages`; None before anything was read."""
        self._known = problems is not None
        groups = (THIS_PAGE, ALL_PAGES, OTHER_PAGES)
        rows = [
            problem_values(problem, group_of(problem.page, page), self._language)
            for problem in by_weight(problems or ())
        ]
        rows.sort(
            key=lambda row: (groups.index(row["group"]), row["here"] and row["language"] not in languages)
        )
        for row in rows:
            row["group"] = translate(self._language, row["group"])
        moved = rows != self._rows.rows
        self._replacing = True
        self._rows.replace(rows)
        self._replacing = False
        self.changed.emit()
        if moved:
            self.placed.emit()

    @Slot(int)
    def choose(self, at: int) -> None:
        """Mark the problem in a row, -1 none; it stays marked when its row changes place."""
        if not self._replacing:
            self._chosen = _identity(self._rows.rows[at]) if 0 <= at < len(self._rows.rows) else ()

    @Property(int, notify=placed)
    def chosen(self) -> int:
        """The row of the marked problem, -1 when there is none."""
        rows = (at for at, row in enumerate(self._rows.rows) if _identity(row) == self._chosen)
        return next(rows, -1)

    def row(self, at: int) -> Mapping[str, Any]:
        """Return the values of a row, {} where there is none."""
        return self._rows.rows[at] if 0 <= at < len(self._rows.rows) else {}

    def matching(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the row with the same problem as `row`, {} when the problem is solved."""
        same = (each for each in self._rows.rows if row and _identity(each) == _identity(row))
        return next(same, {})

    @property
    def settings_error(self) -> str:
        """The error in the center's settings and what to do about it, "" when there is none."""
        wrong = [
            row for row in self._rows.rows if row["error"] and row["file"].rpartition("/")[2] == SETTINGS
        ]
        return " ".join((f"{wrong[0]['place']}:", wrong[0]["message"], wrong[0]["hint"])) if wrong else ""

    @Property(Rows, constant=True)
    def rows(self) -> Rows:
        """The problems, see PROBLEM_ROLES."""
        return self._rows

    @Property(str, notify=changed)
    def heading(self) -> str:
        """How many problems there are, in words; "" before the folder was read."""
        if not self._known:
            return ""
        count = len(self._rows.rows)
        if count == 0:
            return translate(self._language, N_("No problems"))
        return plural(self._language, "%n problem", "%n problems", count).replace("%n", str(count))


def group_of(page: str, open_page: str) -> str:
    """Return the heading above a problem of `page`, where "" stands for the whole folder."""
    if page and page == open_page:
        return THIS_PAGE
    return OTHER_PAGES if page else ALL_PAGES


def problem_values(problem: Problem, group: str, language: str) -> dict[str, Any]:
    """Return the values of a problem's row, see PROBLEM_ROLES."""
    words = explain(problem, language)
    return {
        "place": words.place,
        "file": problem.file,
        "line": problem.line,
        "message": words.message,
        "hint": words.hint,
        "meanwhile": words.meanwhile,
        "error": words.severity is ERROR,
        "here": group == THIS_PAGE,
        "group": group,
        "page": problem.page,
        "language": problem.language,
    }


def _identity(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what makes the problems of two rows the same."""
    return row["place"], row["message"]
