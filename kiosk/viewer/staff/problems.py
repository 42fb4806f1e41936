"""The page with the problems of the content, as the report tells them."""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.releases.release import Release
from kiosk.viewer.language import Language
from kiosk.viewer.rows import Rows
from kiosk.viewer.staff.background import Background
from kiosk.viewer.staff.page import StaffPage

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

MOST = 200  # problems that are told

log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffProblems(StaffPage):
    """The problems of the release that was shown when the door was opened, the first to be solved first."""

    changed = Signal()

    def __init__(self, language: Language, background: Background, release: Release | None) -> None:
        super().__init__(language, background)
        self._release = release
        self._rows = Rows(
            {"place": "", "bad": False, "message": "", "hint": "", "meanwhile": ""}, parent=self
        )

    @Property(Rows, constant=True)
    def rows(self) -> Rows:
        """The problems."""
        return self._rows

    @Property(int, notify=changed)
    def more(self) -> int:
        """How many more there are than are told."""
        return max(0, self._count() - MOST)

    def load(self) -> None:
        """Read the report."""
        release, tag = self._release, self.tag
        self.in_background(lambda: _explained(release, tag), self._rows.replace)

    def _count(self) -> int:
        """Return how many problems the release says it has."""
        return sum(self._release.about.problems.values()) if self._release is not None else 0


def _explained(release: Release | None, language: str) -> list[dict[str, Any]]:
    """Return the problems of a release in a language, in the order to solve them."""
    from kiosk.problems.explain import explain
    from kiosk.problems.kind import ERROR
    from kiosk.problems.order import by_weight
    from kiosk.problems.problem import known_problems

    try:
        found = by_weight(known_problems(release.report())) if release is not None else []
    except (OSError, ValueError) as error:
        log.error("the report of the release cannot be read: %s", error)
        return []
    told = [explain(problem, language) for problem in found[:MOST]]
    return [
        {
            "place": each.place,
            "bad": each.severity is ERROR,
            "message": each.message,
            "hint": each.hint,
            "meanwhile": each.meanwhile,
        }
        for each in told
    ]
