"""Starts telling: reads the settings, and says in one line what lacks."""

from __future__ import annotations

import contextlib
import logging
import os
from datetime import tzinfo
from importlib.util import find_spec
from pathlib import Path

from kiosk import screen_edge
from kiosk.languages.catalogue import translator
from kiosk.languages.staff import staff_language
from kiosk.message import N_, Failure, Message
from kiosk.paths import SCREEN_TOML, is_checkout
from kiosk.releases.release import current_release
from kiosk.settings.screen import load_screen_settings
from kiosk.supervision.sd_notify import Supervisor
from kiosk.system.log import log_to_terminal, logged

OK, CANNOT_RUN = 0, 2

log = logging.getLogger(__name__)


def refuse_without_library() -> None:
    """Raise Failure with what to type when the library is not installed that speaks to brokers."""
    if find_spec("paho") is not None:
        return
    text = N_("To speak to a broker the kiosk needs one more library. Type: pip install 'kiosk[fleet]'")
    if is_checkout():
        text = N_(
            "To speak to a broker the kiosk needs one more library. Type in the folder of the program: "
            ".venv/bin/python -m pip install -r requirements-fleet.lock"
        )
    raise Failure(Message(text))


def start(state: Path, typed_language: str, *, parent: int | None = None) -> int:
    """Tell the broker how the screen of a state folder is until asked to end; return the exit code."""
    language = center_language(state, typed_language)
    log_to_terminal()
    with logged(state, "status"):
        try:
            settings = load_screen_settings(state, language)
            if not settings.mqtt_broker:
                text = N_(
                    "{file} names no broker to tell. Write, for instance: [mqtt], and below it "
                    'broker = "mqtts://10.0.0.5:8883" and center = "almaty"'
                )
                raise Failure(Message(text, {"file": str(state / SCREEN_TOML)}))
            refuse_without_library()
            from kiosk.fleet.place import place, place_broker
            from kiosk.fleet.telling import Orders, tell

            orders = Orders(
                state,
                place(settings, state),
                place_broker(settings),
                lambda message: message.say(translator(language)),
                pictures=settings.mqtt_picture_minutes > 0,
                parent=parent,
                note_edge=(lambda edge: screen_edge.note_fleet_edge(state, edge)) if settings.share else None,
            )
        except Failure as error:
            log.error("%s", error.message.say(translator(language)))
            return CANNOT_RUN
        tell(orders, Supervisor.of(os.environ))
    return OK


def center_language(state: Path, typed: str, otherwise: str = "en") -> str:
    """Return the language of the center's staff: as typed, else as the current release says."""
    if typed:
        return staff_language(typed=typed)
    with contextlib.suppress(OSError, ValueError):
        if release := current_release(state):
            settings = str(release.settings.get("staff_language", ""))
            return staff_language(settings=settings, content=release.languages)
    return otherwise


def center_zone(state: Path) -> tzinfo:
    """Return the time zone of the center, as the current release says; without one that of the computer."""
    from kiosk.languages.zones import zone  # late: who tells of one screen needs none

    with contextlib.suppress(OSError, ValueError):
        if release := current_release(state):
            return zone(str(release.settings.get("zone", "")))
    return zone("")
