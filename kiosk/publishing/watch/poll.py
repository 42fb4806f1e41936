"""The process that waits for changes: looks at the folder, starts a builder when it rested.

It stays for months beside the screen and imports the standard library only.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.content.folder.fingerprint import quick_fingerprint
from kiosk.content.folder.report_name import has_report
from kiosk.message import N_, Message
from kiosk.progress.steps import Told, quiet
from kiosk.publishing.report.folder_messages import cannot_use
from kiosk.publishing.watch.alarm import RETRY_SECONDS, Alarm
from kiosk.publishing.watch.batches import Batches
from kiosk.publishing.watch.builder_process import BuilderProcess
from kiosk.publishing.watch.teller import Teller
from kiosk.publishing.watch.walk import Walk
from kiosk.releases.layout import current_number
from kiosk.system.alive import is_alive
from kiosk.system.lock import locked
from kiosk.system.log import log_folder, logged

IDLE_SECONDS = 0.5  # between two looks at a folder of usual size
REST_SECONDS = 0.4  # without a change before it is published
GONE_SECONDS = 2.0  # between two looks for a folder that is not there
MOST_OF_A_CORE = 0.07  # what looking may take of one; a folder of 10,000 files is looked at more seldom
RESTLESS_SECONDS = 300.0  # a folder that never rests is published as it is: some program writes into it
# Without any sign of life of a builder: longer than a slow disk needs to take a release. Twice as long
# after each that was given up, for a disk that is slower still.
SILENT_SECONDS = (120.0, 1800.0)

_OTHER = N_("Another program already publishes into {folder}.")
_SAME = N_(
    "Nothing new to publish. Visitors see release {number}. Pages: {pages}, errors: {errors}, "
    "warnings: {warnings}."
)
_STOPPED = N_(
    "The part of the kiosk that writes releases ended unexpectedly; the kiosk starts it again by itself. "
    "If this message stays, restart the computer. What went wrong is written in the folder {log}."
)
_HANGS = N_(
    "The part of the kiosk that writes releases has not moved for {minutes} min and was ended; it is started "
    "again by itself. If this message stays, check the disk and the network with the content folder {folder}."
)
_STUCK = N_(
    "The part of the kiosk that writes releases waits for a disk or a network that does not answer, and "
    "cannot be ended. Check the disk and the network with the content folder {folder}, or restart the "
    "computer."
)

log = logging.getLogger(__name__)


def run(
    content: Path,
    state: Path,
    *,
    once: bool = False,
    edge: int = 1920,
    parent: int | None = None,
    language: str = "en",
    rest: float = REST_SECONDS,
    rows: bool = False,
    report: bool = False,
    drafts: bool = False,
    told: Told = quiet,
) -> int:
    """Publish `content` into `state` and, unless `once`, every change until `parent` is gone.

    `edge` is the longest edge of a picture in pixels, `parent` a process identity, `language` that
    of the lines it prints, `rest` the seconds without a change before it is published. With `rows`
    it prints what each builder said as a line of JSON, for a program that reads it. With `report`
    staff are told in the content folder what was found; with `drafts` unfinished texts are shown.
    `told` is told how far the work is, and "waiting" before anything is printed.
    Returns 0 without errors in the content, 1 with errors, 2 when nothing can be published; when another
    program publishes here already, 0, or 2 for `once`.
    """
    at = Path(os.path.abspath(content))  # noqa: PTH100 - resolve() would follow links
    where = Path(os.path.abspath(state))  # noqa: PTH100
    poller = _Poller(at, where, edge, parent, language, rest, rows, report, drafts, told)
    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, _leave)
    with logged(where, "publisher"):
        log.info("the publisher starts as process %d: %s", os.getpid(), at)
        try:
            code = poller.run(once=once)
        except KeyboardInterrupt:
            code = 0
        finally:
            poller.leave()
        log.info("the publisher ends with %d", code)
    return code


def _leave(number: int, frame: object) -> None:
    raise KeyboardInterrupt  # so that a builder at work ends, too


def longest_silence(hangs: int) -> float:
    """Return the seconds without a sign of life after which a builder is given up, the `hangs`th in a row."""
    return min(SILENT_SECONDS[0] * 2.0**hangs, SILENT_SECONDS[1])


@dataclass(frozen=True, slots=True)
class _Request:
    """What a publication is for: `changed` when the folder has; see outcome.Job for the others."""

    retry_failed: bool = False
    sharpen: bool = False
    mend: bool = False
    changed: bool = False


@dataclass(slots=True)
class _Poller:
    content: Path
    state: Path
    edge: int
    parent: int | None
    language: str = "en"
    rest: float = REST_SECONDS
    rows: bool = False
    report: bool = False
    drafts: bool = False
    told: Told = quiet
    alarm: Alarm = field(default_factory=Alarm)
    batches: Batches = field(default_factory=Batches)
    following: bool = False
    reported: bool = False  # the report for staff lay in the folder
    restless: bool = False  # the folder never rests, so it is taken as it is
    builder: BuilderProcess | None = None
    stuck: BuilderProcess | None = None  # one that the system cannot end
    asked: _Request | None = None  # what the builder has not answered yet
    refused: Message | None = None  # what the builder is there to tell
    leaving: bool = False  # the builder has said that it ends
    hangs: int = 0  # builders given up, one after the other
    row: dict[str, Any] = field(default_factory=dict)  # how the last publication went
    unmade: tuple[str, dict[str, str]] | None = None  # why pictures could not be made, see building.Building
    teller: Teller = field(init=False)

    def __post_init__(self) -> None:
        self.teller = Teller(self.state, self.language, self.rows, self.told)

    def run(self, *, once: bool) -> int:
        """Publish as soon as the state folder can be used and nobody else does."""
        pause = RETRY_SECONDS[0]
        while True:
            try:
                with locked(self.state / "publish.lock") as mine:
                    if not mine:
                        return self.yield_to_other(once=once)
                    return self.once() if once else self.follow()
            except OSError as error:
                self.refuse(cannot_use(error, self.state))
                if not self.finish() or once:
                    return 2
            if not self.wait(pause):
                return 0
            pause = min(pause * 2, RETRY_SECONDS[1])

    def yield_to_other(self, *, once: bool) -> int:
        line = self.teller.say(Message(_OTHER, {"folder": str(self.state)}))
        log.info(line)
        print(line, file=sys.stderr if once else sys.stdout, flush=True)
        return 2 if once else 0

    def once(self) -> int:
        self.publish(_Request(retry_failed=True, changed=True))
        if not self.finish():
            return 0
        if not self.row["message"] and not self.row["line"] and not self.rows:
            counts = {name: str(self.row[name]) for name in ("number", "pages", "errors", "warnings")}
            print(self.teller.say(Message(_SAME, counts)), flush=True)
        return 1 if self.row["errors"] else 2 if self.row["message"] else 0

    def follow(self) -> int:
        """Publish each change that has rested; return when the parent is gone."""
        self.following = True
        walk = Walk(self.state)
        published, pause = self.look()
        seen = published
        self.publish(_Request(retry_failed=True, changed=True))
        moves = 0.0  # since when, monotonic; 0 while the folder rests
        while self.wait(pause):
            found, pause = self.look()
            ringing = self.alarm.rings()
            now = self.alarm.clocks()[0]
            moves = 0.0 if found in (published, seen) else moves or now
            if moves and now - moves < RESTLESS_SECONDS:
                pause = self.rest
            elif self.asked is not None:
                pass  # what has changed meanwhile is there afterwards, too
            elif found != published:
                self.restless = moves > 0
                moves = 0.0
                published = found
                self.publish(_Request(changed=True))
            elif found is not None and ringing:
                self.publish(_Request(retry_failed=bool(self.row["retry_rarely"])))
            elif found is not None and self.batches.due(now):
                self.publish(_Request(sharpen=True))
            elif found is not None and self.is_report_gone():
                self.publish(_Request())
            elif not moves and walk.step():
                self.publish(_Request(mend=True))
            seen = found
        return 0

    def look(self) -> tuple[int | None, float]:
        """Return the folder's fingerprint, None if it is gone, and the seconds until the next look."""
        start = time.monotonic()
        try:
            found = quick_fingerprint(self.content)
        except OSError:
            return None, GONE_SECONDS
        usual = min(IDLE_SECONDS, self.rest)
        return found, max(usual, (time.monotonic() - start) / MOST_OF_A_CORE)

    def is_report_gone(self) -> bool:
        """True when somebody has taken the report away since the last look: then it is written again."""
        before = self.reported
        self.reported = self.report and has_report(self.content)
        return before and not self.reported

    def is_first(self) -> bool:
        try:
            return current_number(self.state) is None
        except OSError:
            return False

    def refuse(self, message: Message) -> None:
        """Tell staff, wherever they look, why nothing can be published."""
        self.asked = self.asked or _Request()
        self.refused = message
        self.start({"retry_failed": False, "changed": False, "refused": (message.text, dict(message.values))})

    def publish(self, request: _Request) -> None:
        """Have the builder publish; how that went comes by `hear`."""
        self.asked = request
        if self.stuck is not None and self.stuck.runs:
            self.take(self.teller.failure(Message(_STUCK, {"folder": str(self.content)})))
            return
        wish = {name: getattr(request, name) for name in ("retry_failed", "sharpen", "mend")}
        wish["require_consistent"] = self.requires_consistent()
        self.batches.asked(self.alarm.clocks()[0])
        if self.builder is not None:
            self.builder.ask(wish)
        else:
            changed = not request.retry_failed or self.is_first()
            self.start({**wish, "changed": changed, "refused": None})

    def requires_consistent(self) -> bool:
        return self.following and not self.restless

    def start(self, more: dict[str, Any]) -> None:
        self.leaving = False
        job = {
            "content": str(self.content),
            "state": str(self.state),
            "edge": self.edge,
            "drafts": self.drafts,
            "language": self.language,
            "report": self.report,
            "stay": self.following,
            "unmade": self.unmade,
        }
        try:
            self.builder = BuilderProcess({**job, **more})
        except OSError:  # no more processes, or no memory
            self.take(
                self.teller.failure(self.refused or Message(_STOPPED, {"log": str(log_folder(self.state))}))
            )

    def hear(self, patience: float) -> None:
        """Listen to the builder for so many seconds at most; where there is none, sleep."""
        if self.builder is None:
            time.sleep(patience)
            return
        row = self.builder.hear(patience)
        while row and self.builder is not None:
            self.take(row)
            row = self.builder.hear(0)
        if self.builder is None:
            return
        if row is None:
            self.bury(self.builder)
        elif self.builder.silent_for > longest_silence(self.hangs):
            self.give_up(self.builder)

    def take(self, row: dict[str, Any]) -> None:
        """Take what the builder said."""
        if "leaves" in row:
            self.leaving = True
        elif "doing" in row:
            self.batches.made(row["done"], ready=row["ready"])
            self.teller.show(row["doing"], row["done"], row["total"], self.row.get("message", ""))
        else:
            asked, self.asked, self.refused = self.asked or _Request(), None, None
            self.hangs = self.hangs if row["message"] else 0
            self.row = row
            self.unmade = row.get("unmade")
            self.alarm.set(row, changed=asked.changed)
            self.batches.published(self.alarm.clocks()[0], row["pictures"])
            self.teller.show("waiting", row["made"], row["pictures"], self.row.get("message", ""))
            self.teller.tell(row)

    def bury(self, builder: BuilderProcess) -> None:
        """Go on after the builder has ended, as it said or not."""
        builder.kill()
        self.builder = None
        if self.leaving:
            if self.asked is not None:  # our request came too late
                self.publish(self.asked)
            return
        log.error("the builder has ended unexpectedly with %s", builder.code)
        if self.refused is None:
            self.refuse(Message(_STOPPED, {"log": str(log_folder(self.state))}))
        else:
            self.take(self.teller.failure(self.refused))

    def give_up(self, builder: BuilderProcess) -> None:
        """End a builder that shows no sign of life, and try again later."""
        minutes = max(1, round(builder.silent_for / 60))
        values = {"minutes": str(minutes), "folder": str(self.content)}
        ended = builder.kill()
        self.stuck = None if ended else builder
        self.builder = None
        self.hangs += 1
        only_told = self.refused
        message = only_told or Message(_HANGS if ended else _STUCK, values)
        self.take(self.teller.failure(message))
        if ended and only_told is None:
            self.refuse(message)  # for the report; it may hang as well

    def finish(self) -> bool:
        """Wait for the builder's answer; return False when the parent is gone."""
        while self.asked is not None:
            if not self.wait(0.1):
                return False
        return True

    def wait(self, seconds: float) -> bool:
        """Listen and sleep; return False when the parent is gone."""
        until = time.monotonic() + seconds
        while is_alive(self.parent):
            self.teller.beat()
            left = until - time.monotonic()
            if left <= 0:
                return True
            self.hear(min(left, 1.0))
        return False

    def leave(self) -> None:
        """End the builder, should one be at work."""
        if self.builder is not None:
            self.builder.leave()
