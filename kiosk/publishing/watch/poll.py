"""The poller, the process that waits for changes: it looks at the folder and starts a builder when it rests.

It stays for months beside the screen, and imports only the standard library and our own light modules.
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

from kiosk.content.folder.fingerprint import quick_fingerprint
from kiosk.content.folder.report_name import has_report
from kiosk.health.proof import proof_file
from kiosk.message import N_, Message
from kiosk.progress.steps import ShowProgress, quiet
from kiosk.publishing.report.folder_messages import cannot_use
from kiosk.publishing.watch.alarm import RETRY_SECONDS
from kiosk.publishing.watch.fleet_duties import FleetDuties
from kiosk.publishing.watch.publications import Publications, Request
from kiosk.publishing.watch.scrub import Scrubber
from kiosk.staff_requests.errands import Errands
from kiosk.supervision.files import trouble_file
from kiosk.supervision.sd_notify import Supervisor
from kiosk.system.alive import is_alive
from kiosk.system.file_version import changed_at
from kiosk.system.lock import locked
from kiosk.system.log import logged

IDLE_SECONDS = 0.5  # between two looks at a folder of usual size
REST_SECONDS = 0.4  # without a change before a change is published
GONE_SECONDS = 2.0  # between two looks for a folder that is not there
MOST_OF_A_CORE = 0.07  # the share that looking may use; a folder of 10,000 files is looked at less often
RESTLESS_SECONDS = 300.0  # a folder that never rests is published as it is: some program writes into it

_OTHER = N_("Another program already publishes into {folder}.")
_SAME = N_(
    "Nothing new to publish. Visitors see release {number}. Pages: {pages}, errors: {errors}, "
    "warnings: {warnings}."
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
    progress: ShowProgress = quiet,
) -> int:
    """Publish `content` into `state` and, unless `once`, every change until the process `parent` is gone.

    `edge` is the longest edge of a picture in pixels, unless other screens need a longer one, `parent` a
    process id, `language` that of the lines it prints, `rest` the seconds without a change before it is
    published. With `rows` it prints what each builder said as a line of JSON, for a program that reads it.
    With `report` staff are told in the content folder what was found; with `drafts` unfinished texts are
    shown. `progress` shows progress, and is called with "waiting" before anything is printed.

    Returns 0 without errors in the content, 1 with errors, 2 when nothing can be published; when another
    program publishes here already, 0, or 2 for `once`.
    """
    at = Path(os.path.abspath(content))  # noqa: PTH100 - resolve() would follow links
    where = Path(os.path.abspath(state))  # noqa: PTH100
    poller = _Poller(at, where, edge, language, rows, report, drafts, progress, parent=parent, rest=rest)
    poller.output.supervisor = supervisor = Supervisor.of(os.environ)
    supervisor.ready()
    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, _leave)
    with logged(where, "publisher"):
        log.info("the publisher starts as process %d: %s", os.getpid(), at)
        try:
            code = poller.run(once=once)
        except KeyboardInterrupt:
            code = 0
        finally:
            supervisor.stopping()
            poller.leave()
        log.info("the publisher ends with %d", code)
    return code


def _leave(number: int, frame: object) -> None:
    """Handle SIGTERM: end as if interrupted, so that a builder at work is ended, too."""
    raise KeyboardInterrupt  # so that a builder at work ends, too


@dataclass(slots=True)
class _Poller(Publications):
    """Decides when to publish; `run` explains the options."""

    parent: int | None = None
    rest: float = REST_SECONDS
    reported: bool = False  # the report for staff was in the folder at the last look
    proven: int = 0  # when the screen last looked at every page, see kiosk.health.proof
    trouble: int = 0  # when the viewer last wrote of trouble, in nanoseconds; 0 for none
    errands: Errands | None = None  # what the staff screen of this kiosk asks for
    duties: FleetDuties = field(init=False)  # for other screens

    def __post_init__(self) -> None:
        Publications.__post_init__(self)  # not super(): a dataclass with slots is made anew
        self.duties = FleetDuties(self.state, self.language)

    def run(self, *, once: bool) -> int:
        """Publish as soon as the state folder can be used and no other program does; return the exit code."""
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
        """Say that another program publishes here; return the exit code."""
        line = self.output.say(Message(_OTHER, {"folder": str(self.state)}))
        log.info(line)
        print(line, file=sys.stderr if once else sys.stdout, flush=True)
        return 2 if once else 0

    def once(self) -> int:
        """Publish once; return the exit code."""
        self.duties.look()
        self.is_edge_longer()
        self.publish(Request(retry_failed=True, changed=True))
        if not self.finish():
            return 0
        if not self.row["message"] and not self.row["line"] and not self.rows:
            counts = {name: str(self.row[name]) for name in ("number", "pages", "errors", "warnings")}
            print(self.output.say(Message(_SAME, counts)), flush=True)
        return 1 if self.row["errors"] else 2 if self.row["message"] else 0

    def follow(self) -> int:
        """Publish each change once it has rested; return 0 when the parent is gone."""
        self.following = True
        self.errands = Errands(self.content, self.state)
        scrubber = Scrubber(self.state)
        self.is_proof_new()  # the first publication tells of the last one
        self.is_screen_news()
        self.duties.look()
        self.is_edge_longer()
        published, pause = self.look()
        seen = published
        self.publish(Request(retry_failed=True, changed=True))
        moves = 0.0  # since when, monotonic; 0 while the folder rests
        while self.wait(pause):
            found, pause = self.look()
            ringing = self.alarm.rings()
            now = self.alarm.clocks()[0]
            moves = 0.0 if found in (published, seen) else moves or now
            if moves and now - moves < RESTLESS_SECONDS:
                pause = self.rest
            elif self.asked is not None:
                pass  # a change made meanwhile is still found afterwards
            elif found != published:
                self.restless = moves > 0
                moves = 0.0
                published = found
                self.publish(Request(changed=True))
            elif found is not None and ringing:
                self.publish(Request(retry_failed=bool(self.row["retry_rarely"])))
            elif found is not None and self.is_edge_longer():
                self.start_anew()
            elif found is not None and self.batches.due(now):
                self.publish(Request(sharpen=True))
            elif found is not None and self.is_report_old():
                self.publish(Request())
            elif not moves and scrubber.step():
                self.publish(Request(mend=True))
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
        """Return whether somebody has deleted the report since the last look; then it is written again."""
        before = self.reported
        self.reported = has_report(self.content)
        return before and not self.reported

    def is_proof_new(self) -> bool:
        """Return whether the screen has looked at all pages since we last asked; the report tells of it."""
        before = self.proven
        with contextlib.suppress(OSError):
            self.proven = proof_file(self.state).stat().st_mtime_ns
        return self.proven != before

    def is_screen_news(self) -> bool:
        """Return whether the viewer has other trouble than at the last look, of which staff are told."""
        before = self.trouble
        self.trouble = changed_at(trouble_file(self.state))
        return self.trouble != before

    def is_report_old(self) -> bool:
        """Return whether the report is gone, or something new of the screens is to be told in it."""
        looks = [
            self.is_report_gone(),
            self.is_proof_new(),
            self.is_screen_news(),
            self.duties.look(),
            self.duties.is_news(),
        ]
        return self.report and any(looks)

    def is_edge_longer(self) -> bool:
        """Return whether another screen asks for larger pictures than this publisher made until now."""
        if self.duties.edge <= self.edge:
            return False
        self.edge = self.duties.edge
        return True

    def start_anew(self) -> None:
        """Have another builder publish, with the edge that this process knows now."""
        Publications.leave(self)
        self.builder = None
        self.publish(Request(retry_failed=True, changed=True))

    def leave(self) -> None:
        """End the builder and what is done for the staff screen and other screens, if they are at work."""
        Publications.leave(self)
        self.duties.leave()
        if self.errands is not None:
            self.errands.leave()

    def finish(self) -> bool:
        """Wait for the builder's answer; return False when the parent is gone."""
        while self.asked is not None:
            if not self.wait(0.1):
                return False
        return True

    def wait(self, seconds: float) -> bool:
        """Listen to the builder for this many seconds; return False when the parent is gone."""
        until = time.monotonic() + seconds
        while is_alive(self.parent):
            self.output.beat()
            if self.errands is not None:
                self.errands.step()
                self.duties.step()
            left = until - time.monotonic()
            if left <= 0:
                return True
            self.hear(min(left, 1.0))
        return False
