"""What the poller tells: lines for people or for a program, the log, and its activity.

Standard library only, and little of it: the poller stays for months.
"""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.message import Message
from kiosk.progress.steps import Told
from kiosk.publishing.watch import activity
from kiosk.publishing.watch.activity import BEAT_SECONDS, Activity, write_activity

SIGN_SECONDS = 1.0  # at least between two writings of how far it is

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Teller:
    """Speaks `language`; with `rows` it prints JSON, for a program that reads it. See poll.run for `told`."""

    state: Path
    language: str
    rows: bool
    told: Told
    said: str = ""
    said_of_report: str = ""
    shown: Activity | None = None

    def say(self, message: Message) -> str:
        from kiosk.languages.catalogue import translator  # a megabyte that is hardly ever needed

        return message.say(translator(self.language))

    def failure(self, message: Message) -> dict[str, Any]:
        """Return what a builder would have said if it could not publish for that reason."""
        why = self.say(message)
        row: dict[str, Any] = {
            "message": why,
            "line": why,
            "retry": True,
            "next_change_in": 0.0,
            "retry_rarely": False,
        }
        return {**row, "errors": 0, "problems": [], "report": "", "made": 0, "pictures": 0}

    def tell(self, row: dict[str, Any]) -> None:
        """Say what happened in one line, and the same line not again and again."""
        if self.rows:
            print(json.dumps(row), flush=True)
        elif row["message"]:
            if row["line"] != self.said:
                print(row["line"], file=sys.stderr, flush=True)
                log.error(row["line"])
        elif row["line"]:
            print(row["line"], flush=True)
            log.info(row["line"])
        self.said = row["line"] if row["message"] else ""
        report = row.get("report", "")
        if report and report != self.said_of_report:
            print(report, file=sys.stderr, flush=True)
            log.warning(report)
        self.said_of_report = report

    def show(self, doing: activity.Doing, done: int, total: int, message: str) -> None:
        """Tell how far the work is, and what is in its way: the terminal, the preview, the activity."""
        self.told(doing, done, total)
        if self.rows and doing != "waiting":
            print(json.dumps({"doing": doing, "done": done, "total": total}), flush=True)
        self.beat(activity.now(doing, done, total, message))

    def beat(self, new: Activity | None = None) -> None:
        """Write that we live, and what is new, but not with every picture."""
        old = self.shown
        if new is None:
            if old is None:
                new = activity.now("waiting")
            else:
                new = activity.now(old.doing, old.done, old.total, old.message)
        if old is not None:
            same = (new.doing, new.message) == (old.doing, old.message)
            pause = BEAT_SECONDS / 2 if (new.done, new.total) == (old.done, old.total) else SIGN_SECONDS
            if same and new.beat - old.beat < pause:
                return
        write_activity(self.state, new)
        self.shown = new
