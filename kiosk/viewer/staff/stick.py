"""The page that imports from a stick: what it would change, and then the import itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.catalogue import plural
from kiosk.message import N_
from kiosk.staff_access.sticks import stick_name, sticks
from kiosk.staff_requests.request import Answer, ImportFrom
from kiosk.viewer.language import Language
from kiosk.viewer.staff.asking import StaffAsking
from kiosk.viewer.staff.background import Background
from kiosk.viewer.staff.page import StaffPage

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MILLISECONDS = 1500
MOST_LINES = 12
_NEW = N_("new: {page}")
_CHANGED = N_("changed: {page}")
_TOP = N_("the top of the content folder")
_MORE = N_("and {count} more")
_NOTHING = N_("There is nothing to import: the content folder has it all already.")
_DONE = N_("Imported. It is on the screen as soon as the publisher has read it.")
_CANNOT = N_("This cannot be imported.")


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffStick(StaffPage):
    """The sticks that are plugged in, and an import from one of them.

    `step` is "choose", then "looked" when it is known what the import changes, then "done" or "failed".
    """

    changed = Signal()
    sticksChanged = Signal()

    def __init__(self, language: Language, background: Background, asking: StaffAsking) -> None:
        super().__init__(language, background)
        self._asking = asking
        self._sticks: list[Path] = []
        self._looking = False
        self._step = "choose"
        self._stick = ""
        self._found: dict[str, Any] = {}
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look_for_sticks)

    @Property(str, notify=changed)
    def step(self) -> str:
        """How far it is."""
        return self._step

    @Property("QVariantList", notify=sticksChanged)
    def sticks(self) -> list[dict[str, str]]:
        """The sticks that are plugged in: [{"name", "folder"}]."""
        return [{"name": stick_name(stick), "folder": str(stick)} for stick in self._sticks]

    @Property(str, notify=changed)
    def question(self) -> str:
        """Whether to import, with the number of changes: "2 changes – load?"; "" when there is nothing to."""
        count = self._changes()
        if self._step != "looked" or count == 0:
            return ""
        return plural(self.tag, "%n change – load?", "%n changes – load?", count).replace("%n", str(count))

    @Property("QStringList", notify=changed)
    def lines(self) -> list[str]:
        """What the import changes."""
        if self._step != "looked":
            return []
        lines = [self.say(_NEW, page=self._page(page)) for page in self._found["new"]]
        lines += [self.say(_CHANGED, page=self._page(page)) for page in self._found["changed"]]
        return self._some(lines)

    @Property("QStringList", notify=changed)
    def problems(self) -> list[str]:
        """What is wrong with what is imported."""
        rows = self._found.get("problems", []) if self._step in ("looked", "done") else []
        return self._some([f"{row['file']}: {row['message']}" for row in rows])

    @Property(str, notify=changed)
    def told(self) -> str:
        """How it ended, or why nothing can be done."""
        return self._told

    def enter(self) -> None:
        """Begin anew."""
        self.again()
        self._timer.start()
        super().enter()

    def leave(self) -> None:
        """Look for sticks no longer."""
        self._timer.stop()
        super().leave()

    def load(self) -> None:
        """Look which sticks are plugged in, and say everything in the staff's language."""
        self.changed.emit()
        self._look_for_sticks()

    def _look_for_sticks(self) -> None:
        """Look which sticks are plugged in."""
        if not self._looking:
            self._looking = True
            self._background.run(sticks, self._plugged)

    @Slot()
    def again(self) -> None:
        """Go back to the choice of a stick."""
        self._step, self._stick, self._found, self._told = "choose", "", {}, ""
        self.changed.emit()

    @Slot(str)
    def look(self, folder: str) -> None:
        """Have the publisher look what importing from a stick would change."""
        self._stick = folder
        self._asking.ask(ImportFrom(folder, yes=False), self.tag, self._looked)

    @Slot()
    def import_(self) -> None:
        """Have the publisher import from the stick that was looked at."""
        if self._step == "looked":
            self._asking.ask(ImportFrom(self._stick, yes=True), self.tag, self._imported)

    def _plugged(self, found: list[Path]) -> None:
        """Take which sticks are plugged in."""
        self._looking = False
        if found != self._sticks:
            self._sticks = found
            self.sticksChanged.emit()

    def _looked(self, answer: Answer) -> None:
        """Take what an import would change."""
        if self._take(answer):
            self._step = "looked"
            self._told = "" if self._changes() else self.say(_NOTHING)
        self.changed.emit()

    def _imported(self, answer: Answer) -> None:
        """Take how an import ended."""
        if self._take(answer):
            self._step, self._told = "done", self.say(_DONE)
        self.changed.emit()

    def _take(self, answer: Answer) -> bool:
        """Take the answer of the command; return False when it did nothing."""
        try:
            found = json.loads(answer.out) if answer.code in (0, 1) else {}
        except ValueError:
            found = {}
        self._found = found
        if not found:
            self._step, self._told = "failed", answer.told or self.say(_CANNOT)
        return bool(found)

    def _changes(self) -> int:
        """Return how many pages change."""
        names = ("new", "changed", "removed")
        count = sum(len(self._found.get(name, [])) for name in names)
        return count or int(self._found.get("renamed", 0)) or int(self._found.get("files", 0))

    def _page(self, folder: str) -> str:
        """Return the name of a page's folder."""
        return folder or self.say(_TOP)

    def _some(self, lines: list[str]) -> list[str]:
        """Return the first of many lines, and how many more there are."""
        if len(lines) <= MOST_LINES:
            return lines
        return [*lines[:MOST_LINES], self.say(_MORE, count=str(len(lines) - MOST_LINES))]
