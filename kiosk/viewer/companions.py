"""What works beside the screen: started once it is painted, so that it waits for none of these modules."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from kiosk.paths import viewer_folder
from kiosk.screen_edge import note_edge
from kiosk.supervision.sd_notify import Supervisor
from kiosk.supervision.starts import Starts
from kiosk.viewer.assembly import Viewer
from kiosk.viewer.cleaning import Cleaning
from kiosk.viewer.display.awake import Awake
from kiosk.viewer.display.darkness import Darkness
from kiosk.viewer.display.full_screen import FullScreen
from kiosk.viewer.display.screen_power import ScreenPower
from kiosk.viewer.health_report import HealthReport
from kiosk.viewer.live import Stop
from kiosk.viewer.nightly_proof import NightlyProof
from kiosk.viewer.picture_threads import PictureThreads
from kiosk.viewer.probation import Probation
from kiosk.viewer.publisher_process import PublisherProcess
from kiosk.viewer.recorder import Recorder
from kiosk.viewer.screen_facts import screen_facts
from kiosk.viewer.staff.door import StaffDoor
from kiosk.viewer.touch_watch import TouchWatch

if TYPE_CHECKING:
    from kiosk.this_screen import ThisScreen
    from kiosk.viewer.telling import Telling

# Longest edge of a picture in pixels, should the screen be off or smaller at the start.
LEAST_EDGE = 1920


@dataclass(frozen=True, slots=True)
class Kiosk:
    """The kiosk that is on the screen, and what was chosen for it: see `show_kiosk`."""

    app: QGuiApplication
    viewer: Viewer
    screen: FullScreen
    content: Path
    state: Path
    starts: Starts | None
    turns_off: bool
    language: str
    hangs: Callable[[int, float], bool]
    publishes: bool
    among: ThisScreen | None = None
    telling: Telling | None = None
    follower: Sequence[str] = ()


def start_companions(kiosk: Kiosk) -> Stop:
    """Start all of them, and return the function that stops them."""
    viewer, state = kiosk.viewer, kiosk.state

    supervisor = _signs_of_life(kiosk)
    if kiosk.starts is not None:
        Probation(state, viewer.release, kiosk.starts, kiosk.app)
    PictureThreads(kiosk.app)
    awake = Awake(kiosk.app.platformName(), os.environ)
    awake.start()
    darkness = _hours(kiosk, awake)
    publisher = _publisher(kiosk)
    recorder = Recorder(state, viewer)
    cleaning = Cleaning(viewer.window)
    touches = TouchWatch(viewer, cleaning)
    touches.restart.connect(kiosk.app.exit)
    health = HealthReport(state, screen_facts(kiosk.app, viewer))
    health.add("watchdog", lambda: supervisor.said)
    health.add("stuck_touches", lambda: touches.stuck_touches)
    if (among := kiosk.among) is not None:
        health.add("name", lambda: among.name)
        health.add("group", lambda: among.group)
    health.start()
    proof = NightlyProof(viewer, state)
    proof.start()
    door = StaffDoor(viewer, state, clean=cleaning.start)
    door.leaving.connect(kiosk.app.exit)
    viewer.window.setProperty("staffDoor", door)
    stop_telling = _tell(kiosk, door)

    def stop() -> None:
        """Shut the staff's door, turn the screen on, write what was counted, and end the publisher."""
        supervisor.stopping()
        stop_telling()
        door.stop()
        darkness.stop()
        proof.stop()
        health.stop()
        awake.stop()
        recorder.stop()
        publisher.stop()

    return stop


def _signs_of_life(kiosk: Kiosk) -> Supervisor:
    """Give signs of life to whoever has started this process, and return that supervisor."""
    supervisor = Supervisor.of(os.environ)
    if supervisor.listens:
        from kiosk.viewer.display.out_of_sight import OutOfSight
        from kiosk.viewer.frame_watch import FrameWatch
        from kiosk.viewer.loading import Loading

        window, release = kiosk.viewer.window, kiosk.viewer.release
        excused = OutOfSight(kiosk.app, os.environ)
        watch = FrameWatch(supervisor, excused=excused, loading=Loading(kiosk.viewer), parent=window)
        watch.painted.connect(excused.learn)

        def tell() -> None:
            """Tell which release is on the screen."""
            shown = release.shown
            supervisor.status(f"Release {shown.number} is shown." if shown is not None else "No release yet.")

        release.released.connect(tell)
        watch.painted.connect(tell)
        window.setProperty("frameWatch", watch)
        watch.start()
    return supervisor


def _publisher(kiosk: Kiosk) -> PublisherProcess:
    """Start the publisher if there is to be one, and tell whichever there is how large the screen is."""
    release = kiosk.viewer.release.shown
    known = release.about.edge if release is not None else 0
    publisher = PublisherProcess(
        kiosk.content,
        kiosk.state,
        max(LEAST_EDGE, known),
        language=kiosk.language,
        hangs=kiosk.hangs,
        follower=kiosk.follower,
    )
    makes_pictures = kiosk.publishes and not kiosk.follower
    kiosk.screen.covered.connect(
        publisher.make_pictures_for if makes_pictures else partial(note_edge, kiosk.state)
    )
    kiosk.screen.look()
    if kiosk.publishes:
        publisher.start()
    return publisher


def _tell(kiosk: Kiosk, door: StaffDoor) -> Stop:
    """Have others told how the screen is if they are to be, and return what stops that."""
    if kiosk.telling is None:
        return lambda: None
    from kiosk.viewer.telling import start_telling

    return start_telling(
        kiosk.telling, kiosk.viewer, kiosk.state, kiosk.language, lambda: door.desk is not None
    )


def _hours(kiosk: Kiosk, awake: Awake) -> Darkness:
    """Follow the opening hours, and turn the screen off outside them."""
    opening = kiosk.viewer.opening
    power = ScreenPower(os.environ, viewer_folder(kiosk.state) / "screen-off.json", wanted=kiosk.turns_off)
    darkness = Darkness(power, awake)
    opening.darkChanged.connect(lambda: darkness.take(opening.dark))
    opening.start()
    return darkness
