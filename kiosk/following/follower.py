"""The follower, the process that waits for new releases of a source and has them fetched.

It stays for months beside the screen in place of the publisher, and imports only the standard library and
our own light modules.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kiosk.following.ask import Answer
from kiosk.following.background import Asking, Fetching, Row
from kiosk.following.heard import Heard, read_heard, write_heard
from kiosk.following.rereading import Rereading
from kiosk.following.source import Source, parse_source
from kiosk.following.status import FollowStatus
from kiosk.following.times import Times
from kiosk.message import N_, Message
from kiosk.paths import SCREEN_TOML
from kiosk.progress.steps import quiet
from kiosk.publishing.report.folder_messages import cannot_use
from kiosk.publishing.watch.output import PollerOutput
from kiosk.publishing.watch.scrub import Scrubber
from kiosk.staff_requests.errands import Errands
from kiosk.supervision.sd_notify import Supervisor
from kiosk.system.alive import is_alive
from kiosk.system.lock import locked
from kiosk.system.log import log_place, logged

STEP_SECONDS = 1.0  # between two looks at what is due, at the most
BUSY_SECONDS = 0.1  # between two looks at what is under way: a release is on its way to the screen
HEARD_SECONDS = 30.0  # between two notes that the source answered, to spare the disk
RETRY_SECONDS = (3.0, 60.0)  # first and longest wait for a state folder that cannot be used

_OTHER = N_("Another program already works on {folder}: it publishes, or takes releases from elsewhere.")
_FOLLOWS = N_("This screen takes its releases from {source}.")
_TURNS = N_("{file} was changed: this screen takes its releases from {source} now.")
_NOWHERE = N_(
    "{file} does not say where releases come from, so nothing new is taken and the screen keeps what it has. "
    "Write the line “follow” there. To publish here again, type: sudo {kiosk} install --follow ''; where the "
    "kiosk is not installed, start it again."
)
_SHOWS = N_("Release {number} has come from {source} and is shown.")
_ANSWERS = N_("{source} answers again.")
_STOPPED = N_(
    "The part of the kiosk that takes releases from {source} ended unexpectedly; it is started again by "
    "itself. If this message stays, restart the computer. What went wrong is written in the log: {log}"
)

log = logging.getLogger(__name__)


def run(
    state: Path,
    source: Source,
    trust: str,
    *,
    seconds: float,
    content: Path,
    language: str = "en",
    parent: int | None = None,
    settings: int | None = None,
) -> int:
    """Take each new release of a source until the process `parent` is gone; return the exit code.

    `trust` is the file of the publisher's key, `seconds` the time between two questions, `language` that of
    the lines it prints. `content` is the folder that the staff screen's requests would change. `settings` is
    when the screen.toml that says all this was changed, see changed_at: when it is changed again,
    what it says then is followed; None where it was typed. Returns 0 also when another program works on this
    state folder.
    """
    reread = None if settings is None else Rereading(state, settings, language)
    follower = _Follower(state, source, trust, Times(seconds), content, language, parent, reread)
    follower.status.output.supervisor = supervisor = Supervisor.of(os.environ)
    supervisor.ready()
    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, _leave)
    with logged(state, "publisher"):
        log.info("the follower starts as process %d: %s", os.getpid(), source.typed)
        try:
            code = follower.run()
        except KeyboardInterrupt:
            code = 0
        finally:
            supervisor.stopping()
            follower.leave()
        log.info("the follower ends with %d", code)
    return code


def _leave(number: int, frame: object) -> None:
    """Handle SIGTERM: end as if interrupted, so that a fetch under way is ended, too."""
    raise KeyboardInterrupt


@dataclass(slots=True)
class _Follower:
    """Decides nothing itself: has Times say what is due, and tells what came of it."""

    state: Path
    source: Source
    trust: str
    times: Times
    content: Path
    language: str
    parent: int | None
    reread: Rereading | None
    heard: float = -HEARD_SECONDS  # when it was last noted that the source answers, monotonic
    proven: int = 0  # the release that has come last since this process was started
    fetching: Fetching | None = None
    asking: Asking = field(init=False)
    status: FollowStatus = field(init=False)

    def __post_init__(self) -> None:
        self.asking = Asking(self.source)
        self.status = FollowStatus(PollerOutput(self.state, self.language, rows=False, progress=quiet))

    def run(self) -> int:
        """Follow as soon as the state folder can be used and no other program does; return the exit code."""
        pause = RETRY_SECONDS[0]
        while True:
            try:
                with locked(self.state / "publish.lock") as mine:
                    if mine:
                        return self.follow()
                    self.status.say(Message(_OTHER, {"folder": str(self.state)}))
                    return 0
            except OSError as error:
                self.status.fail(cannot_use(error, self.state))
            until = time.monotonic() + pause
            while time.monotonic() < until:
                if not is_alive(self.parent):
                    return 0
                self.status.output.beat()
                time.sleep(STEP_SECONDS)
            pause = min(pause * 2, RETRY_SECONDS[1])

    def follow(self) -> int:
        """Ask, fetch, and look after the current release; return 0 when the parent is gone."""
        self.status.forget()
        if self.source.typed:
            print(self.status.output.say(Message(_FOLLOWS, {"source": self.source.typed})), flush=True)
        before = read_heard(self.state)
        at = before.at if before is not None and before.source == self.source.typed else ""
        write_heard(self.state, Heard(os.getpid(), self.source.typed, at))
        errands, scrubber = Errands(self.content, self.state), Scrubber(self.state)
        try:
            while is_alive(self.parent):
                self.status.output.beat()
                errands.step()
                self.look_at_settings()
                if self.source.typed:
                    self.step(scrubber)
                time.sleep(self.pause())
        finally:
            errands.leave()
        return 0

    def step(self, scrubber: Scrubber) -> None:
        """Take what has come, and begin what is due."""
        now = time.monotonic()
        if self.fetching is not None:
            if (row := self.fetching.outcome()) is not None:
                self.fetching = None
                self.take(row)
        elif self.asking.is_under_way:
            if (answer := self.asking.answer()) is not None:
                self.hear(answer)
        elif self.times.fetches(now):
            self.fetch(mend=False)
        elif self.times.asks(now):
            if not self.asking.begin():
                self.times.answered(now, "")
        elif self.status.away is None and scrubber.step():
            log.warning("files of the current release are damaged; they are fetched again")
            self.fetch(mend=True)

    def pause(self) -> float:
        """Return the seconds until the next look: none when something follows from what has just come."""
        if self.asking.is_under_way or self.fetching is not None:
            return BUSY_SECONDS
        if not self.source.typed:
            return STEP_SECONDS
        return min(STEP_SECONDS, self.times.idle_seconds(time.monotonic()))

    def look_at_settings(self) -> None:
        """Follow what screen.toml says from now on, if it was changed; tell of what is wrong in it."""
        if self.reread is None:
            return
        row = self.reread.step(self.source.typed, self.trust, self.times.seconds)
        if row is None:
            return
        self.status.object(row["wrong"])
        followed = (self.source.typed, self.trust, self.times.seconds)
        said = (row["source"], row["trust"], row["seconds"])
        if row["wrong"] or (said == followed and self.source.typed):
            self.status.show()
        else:
            self.turn(*said)

    def turn(self, typed: str, trust: str, seconds: float) -> None:
        """Follow another source, or none any more for ""."""
        if self.fetching is not None:
            self.fetching.leave()
        self.source = parse_source(typed) if typed else Source("")
        self.trust, self.times = trust, Times(seconds)
        self.asking, self.fetching = Asking(self.source), None
        self.heard, self.proven = -HEARD_SECONDS, 0
        self.status.forget()
        write_heard(self.state, Heard(os.getpid(), typed))
        values = {"file": str(self.state / SCREEN_TOML), "source": typed}
        if typed:
            self.status.say(Message(_TURNS, values))
            self.status.show()
        else:
            self.status.fail(Message(_NOWHERE, values))

    def hear(self, answer: Answer) -> None:
        """Note whether the source answers, and tell of a change."""
        now = time.monotonic()
        self.times.answered(now, answer.mark)
        if answer.mark and now - self.heard >= HEARD_SECONDS:
            self.heard = now
            at = datetime.now(UTC).isoformat(timespec="seconds")
            write_heard(self.state, Heard(os.getpid(), self.source.typed, at))
        if answer.mark and self.status.away is not None:
            self.status.away = None
            self.status.say(Message(_ANSWERS, {"source": self.source.typed}))
            self.status.show()
        elif answer.trouble is not None:
            self.status.miss(answer.trouble)

    def fetch(self, *, mend: bool) -> None:
        """Have the source's release fetched."""
        self.status.show_fetching()
        try:
            self.fetching = Fetching(
                self.state,
                self.source,
                self.trust,
                mend=mend,
                proven=self.proven,
                seconds=self.times.pull_seconds,
            )
        except OSError:  # no more processes, or no memory
            self.take({})

    def take(self, row: Row) -> None:
        """Take what came of a fetch: a Fetched as a row, {} when it ended without a word."""
        values = {"source": self.source.typed, "log": log_place(self.state)}
        why = Message(row["text"], row["values"]) if row else Message(_STOPPED, values)
        self.times.fetched(time.monotonic(), well=not why.text)
        if why.text:
            self.status.fail(why)
            return
        self.status.failed = ""
        if row["is_new"]:
            self.proven = row["number"]
            self.status.say(Message(_SHOWS, {**values, "number": str(row["number"])}))
        self.status.show()

    def leave(self) -> None:
        """End what is under way."""
        for busy in (self.fetching, self.reread):
            if busy is not None:
                busy.leave()
