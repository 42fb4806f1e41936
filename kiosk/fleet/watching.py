"""Goes on watching all screens: on the terminal, as a page that is written anew, and by mails."""

from __future__ import annotations

import argparse
import logging
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.fleet.asking import Reports
from kiosk.fleet.broker import NOBODY, Broker, read_credentials
from kiosk.fleet.judge import Screen, judged
from kiosk.fleet.mail import Post, post
from kiosk.fleet.mails import Mails
from kiosk.fleet.page import write_page
from kiosk.fleet.start import center_language, center_zone
from kiosk.fleet.terminal import Terminal
from kiosk.languages.catalogue import translator
from kiosk.message import Failure, Message
from kiosk.settings.screen import ScreenSettings

DRAW_SECONDS = 2.0
PAGE_SECONDS = 20.0
PAUSE_SECONDS = (1.0, 60.0)  # before a broker that is away is asked again: first and longest
INTERRUPTED = 130

Show = Callable[[list[Screen] | None, Message | None], None]

log = logging.getLogger(__name__)


def watch(
    asked: Broker, options: argparse.Namespace, settings: ScreenSettings, state: Path, language: str
) -> int:
    """Watch until the process is ended; return the exit code. Raises Failure for what can never work."""
    how = _post(options.mail, settings) if options.mail else None
    staff = center_language(state, options.staff_language, language)
    watcher = _Watcher(asked, options.html, how, state, staff)
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        with Terminal(language) as terminal:
            watcher.run(terminal.show)
    except KeyboardInterrupt:
        pass
    return INTERRUPTED if sys.stdout.isatty() else 0


def _post(receiver: str, settings: ScreenSettings) -> Post:
    """Return how mails are sent. Raises Failure."""
    file = settings.mail_password_file
    credentials = read_credentials(Path(file)) if file else NOBODY
    return post(receiver, settings.mail_sender, settings.mail_server, credentials)


def _interrupted(number: int, frame: object) -> None:
    """End as Ctrl+C does."""
    raise KeyboardInterrupt


class _Watcher:
    """Asks the broker again and again, and hands on how all screens are; page and mails are in `language`."""

    def __init__(
        self, asked: Broker, page: Path | None, how: Post | None, state: Path, language: str
    ) -> None:
        self._asked, self._page, self._language = asked, page, language
        self._center = center_zone(state)
        self._mails = Mails(how, state, language, self._center) if how is not None else None
        self._pause = PAUSE_SECONDS[0]
        self._page_due = 0.0
        self._screens: list[Screen] | None = None

    def run(self, show: Show) -> None:
        """Watch until KeyboardInterrupt."""
        while True:
            try:
                reports = Reports(self._asked, pictures=self._page is not None)
                reports.gather()
            except Failure as error:
                trouble = error
            else:
                self._pause = PAUSE_SECONDS[0]
                trouble = self._follow(reports, show)
            show(self._screens, trouble.message)
            if self._mails is not None:
                self._mails.without_broker(datetime.now(UTC))
            time.sleep(self._pause * random.uniform(0.8, 1.2))
            self._pause = min(2 * self._pause, PAUSE_SECONDS[1])

    def _follow(self, reports: Reports, show: Show) -> Failure:
        """Show what the broker tells until it is lost; return why."""
        connected = datetime.now(UTC)
        try:
            while reports.connection.trouble is None:
                now = datetime.now(UTC)
                self._screens = judged(reports.all(), now)
                show(self._screens, None)
                self._write_page(self._screens, now)
                if self._mails is not None:
                    self._mails.look(self._screens, now, connected)
                end = time.monotonic() + DRAW_SECONDS
                while reports.connection.trouble is None and (left := end - time.monotonic()) > 0:
                    reports.connection.run(left)
        except KeyboardInterrupt:
            reports.connection.close()
            raise
        return reports.connection.trouble

    def _write_page(self, screens: list[Screen], now: datetime) -> None:
        """Write the page anew when it is time."""
        if self._page is not None and time.monotonic() >= self._page_due:
            self._page_due = time.monotonic() + PAGE_SECONDS
            try:
                write_page(self._page, screens, self._language, now.astimezone(self._center))
            except Failure as error:
                log.warning("%s", error.message.say(translator(self._language)))
