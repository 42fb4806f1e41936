"""Carries out what the staff screen asks for, one request at a time, by a command in a process of its own.

It imports little: the poller, which calls it, stays for months.
"""

from __future__ import annotations

import contextlib
import logging
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.message import N_, Message
from kiosk.staff_access.sticks import is_on_a_stick, sticks
from kiosk.staff_requests.mailbox import MOST_BYTES, Letter, Mailbox
from kiosk.staff_requests.request import Answer, ImportFrom, Request, Restore, SetDiagonal
from kiosk.system.child_process import NO_CONSOLE, environment, kill_session

LONGEST_SECONDS = 900.0  # an import of many photos from a slow stick
_MOST_PRINTED = MOST_BYTES // 8
_COMMAND = "import sys; from kiosk.cli import main; sys.exit(main())"
_DIAGONAL = "from kiosk.staff_requests.set_diagonal import main; main()"
_NO_STICK = N_("This stick is not plugged in any more. Nothing was changed.")
_NOT_STARTED = N_("The publisher cannot start another process just now. Nothing was changed. Try again.")
_TOO_LONG = N_("This took more than {minutes} min and was ended. Look at the log.")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Errand:
    """A request that is being carried out, and when its process was started."""

    letter: Letter
    process: subprocess.Popen[bytes]
    started: float


class Errands:
    """Looks for requests in a state folder at each `step`, and answers them.

    `known_sticks` returns the folders of the sticks that are plugged in.
    """

    def __init__(self, content: Path, state: Path, known_sticks: Callable[[], list[Path]] = sticks) -> None:
        self._content, self._state, self._sticks = content, state, known_sticks
        self._mailbox = Mailbox(state)
        self._errand: _Errand | None = None

    def step(self) -> None:
        """Begin with the next request, or look whether the one at work is done; never raises."""
        try:
            if self._errand is not None:
                self._look(self._errand)
            if self._errand is None:
                for letter in self._mailbox.take():
                    self._begin(letter)
                    break
        except OSError as error:
            log.error("a request of the staff screen was not carried out: %s", error)

    def leave(self) -> None:
        """End the process that is at work."""
        if self._errand is not None:
            kill_session(self._errand.process.pid)
            self._errand = None

    def _begin(self, letter: Letter) -> None:
        """Start the process for a request."""
        request = letter.request
        log.info("the staff screen asks: %s", request)
        if isinstance(request, ImportFrom) and not is_on_a_stick(Path(request.stick), self._sticks()):
            self._refuse(letter, Message(_NO_STICK))
            return
        try:
            with (
                self._mailbox.file(letter.name, "out").open("wb") as out,
                self._mailbox.file(letter.name, "told").open("wb") as told,
            ):
                process = subprocess.Popen(
                    [sys.executable, "-c", *self._arguments(request, letter.language)],
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=told,
                    env=environment(),
                    creationflags=NO_CONSOLE,
                    start_new_session=True,
                )
        except OSError:
            self._refuse(letter, Message(_NOT_STARTED))
            return
        self._errand = _Errand(letter, process, time.monotonic())

    def _arguments(self, request: Request, language: str) -> list[str]:
        """Return what Python is given to carry out a request."""
        folders = ["--content", str(self._content), "--state", str(self._state)]
        match request:
            case Restore(number):
                return [_COMMAND, "releases", "restore", str(number), *folders, "--language", language]
            case ImportFrom(stick, yes):
                more = ["--yes"] if yes else []
                return [_COMMAND, "import", stick, "--json", *more, *folders, "--messages", language]
            case SetDiagonal(inches):
                return [_DIAGONAL, str(self._state), f"{inches:g}", language]

    def _look(self, errand: _Errand) -> None:
        """Answer when the process has ended; end one that takes too long."""
        code = errand.process.poll()
        if code is None:
            if time.monotonic() - errand.started > LONGEST_SECONDS:
                self.leave()
                minutes = str(round(LONGEST_SECONDS / 60))
                self._refuse(errand.letter, Message(_TOO_LONG, {"minutes": minutes}))
            return
        self._errand = None
        out, told = (self._printed(errand.letter, ending) for ending in ("out", "told"))
        log.info("the staff screen is answered with %d %s", code, told)
        self._mailbox.reply(errand.letter.name, Answer(code, out, told))

    def _printed(self, letter: Letter, ending: str) -> str:
        """Return what a process printed, without the file that kept it."""
        path = self._mailbox.file(letter.name, ending)
        with path.open("rb") as file:
            text = file.read(_MOST_PRINTED).decode("utf-8", "replace").strip()
        with contextlib.suppress(OSError):
            path.unlink()
        return text

    def _refuse(self, letter: Letter, message: Message) -> None:
        """Answer that nothing was done, and why."""
        from kiosk.languages.catalogue import translator  # a megabyte that is hardly ever needed

        for ending in ("out", "told"):
            self._mailbox.file(letter.name, ending).unlink(missing_ok=True)
        self._mailbox.reply(letter.name, Answer(2, "", message.say(translator(letter.language))))
