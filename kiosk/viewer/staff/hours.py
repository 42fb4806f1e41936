"""The page with the opening hours: how things stand now, and the hours of the next days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.hours.hours import Hours
from kiosk.hours.times import ALL_DAY
from kiosk.hours.written import read_hours
from kiosk.languages.catalogue import translate
from kiosk.languages.dates import long_date
from kiosk.languages.zones import zone
from kiosk.message import N_
from kiosk.releases.release import Release
from kiosk.viewer.language import Language
from kiosk.viewer.opening import Opening
from kiosk.viewer.opening_words import hours_text
from kiosk.viewer.rows import Rows
from kiosk.viewer.staff.background import Background
from kiosk.viewer.staff.page import StaffPage

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

DAYS = 14
_STATES = {
    "always": N_("No opening hours are set: the screen is never dark."),
    "open": N_("Open now"),
    "closed": N_("Closed now"),
    "unknown": N_("The clock of this computer is wrong, so the center counts as open."),
}


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffHours(StaffPage):
    """The hours of the release that was shown when the door was opened."""

    changed = Signal()

    def __init__(
        self, language: Language, background: Background, opening: Opening, release: Release | None
    ) -> None:
        super().__init__(language, background)
        self._opening, self._release = opening, release
        self._state = ""
        self._rows = Rows({"name": "", "value": "", "bad": False}, shape="name", parent=self)

    @Property(str, notify=changed)
    def state(self) -> str:
        """How things stand now."""
        return self._state

    @Property(Rows, constant=True)
    def rows(self) -> Rows:
        """The next days, none where no hours are set."""
        return self._rows

    def load(self) -> None:
        """Read the hours."""
        release, tag = self._release, self.tag
        self._state = self.say(_STATES[str(self._opening.state)])
        self.changed.emit()
        self.in_background(lambda: _days(release, tag), self._rows.replace)


def _days(release: Release | None, language: str) -> list[dict[str, Any]]:
    """Return the next days with their hours as rows."""
    hours = Hours()
    if release is not None:
        hours = read_hours(release.settings.get("hours", {}), lambda *told, **_: None)
    if release is None or hours.always:
        return []
    today = datetime.now(UTC).astimezone(zone(str(release.settings.get("zone", "")))).date()
    return [_row(today + timedelta(days=ahead), hours, language) for ahead in range(DAYS)]


def _row(day: date, hours: Hours, language: str) -> dict[str, Any]:
    """Return a day as a row."""
    spans = hours.of(day)
    if spans == ALL_DAY:
        value = translate(language, N_("all day"))
    else:
        value = hours_text(spans, language) if spans else translate(language, N_("closed"))
    return {"name": long_date(day, language), "value": value}
