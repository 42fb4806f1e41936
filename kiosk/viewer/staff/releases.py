"""The page with the releases that are kept, and the way back to one of them."""

from __future__ import annotations

import contextlib
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.catalogue import translate
from kiosk.message import N_
from kiosk.releases.layout import current_number
from kiosk.releases.listing import changes_lines, release_info, when
from kiosk.releases.release import Release, whole_releases
from kiosk.staff_requests.request import Answer, Restore
from kiosk.viewer.language import Language
from kiosk.viewer.rows import Rows
from kiosk.viewer.staff.asking import StaffAsking
from kiosk.viewer.staff.background import Background
from kiosk.viewer.staff.page import StaffPage

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

MOST = 40
MOST_LINES = 4  # of what a release changed
_BACK = N_(
    "Visitors see release {number} again. It stays until somebody changes a file in the content folder."
)


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffReleases(StaffPage):
    """The releases, newest first, with a picture each."""

    changed = Signal()

    def __init__(self, language: Language, background: Background, state: Path, asking: StaffAsking) -> None:
        super().__init__(language, background)
        self._state, self._asking = state, asking
        roles = {"number": 0, "published": "", "changes": "", "picture": "", "current": False}
        self._rows = Rows(roles, shape="number", parent=self)
        self._told = ""
        self._failed = False

    @Property(Rows, constant=True)
    def rows(self) -> Rows:
        """The releases."""
        return self._rows

    @Property(str, notify=changed)
    def told(self) -> str:
        """What became of going back, "" before."""
        return self._told

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether that could not be done."""
        return self._failed

    def enter(self) -> None:
        """Forget what was told before."""
        self._told, self._failed = "", False
        super().enter()

    def load(self) -> None:
        """Look at the releases."""
        state, tag = self._state, self.tag
        self.in_background(lambda: _listed(state, tag), self._rows.replace)

    @Slot(int)
    def goBack(self, number: int) -> None:
        """Have the publisher go back to a release."""

        def take(answer: Answer) -> None:
            """Tell what became of it."""
            self._failed = answer.code != 0
            self._told = answer.told if self._failed else self.say(_BACK, number=str(number))
            self.load()
            self.changed.emit()

        self._told = ""
        self._asking.ask(Restore(number), self.tag, take)
        self.changed.emit()


def _listed(state: Path, language: str) -> list[dict[str, Any]]:
    """Return the releases as rows, newest first; not those that a later one repeats with more pictures."""
    current: int | None = None
    found: list[Release] = []
    with contextlib.suppress(OSError):
        current = current_number(state)
        found = sorted(islice(whole_releases(state), MOST), key=lambda release: -release.number)
    repeated = {release.about.sharpens for release in found}
    return [
        _row(release, current, language)
        for release in found
        if release.number not in repeated or release.number == current
    ]


def _row(release: Release, current: int | None, language: str) -> dict[str, Any]:
    """Return a release as a row."""
    info = release_info(release, current, release.changes)
    lines = list(changes_lines(info, language))
    if info.restored:
        restored = translate(language, N_("Restored from release {number}"))
        lines = [restored.format(number=info.restored), *lines]
    return {
        "number": info.number,
        "published": when(info, language),
        "changes": "\n".join(lines[:MOST_LINES]),
        "picture": _picture(release),
        "current": info.current,
    }


def _picture(release: Release) -> str:
    """Return the address of the picture that stands for a release: the first on its home screen."""
    with contextlib.suppress(OSError, ValueError):
        pictures = [card.picture for card in release.cards("") if card.picture is not None]
        for picture in (*pictures, *release.about.attract):
            path = release.folder / (picture.card or picture.file or "-")
            if path.is_file():
                return QUrl.fromLocalFile(str(path)).toString()
    return ""
