"""The command `fleet`: tell how all screens of the center are."""

from __future__ import annotations

import argparse
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from kiosk.commands.console import ERRORS, OK, complain, say
from kiosk.fleet.broker import Broker, broker
from kiosk.fleet.start import center_language, center_zone, refuse_without_library
from kiosk.languages.catalogue import translate
from kiosk.message import N_, Failure, Message
from kiosk.paths import SCREEN_TOML
from kiosk.settings.screen import ScreenSettings, load_screen_settings

_WRITTEN = N_("Written: {file}")


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Print how all screens are, once or until the command is ended; return the exit code."""
    settings = load_screen_settings(state, language)
    try:
        refuse_without_library()
        asked = _broker(options, settings, state)
        if options.forget:
            return _forget(asked, options.forget, language)
        if options.mail and not options.watch:
            raise Failure(Message(N_("Mails are sent by a command that goes on: add --watch.")))
        if options.watch:
            from kiosk.fleet.watching import watch

            return watch(asked, options, settings, state, language)
        return _once(asked, options, state, language)
    except Failure as error:
        return complain(say(error.message, language))


def _broker(options: argparse.Namespace, settings: ScreenSettings, state: Path) -> Broker:
    """Return the broker that was typed, else that of screen.toml. Raises Failure."""
    address = options.broker or settings.mqtt_broker
    if not address:
        text = N_(
            "No broker is named: type --broker mqtts://10.0.0.5:8883, or write it into {file} as broker "
            "below [mqtt]."
        )
        raise Failure(Message(text, {"file": str(state / SCREEN_TOML)}))
    typed = options.broker is not None
    password = options.password_file or ("" if typed else settings.mqtt_password_file)
    ca = options.ca_file or ("" if typed else settings.mqtt_ca_file)
    return broker(address, str(password), str(ca))


def _once(asked: Broker, options: argparse.Namespace, state: Path, language: str) -> int:
    """Ask once and tell; return the exit code. Raises Failure."""
    from kiosk.fleet.as_json import as_json
    from kiosk.fleet.asking import Reports
    from kiosk.fleet.judge import judged
    from kiosk.fleet.rows import heading, rows
    from kiosk.fleet.table import table

    reports = Reports(asked, pictures=options.html is not None)
    reports.gather()
    reports.connection.close()
    now = datetime.now(UTC)
    screens = judged(reports.all(), now)
    if options.html is not None:
        from kiosk.fleet.page import write_page

        staff = center_language(state, options.staff_language, language)
        write_page(options.html, screens, staff, now.astimezone(center_zone(state)))
        print(say(Message(_WRITTEN, {"file": str(options.html)}), language), file=sys.stderr)
    if options.json:
        print(as_json(screens))
    elif options.html is None:
        print(heading(screens, language))
        print(*table(rows(screens, language, now), language, shutil.get_terminal_size().columns), sep="\n")
    return ERRORS if any(screen.is_wrong for screen in screens) else OK


def _forget(asked: Broker, name: str, language: str) -> int:
    """Have the broker forget a screen; return the exit code. Raises Failure."""
    from kiosk.fleet.asking import Reports

    reports = Reports(asked)
    reports.gather()
    devices = [each.device for each in reports.all() if name in (each.device, each.name)]
    if len(devices) != 1:
        none, several = (
            N_("No screen is called “{name}”."),
            N_("Several screens are called “{name}”: {names}"),
        )
        text = several if devices else none
        raise Failure(Message(text, {"name": name, "names": ", ".join(devices)}))
    reports.forget(devices[0])
    refused = reports.connection.refused
    reports.connection.close()
    if refused:
        text = N_("The broker does not let this user change what {name} has told.")
        raise Failure(Message(text, {"name": devices[0]}))
    print(translate(language, N_("Forgotten: {name}")).format(name=devices[0]))
    return OK
