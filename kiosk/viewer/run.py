"""`kiosk run`: the full-screen kiosk."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from kiosk.paths import viewer_folder
from kiosk.viewer.assembly import Viewer, application, assemble
from kiosk.viewer.display.cursor import hide_cursor
from kiosk.viewer.display.full_screen import FullScreen, screen_to_cover
from kiosk.viewer.live import Stop, live

if TYPE_CHECKING:
    from kiosk.supervision.sd_notify import Supervisor
    from kiosk.supervision.starts import Starts

# Longest edge of a picture in pixels, should the screen be off or smaller at the start.
LEAST_EDGE = 1920


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
) -> int:
    """Show the kiosk until a signal ends it, with a publisher beside it if it `publishes`; return the exit
    code.

    Outside the opening hours the screen `turns_off`, else it is black. `language` and `hangs` are for the
    publisher, see PublisherProcess. `painted` is called when the first screen is painted. `starts` knows
    which releases may be shown.
    """
    # Qt keeps compiled QML in the viewer's folder, the one to which a kiosk can always write.
    os.environ.setdefault("QML_DISK_CACHE_PATH", str(viewer_folder(state) / "qml"))
    app = application()
    app.setQuitOnLastWindowClosed(False)
    hide_cursor(app)
    viewer = assemble(state, diagonal_inches=diagonal_inches, screen=screen_to_cover(app), starts=starts)
    screen = FullScreen(app, viewer.window, viewer.metrics)
    screen.show()

    def start_others() -> Stop:
        """Start what the screen did not wait for."""
        painted()
        return _start_others(
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
        )

    return live(app, viewer, start_others)


def _start_others(
    app: QGuiApplication,
    viewer: Viewer,
    screen: FullScreen,
    content: Path,
    state: Path,
    starts: Starts | None,
    *,
    turns_off: bool,
    language: str,
    hangs: Callable[[int, float], bool],
    publishes: bool,
) -> Stop:
    """Start what the screen does not wait for, and return the function that stops it."""
    # The screen does not wait for these modules either.
    from kiosk.screen_edge import note_edge
    from kiosk.viewer.cleaning import Cleaning
    from kiosk.viewer.display.awake import Awake
    from kiosk.viewer.display.darkness import Darkness
    from kiosk.viewer.display.screen_power import ScreenPower
    from kiosk.viewer.health_report import HealthReport
    from kiosk.viewer.nightly_proof import NightlyProof
    from kiosk.viewer.picture_threads import PictureThreads
    from kiosk.viewer.probation import Probation
    from kiosk.viewer.publisher_process import PublisherProcess
    from kiosk.viewer.recorder import Recorder
    from kiosk.viewer.screen_facts import screen_facts
    from kiosk.viewer.staff.door import StaffDoor
    from kiosk.viewer.touch_watch import TouchWatch

    supervisor = _supervised(app, viewer)
    if starts is not None:
        Probation(state, viewer.release, starts, app)
    release = viewer.release.shown
    known = release.about.edge if release is not None else 0
    awake = Awake(app.platformName(), os.environ)
    publisher = PublisherProcess(content, state, max(LEAST_EDGE, known), language=language, hangs=hangs)
    screen.covered.connect(publisher.make_pictures_for if publishes else partial(note_edge, state))
    screen.look()
    # The first picture is lost where the compositor had no size for the window yet, as cage of Debian 12.
    viewer.window.requestUpdate()
    PictureThreads(app)
    awake.start()
    power = ScreenPower(os.environ, viewer_folder(state) / "screen-off.json", wanted=turns_off)
    darkness = Darkness(power, awake)
    viewer.opening.darkChanged.connect(lambda: darkness.take(viewer.opening.dark))
    viewer.opening.start()
    if publishes:
        publisher.start()
    recorder = Recorder(state, viewer)
    cleaning = Cleaning(viewer.window)
    touches = TouchWatch(viewer, cleaning)
    touches.restart.connect(app.exit)
    health = HealthReport(state, screen_facts(app, viewer))
    health.add("stuck_touches", lambda: touches.stuck_touches)
    health.start()
    proof = NightlyProof(viewer, state)
    proof.start()
    door = StaffDoor(viewer, state, clean=cleaning.start)
    door.leaving.connect(app.exit)
    viewer.window.setProperty("staffDoor", door)

    def stop() -> None:
        """Shut the staff's door, turn the screen on, write what was counted, and end the publisher."""
        supervisor.stopping()
        door.stop()
        darkness.stop()
        proof.stop()
        health.stop()
        awake.stop()
        recorder.stop()
        publisher.stop()

    return stop


def _supervised(app: QGuiApplication, viewer: Viewer) -> Supervisor:
    """Give signs of life to whoever has started this process, and return that supervisor."""
    from kiosk.supervision.sd_notify import Supervisor

    supervisor = Supervisor.of(os.environ)
    if supervisor.listens:
        from kiosk.viewer.display.out_of_sight import OutOfSight
        from kiosk.viewer.frame_watch import FrameWatch
        from kiosk.viewer.loading import Loading

        excused = OutOfSight(app, os.environ)
        watch = FrameWatch(supervisor, excused=excused, loading=Loading(viewer), parent=viewer.window)
        watch.painted.connect(excused.learn)

        def tell() -> None:
            """Tell which release is on the screen."""
            shown = viewer.release.shown
            supervisor.status(f"Release {shown.number} is shown." if shown is not None else "No release yet.")

        viewer.release.released.connect(tell)
        watch.painted.connect(tell)
        viewer.window.setProperty("frameWatch", watch)
        watch.start()
    return supervisor
