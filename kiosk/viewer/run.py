"""`kiosk run`: the full-screen kiosk."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.paths import viewer_folder
from kiosk.viewer.assembly import application, assemble
from kiosk.viewer.display.cursor import hide_cursor
from kiosk.viewer.display.full_screen import FullScreen, screen_to_cover
from kiosk.viewer.live import Stop, live
from kiosk.viewer.release_pages import NAMELESS

if TYPE_CHECKING:
    from kiosk.supervision.starts import Starts
    from kiosk.this_screen import ThisScreen
    from kiosk.viewer.telling import Telling


def show_kiosk(
    content: Path,
    state: Path,
    *,
    diagonal_inches: float | None,
    turns_off: bool,
    language: str,
    hangs: Callable[[int, float], bool],
    painted: Callable[[], None],
    starts: Starts | None = None,
    publishes: bool = True,
    among: ThisScreen | None = None,
    telling: Telling | None = None,
    follower: Sequence[str] = (),
) -> int:
    """Show the kiosk until a signal ends it, with a publisher beside it if it `publishes`; return the exit
    code.

    `follower` are the arguments of Python for what takes releases from elsewhere in place of the publisher.
    Outside the opening hours the screen `turns_off`, else it is black. `language` and `hangs` are for the
    publisher, see PublisherProcess. `painted` is called when the first screen is painted. `starts` knows
    which releases may be shown. `among` tells this screen from others, None where nothing does. `telling`
    says how others are told of this screen.
    """
    # Qt keeps compiled QML in the viewer's folder, the one to which a kiosk can always write.
    os.environ.setdefault("QML_DISK_CACHE_PATH", str(viewer_folder(state) / "qml"))
    app = application()
    app.setQuitOnLastWindowClosed(False)
    hide_cursor(app)
    viewer = assemble(
        state,
        diagonal_inches=diagonal_inches,
        screen=screen_to_cover(app),
        starts=starts,
        named=among.named if among is not None else NAMELESS,
        start=among.starts if among is not None else (),
    )
    screen = FullScreen(app, viewer.window, viewer.metrics)
    screen.show()

    def start_others() -> Stop:
        """Start what the screen did not wait for."""
        painted()
        from kiosk.viewer.companions import Kiosk, start_companions

        return start_companions(
            Kiosk(
                app,
                viewer,
                screen,
                content,
                state,
                starts,
                turns_off=turns_off,
                language=language,
                hangs=hangs,
                publishes=publishes,
                among=among,
                telling=telling,
                follower=follower,
            )
        )

    return live(app, viewer, start_others)
