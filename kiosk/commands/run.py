"""The command `run`: the full-screen kiosk."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.commands.console import complain, no_such_folder, say, unreadable
from kiosk.commands.followed import screen_settings
from kiosk.commands.one_kiosk import only_kiosk
from kiosk.languages.catalogue import translate
from kiosk.message import N_
from kiosk.paths import SCREEN_TOML
from kiosk.releases.layout import current_number
from kiosk.supervision.starts import Starts
from kiosk.system.log import log_to_terminal, logged
from kiosk.viewer.display.display import display_problem, display_session
from kiosk.viewer.display.libraries import missing_for_window

if TYPE_CHECKING:
    from kiosk.settings.screen import ScreenSettings
    from kiosk.this_screen import ThisScreen
    from kiosk.viewer.telling import Telling

log = logging.getLogger(__name__)


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Show the kiosk until it ends; return the exit code."""
    gc.disable()  # hardly anything made before the screen is painted is freed; then see Collector
    try:
        return _run(options, content, state, language)
    finally:
        gc.enable()


def _run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Check what the kiosk needs, then show it with its log; return the exit code."""
    log_to_terminal()
    # With a release the screen needs no content folder; the publisher tells what is wrong with it.
    needs_content = not options.without_publisher and not _has_release(state)
    if needs_content and not _followed(state, language) and (trouble := unreadable(content, language)):
        if no_such_folder(content):
            return complain(trouble)
        print(trouble, file=sys.stderr)
    if display_problem(dict(os.environ)):
        return complain(
            translate(
                language,
                N_(
                    "There is no display to open the kiosk on. Start it on the computer with the screen, "
                    "or see every screen as a picture with: scripts/screenshots FOLDER"
                ),
            )
        )
    if missing := missing_for_window(os.environ):
        return complain(say(missing, language))
    # Imported before the log begins, which would report a missing library as an error of the program.
    from kiosk.viewer.qt_log import qt_logged
    from kiosk.viewer.run import show_kiosk

    with only_kiosk(os.environ, state) as alone:
        if not alone:
            runs = N_("A kiosk already runs on this display. End it first, then start this one again.")
            return complain(translate(language, runs))
        with logged(state, "viewer", later=True) as begin_log:
            log.info("kiosk %s starts as process %d: %s", __version__, os.getpid(), content)
            settings = screen_settings(state, language)
            # Without a diagonal the screen is asked, and most screens tell their size correctly.
            diagonal = options.diagonal or (settings.diagonal_inches if settings else None)
            starts = Starts(state, display_session(os.environ))
            with qt_logged():
                if starts.plain_for:
                    code = _show_plain(state, diagonal, starts.plain_for)
                else:
                    code = show_kiosk(
                        content,
                        state,
                        diagonal_inches=diagonal,
                        turns_off=settings is None or settings.dark == "off",
                        language=language,
                        hangs=partial(_hangs, state),
                        painted=begin_log,
                        starts=starts,
                        publishes=not options.without_publisher,
                        among=_among(settings),
                        telling=_telling(settings, starts=not options.without_publisher),
                        follower=_follower(content, state, settings, language),
                    )
            starts.ends()
            log.info("the kiosk ends with %d", code)
            return code


def _show_plain(state: Path, diagonal_inches: float | None, seconds: float) -> int:
    """Show the screen of last resort for so many seconds; return the exit code."""
    from kiosk.viewer.plain_screen import show_plain  # hardly ever needed

    return show_plain(state, diagonal_inches, seconds)


def _among(settings: ScreenSettings | None) -> ThisScreen | None:
    """Return what tells this screen from others, None where nothing does."""
    if settings is None or not (settings.name or settings.group or settings.start):
        return None
    from kiosk.this_screen import of_settings  # imported only where it is needed, as the screen waits

    return of_settings(settings)


def _telling(settings: ScreenSettings | None, *, starts: bool) -> Telling | None:
    """Return how others are told of this screen, None where no broker is named.

    A unit tells of an installed kiosk, whose viewer has no network; else the viewer `starts` the process.
    """
    if settings is None or not settings.mqtt_broker:
        return None
    from kiosk.viewer.telling import prepared  # imported only where it is needed, as the screen waits

    return prepared(starts=starts, picture_minutes=settings.mqtt_picture_minutes)


def _followed(state: Path, language: str) -> bool:
    """Return whether this screen takes its releases from elsewhere, and so needs no content folder."""
    settings = screen_settings(state, language)
    return settings is not None and bool(settings.follow)


def _follower(content: Path, state: Path, settings: ScreenSettings | None, language: str) -> list[str]:
    """Return the arguments of Python for a follower in place of the publisher, [] where none is wanted."""
    if settings is None or not settings.follow:
        return []
    from kiosk.following.command_line import follower_arguments
    from kiosk.system.file_version import changed_at

    reread = ("--settings", str(changed_at(state / SCREEN_TOML)))
    return follower_arguments(
        content, state, settings.follow, settings.trust, settings.follow_seconds, language, *reread
    )


def _hangs(state: Path, pid: int, started: float) -> bool:
    """Return whether the publisher hangs, see kiosk.publishing.watch.answering."""
    from kiosk.publishing.watch.answering import hangs  # imported only after the screen is painted

    return hangs(state, pid, started)


def _has_release(state: Path) -> bool:
    """Return whether there is a release to show; False when the state folder cannot be read."""
    try:
        return current_number(state) is not None
    except OSError:
        return False
