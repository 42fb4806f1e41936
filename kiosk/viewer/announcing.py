"""What is announced on this screen now, for QML; made only for a release that announces something."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.fallback import choose
from kiosk.system.true_time import can_be_true
from kiosk.viewer.language import Language
from kiosk.viewer.page.last_words import kept_together

if TYPE_CHECKING:
    from kiosk.releases.records import Announcement
    from kiosk.releases.release import Release

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MILLISECONDS = 60_000  # at the latest: a clock may be set

ShownHere = Callable[[Collection[str]], bool]


@QmlElement
@QmlUncreatable("Made by the viewer")
class Announcing(QObject):
    """Shows the announcement of a release from its beginning to its end by the clock on the wall.

    A clock that cannot be right shows none: it could not tell when it is over.
    """

    changed = Signal()

    def __init__(
        self,
        language: Language,
        shown_here: ShownHere,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        """`shown_here` tells whether what is meant for some screens is meant for this one."""
        super().__init__(parent)
        self._language, self._shown_here, self._now = language, shown_here, now
        self._release: Release | None = None
        self._texts: dict[str, str] = {}  # what is announced now, by language, "" for all
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        language.changed.connect(self.changed)

    def take(self, release: Release) -> None:
        """Show what this release announces."""
        self._release = release
        self.look()

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether there is an announcement now."""
        return bool(self._texts)

    @Property(str, notify=changed)
    def text(self) -> str:
        """The announcement in the visitor's language, else in the nearest; "" for none."""
        return self._in_language(self._language.tag)

    @Property("QStringList", notify=changed)
    def texts(self) -> list[str]:
        """The announcement in each of the center's languages, the same words only once."""
        languages = self._release.languages if self._release is not None else ()
        return [*dict.fromkeys(filter(None, map(self._in_language, languages)))]

    def silence(self) -> None:
        """Announce nothing until another release is taken."""
        self._release = None
        self.look()

    def look(self) -> None:
        """Look at the time, and say so if that changes anything."""
        release, now = self._release, self._now()
        told = release.about.announcements if release is not None else ()
        here = [each for each in told if self._shown_here(each.screens)]
        left = [each for each in here if now < datetime.fromisoformat(each.ends)]
        texts: dict[str, str] = {}
        if release is not None and can_be_true(now, release.about.published):
            texts = {each.language: kept_together(each.text) for each in left if _has_begun(each, now)}
        if left:
            self._timer.start(_wait(left, now))
        else:
            self._timer.stop()
        if texts != self._texts:
            self._texts = texts
            self.changed.emit()

    def _in_language(self, tag: str) -> str:
        """Return what is announced to somebody who reads a language."""
        if tag in self._texts or not self._texts:
            return self._texts.get(tag, "")
        if "" in self._texts:
            return self._texts[""]
        languages = self._release.languages if self._release is not None else ()
        return self._texts[choose(tag, self._texts, languages)]


def _has_begun(announcement: Announcement, now: datetime) -> bool:
    """Return whether an announcement has begun."""
    return not announcement.begins or datetime.fromisoformat(announcement.begins) <= now


def _wait(announcements: Iterable[Announcement], now: datetime) -> int:
    """Return in how many milliseconds to look again: when one of them begins or ends, else after a minute."""
    moments = (datetime.fromisoformat(at) for each in announcements for at in (each.begins, each.ends) if at)
    left = [(moment - now).total_seconds() * 1000 for moment in moments if moment > now]
    return max(1, min(LOOK_MILLISECONDS, int(min(left)) + 1))
