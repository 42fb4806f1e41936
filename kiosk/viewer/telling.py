"""What has others told how this screen is, where screen.toml names a broker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.viewer.assembly import Viewer
from kiosk.viewer.live import Stop


@dataclass(frozen=True, slots=True)
class Telling:
    """Whether the viewer starts the process that tells, and every how many minutes it makes a picture.

    0 minutes stand for never.
    """

    starts: bool
    picture_minutes: int = 0


def prepared(*, starts: bool, picture_minutes: int) -> Telling:
    """Return how others are told, for a window that is to be made yet.

    Python knows a window that it met before this import as one without pictures (`QWindow`).
    """
    if picture_minutes:
        import PySide6.QtQuick  # noqa: F401
    return Telling(starts, picture_minutes)


def start_telling(
    telling: Telling, viewer: Viewer, state: Path, language: str, private: Callable[[], bool]
) -> Stop:
    """Start it, and return what stops it; while `private` no picture of the screen is made."""
    stops: list[Stop] = []
    if telling.starts:
        from kiosk.viewer.status_process import StatusProcess

        process = StatusProcess(state, language)
        process.start()
        stops.append(process.stop)
    if telling.picture_minutes:
        from kiosk.viewer.small_picture import SmallPicture

        picture = SmallPicture(viewer, state, telling.picture_minutes, private)
        picture.start()
        stops.append(picture.stop)

    def stop() -> None:
        """Stop both."""
        for each in stops:
            each()

    return stop
