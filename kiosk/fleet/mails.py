"""Sends mails about screens that are lost and are back, each once, also when the watch is started anew."""

from __future__ import annotations

import logging
import subprocess
import time
from datetime import datetime, tzinfo
from pathlib import Path

from kiosk.fleet.alarm_file import keep_memory, read_memory
from kiosk.fleet.alarms import Alarm, Memory, alarms, broker_alarms, sent
from kiosk.fleet.judge import Screen
from kiosk.fleet.mail import Post, letter, send
from kiosk.languages.catalogue import translator
from kiosk.message import N_, Message

PAUSE_SECONDS = (30.0, 900.0)  # before a mail is tried again: first and longest
_NOT_SENT = N_("A mail to {address} cannot be sent yet, and is tried again.")

log = logging.getLogger(__name__)


class Mails:
    """Looks at all screens now and then; a mail server that is away is asked again after longer pauses."""

    def __init__(self, how: Post, state: Path, language: str, center: tzinfo | None = None) -> None:
        self._how, self._state, self._language, self._center = how, state, language, center
        self._memory = read_memory(state)
        self._pause = PAUSE_SECONDS[0]
        self._due = 0.0

    def look(self, screens: list[Screen], now: datetime, connected: datetime) -> None:
        """Send the mails that are due; the broker answers since `connected`."""
        self._take(*alarms(self._memory, screens, now, connected))

    def without_broker(self, now: datetime) -> None:
        """Send the mail that is due while the broker does not answer."""
        self._take(*broker_alarms(self._memory, now))

    def _take(self, memory: Memory, due: list[Alarm]) -> None:
        """Remember, and send what is due unless the mail server did not take the last one just now."""
        before, self._memory = self._memory, memory
        for alarm in due if time.monotonic() >= self._due else ():
            if not self._send(alarm):
                break
            self._memory = sent(self._memory, alarm)
            self._keep()
        if self._memory != before:
            self._keep()

    def _send(self, alarm: Alarm) -> bool:
        """Send a mail; return whether it was taken."""
        try:
            send(self._how, letter(self._how, alarm, self._language, self._center))
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            from kiosk.fleet.mail_refusals import not_sent  # late: only failures need it

            say = translator(self._language)
            why = not_sent(self._how.server, self._how.credentials.user, error)
            told = Message(_NOT_SENT, {"address": self._how.receiver})
            log.warning("%s %s", told.say(say), why.say(say))
            self._due = time.monotonic() + self._pause
            self._pause = min(2 * self._pause, PAUSE_SECONDS[1])
            return False
        self._pause = PAUSE_SECONDS[0]
        return True

    def _keep(self) -> None:
        """Keep what is remembered."""
        try:
            keep_memory(self._state, self._memory)
        except OSError as error:
            log.warning("%s: %s", self._state, error)
