"""The process that waits for changes: looks at the folder, starts a builder when it rested.

It stays for months beside the screen and imports the standard library only.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.content.problems import N_
from kiosk.message import Message
from kiosk.publishing.alarm import RETRY_SECONDS, Alarm
from kiosk.publishing.alive import is_alive
from kiosk.publishing.lock import locked
from kiosk.publishing.message import cannot_use
from kiosk.publishing.process import start
from kiosk.publishing.tree import quick_fingerprint
from kiosk.publishing.walk import Walk
from kiosk.release import current_number

IDLE_SECONDS = 0.5  # between two looks at a folder of usual size
REST_SECONDS = 0.4  # without a change before it is published
GONE_SECONDS = 2.0  # between two looks for a folder that is not there
MOST_OF_A_CORE = 0.07  # what looking may take of one; a folder of 10,000 files is looked at more seldom
RESTLESS_SECONDS = 300.0  # a folder that never rests is published as it is: some program writes into it
# The first release of all shows pictures of this size, within seconds however many there are; the
# next one, right after it, shows them sharp.
FIRST_EDGE = 480

_OTHER = N_("Another program already publishes into {folder}.")
_STOPPED = N_(
    "The part of the kiosk that writes releases ended unexpectedly; the kiosk starts it again by itself. "
    "If this message stays, restart the computer. What went wrong is written in the folder {log}."
)


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
) -> int:
    """Publish `content` into `state` and, unless `once`, every change until `parent` is gone.

    `edge` is the longest edge of a picture in pixels, `parent` a process identity, `language` that
    of the lines it prints, `rest` the seconds without a change before it is published. With `rows`
    it prints what each builder said as a line of JSON, for a program that reads it. With `report`
    staff are told in the content folder what was found; with `drafts` unfinished texts are shown.
    Returns 0 without errors in the content or when another program publishes here already, 1 with
    errors, 2 when nothing can be published.
    """
    at = Path(os.path.abspath(content))  # noqa: PTH100 - resolve() would follow links
    poller = _Poller(at, Path(os.path.abspath(state)), edge, parent, language, rest, rows, report, drafts)  # noqa: PTH100
    pause = RETRY_SECONDS[0]
    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, _leave)
    try:
        while True:
            try:
                with locked(poller.state / "publish.lock") as mine:
                    if not mine:
                        print(poller.say(Message(_OTHER, {"folder": str(poller.state)})), flush=True)
                        return 0
                    return poller.once() if once else poller.follow()
            except OSError as error:
                poller.refuse(cannot_use(error, poller.state))
                if once:
                    return 2
            if not poller.wait(pause):
                return 0
            pause = min(pause * 2, RETRY_SECONDS[1])
    except KeyboardInterrupt:
        return 0


def _leave(number: int, frame: object) -> None:
    raise KeyboardInterrupt  # so that a builder at work ends, too


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
    alarm: Alarm = field(default_factory=Alarm)
    told: str = ""
    told_of_report: str = ""
    following: bool = False
    restless: bool = False  # the folder never rests, so it is taken as it is

    def once(self) -> int:
        row = self.build(self.edge, again=True)
        return 1 if row["errors"] else 2 if row["message"] else 0

    def follow(self) -> int:
        """Publish each change that has rested; return when the parent is gone."""
        self.following = True
        walk = Walk(self.state)
        published, pause = self.look()
        seen = published
        row = self.publish(again=True)
        self.alarm.set(row, changed=True)
        moves = 0.0  # since when, monotonic; 0 while the folder rests
        while self.wait(pause):
            found, pause = self.look()
            ringing = self.alarm.rings()
            now = self.alarm.clocks()[0]
            moves = 0.0 if found in (published, seen) else moves or now
            if moves and now - moves < RESTLESS_SECONDS:
                pause = self.rest
            elif found != published:
                self.restless = moves > 0
                moves = 0.0
                published = found
                row = self.publish(again=False)
                self.alarm.set(row, changed=True)
            elif found is not None and ringing:
                row = self.publish(again=bool(row["later"]))
                self.alarm.set(row, changed=False)
            elif not moves and walk.step():
                row = self.build(self.edge, again=False, mend=True)
                self.alarm.set(row, changed=False)
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

    def publish(self, *, again: bool) -> dict[str, Any]:
        if self.is_first():
            row = self.build(min(FIRST_EDGE, self.edge), again=again)
            if row["message"]:
                return row
        return self.build(self.edge, again=again)

    def is_first(self) -> bool:
        try:
            return current_number(self.state) is None
        except OSError:
            return False

    def refuse(self, message: Message) -> dict[str, Any]:
        """Tell staff, wherever they look, why nothing can be published."""
        return self.build(self.edge, again=False, refused=message)

    def build(
        self, edge: int, *, again: bool, mend: bool = False, refused: Message | None = None
    ) -> dict[str, Any]:
        """Run a builder and return what it says; ends it when the parent is gone.

        With `mend` it makes damaged files of the release anew. With `refused` it publishes nothing and
        only tells that message.
        """
        job = {
            "content": str(self.content),
            "state": str(self.state),
            "edge": edge,
            "again": again,
            "mend": mend,
            "drafts": self.drafts,
            "language": self.language,
            "changed": refused is None and (not again or self.is_first()),
            "refused": refused and (refused.text, dict(refused.values)),
            "report": self.report,
            "whole": self.following and not self.restless,
        }
        said = ""
        try:
            with start("kiosk.publishing.builder", json.dumps(job)) as builder:
                while True:
                    try:
                        said = builder.communicate(timeout=1.0)[0].decode()
                        break
                    except subprocess.TimeoutExpired:
                        if not is_alive(self.parent):
                            builder.kill()
                            raise KeyboardInterrupt from None
                    except BaseException:
                        builder.kill()
                        raise
            row: dict[str, Any] = json.loads(said)
        except (OSError, ValueError):
            stopped = refused or Message(_STOPPED, {"log": str(self.state / "log")})
            if refused is None:
                return self.refuse(stopped)
            why = self.say(stopped)
            row = {"message": why, "line": why, "retry": True, "wake": 0.0, "later": False}
            row |= {"errors": 0, "problems": [], "report": ""}
        self.tell(row)
        return row

    def tell(self, row: dict[str, Any]) -> None:
        """Say what happened in one line, and the same line not again and again."""
        if self.rows:
            print(json.dumps(row), flush=True)
        elif row["message"]:
            if row["line"] != self.told:
                print(row["line"], file=sys.stderr, flush=True)
        elif row["line"]:
            print(row["line"], flush=True)
        self.told = row["line"] if row["message"] else ""
        report = row.get("report", "")
        if report and report != self.told_of_report:
            print(report, file=sys.stderr, flush=True)
        self.told_of_report = report

    def say(self, message: Message) -> str:
        from kiosk.languages.catalogue import translate  # a megabyte that is hardly ever needed

        return message.say(lambda text: translate(self.language, text))

    def wait(self, seconds: float) -> bool:
        """Sleep; return False when the parent is gone."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 1.0))
            if not is_alive(self.parent):
                return False
        return is_alive(self.parent)
