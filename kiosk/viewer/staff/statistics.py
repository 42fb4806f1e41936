"""The page that tells how many visits there were, in which languages, and what was read most."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.catalogue import translate
from kiosk.languages.dates import number
from kiosk.languages.names import own_name
from kiosk.languages.zones import zone
from kiosk.message import N_
from kiosk.releases.release import Release
from kiosk.statistics.figures import few
from kiosk.statistics.overview import Glance, overview
from kiosk.statistics.store import statistics_file
from kiosk.statistics.tables import LEAST_TOLD
from kiosk.statistics.titles import Titles
from kiosk.viewer.language import Language
from kiosk.viewer.rows import Rows
from kiosk.viewer.staff.background import Background
from kiosk.viewer.staff.page import StaffPage

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

_VISITS = {1: N_("Visits today"), 7: N_("Visits in 7 days"), 30: N_("Visits in 30 days")}
_LANGUAGES = N_("Languages in 30 days")
_PAGES = N_("Read most in 30 days")

log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffStatistics(StaffPage):
    """Today, the last week and the last month at a glance; counts under five are hidden."""

    changed = Signal()

    def __init__(
        self, language: Language, background: Background, state: Path, release: Release | None
    ) -> None:
        super().__init__(language, background)
        self._state = state
        self._zone = str(release.settings.get("zone", "")) if release is not None else ""
        self._readable = True
        self._rows = Rows({"name": "", "value": "", "bad": False}, shape="name", parent=self)

    @Property(bool, notify=changed)
    def readable(self) -> bool:
        """Whether the file with the counts can be read."""
        return self._readable

    @Property(Rows, constant=True)
    def rows(self) -> Rows:
        """What is told."""
        return self._rows

    def load(self) -> None:
        """Read the counts."""
        state, where, tag = self._state, self._zone, self.tag
        self.in_background(lambda: _told(state, where, tag), self._take)

    def _take(self, rows: list[dict[str, Any]] | None) -> None:
        """Take what was read, None where the file is damaged."""
        self._readable = rows is not None
        self._rows.replace(rows or [])
        self.changed.emit()


def _told(state: Path, where: str, language: str) -> list[dict[str, Any]] | None:
    """Return the rows in a language; `where` is the center's time zone."""
    today = datetime.now(UTC).astimezone(zone(where)).date()
    try:
        glances = overview(statistics_file(state), today)
    except (OSError, sqlite3.Error) as error:
        log.error("the statistics cannot be read: %s", error)
        return None
    titles = Titles(state, language)
    return [{"name": translate(language, name), "value": value} for name, value in _rows(glances, titles)]


def _rows(glances: tuple[Glance, ...], titles: Titles) -> Iterator[tuple[str, str]]:
    """Yield names in English, and values."""
    language = titles.language
    for glance in glances:
        yield _VISITS[glance.days], _count(glance.visits, language)
    longest = glances[-1]
    if longest.languages:
        yield _LANGUAGES, _listed([(own_name(tag), count) for tag, count in longest.languages], language)
    if longest.pages:
        yield _PAGES, _listed([(titles.of(page), count) for page, count in longest.pages], language)


def _listed(counts: list[tuple[str, int]], language: str) -> str:
    """Return names with their counts, a line each."""
    return "\n".join(f"{name}: {_count(count, language)}" for name, count in counts)


def _count(count: int, language: str) -> str:
    """Return a count as people read it; a small one is hidden."""
    return few(language) if 0 < count < LEAST_TOLD else number(count, language)
