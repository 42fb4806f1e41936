"""`kiosk preview`: a folder as it is now, in a window, with the problems of each page beside it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.problems import N_, Problem, Severity, describe
from kiosk.languages.catalogue import plural, translate
from kiosk.viewer.assembly import application, assemble
from kiosk.viewer.live import live
from kiosk.viewer.open_page import OpenPage
from kiosk.viewer.publisher_process import PublisherProcess
from kiosk.viewer.rows import Rows
from kiosk.viewer.site import Site

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

PROBLEM_ROLES = {"place": "", "message": "", "hint": "", "error": False, "here": False}


@QmlElement
@QmlUncreatable("Made by the preview")
class PageProblems(QObject):
    """The problems of the current release, those of the open page first."""

    changed = Signal()

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._site: Site | None = None
        self._page: OpenPage | None = None
        self._rows = Rows(PROBLEM_ROLES, parent=self)

    def follow(self, site: Site, page: OpenPage) -> None:
        self._site, self._page = site, page
        site.released.connect(self._refresh)
        page.changed.connect(self._refresh)
        self._refresh()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(str, notify=changed)
    def heading(self) -> str:
        count = len(self._rows.rows)
        if count == 0:
            return translate(self._language, N_("No problems"))
        return plural(self._language, "%n problem", "%n problems", count).replace("%n", str(count))

    def _refresh(self) -> None:
        if self._site is None or self._page is None or self._site.release is None:
            return
        page = str(self._page.page)
        rows = [self._row(row, page) for row in self._site.release.report()]
        self._rows.replace(sorted(rows, key=lambda row: (not row["here"], not row["error"])))
        self.changed.emit()

    def _row(self, row: dict[str, Any], page: str) -> dict[str, Any]:
        problem = Problem(
            row["code"], Severity(row["severity"]), row["file"], row["line"] or 0, row["values"]
        )
        message, hint = describe(problem, lambda text: translate(self._language, text))
        return {
            "place": f"{problem.file}:{problem.line}" if problem.line else problem.file,
            "message": message,
            "hint": hint,
            "error": problem.severity is Severity.ERROR,
            "here": row.get("page", "") == page,
        }


def preview(content: Path, language: str) -> int:
    """Show `content` until the window is closed; nothing is kept."""
    app = application()
    with tempfile.TemporaryDirectory(prefix="kiosk-preview-", ignore_cleanup_errors=True) as folder:
        problems = PageProblems(language)
        viewer = assemble(Path(folder), qml="Preview", extra={"problems": problems})
        viewer.metrics.measure(viewer.window.screen())
        problems.follow(viewer.site, viewer.open_page)
        viewer.window.show()
        viewer.idle.touch()
        size = viewer.window.screen().size()
        publisher = PublisherProcess(content, Path(folder), max(size.width(), size.height()))
        return live(app, viewer, publisher)
