"""What the poller tells: lines for people or for a program, the log, and its activity.

It imports little, and of that only the standard library: the poller stays for months.
"""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.message import Message
from kiosk.progress.steps import ShowProgress
from kiosk.publishing.watch import activity
from kiosk.publishing.watch.activity import BEAT_SECONDS, Activity, write_activity
from kiosk.supervision.sd_notify import Supervisor

SIGN_SECONDS = 1.0  # at least this long between two writings of progress

log = logging.getLogger(__name__)


@dataclass(slots=True)
class PollerOutput:
    """Tells what the poller does, in `language`; with `rows` it prints JSON for a program that reads it.

    `progress` is that of poll.run. `said` and `said_of_report` are the last failures that were printed,
    `shown` is the last activity that was written, `supervisor` hears of each.
    """

    state: Path
    language: str
    rows: bool
    progress: ShowProgress
    said: str = ""
    said_of_report: str = ""
    shown: Activity | None = None
    supervisor: Supervisor = field(default_factory=Supervisor)

    def say(self, message: Message) -> str:
        """Return a message in the language."""
        from kiosk.languages.catalogue import translator  # a megabyte that is hardly ever needed

        return message.say(translator(self.language))

    def failure(self, message: Message) -> dict[str, Any]:
        """Return the row that a builder would have printed if it could not publish for that reason."""
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
        """Print and log the outcome of a publication; the same failure is not printed again."""
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
        """Show progress, and what is in its way, on the terminal, in the preview and in the activity."""
        self.progress(doing, done, total)
        if self.rows and doing != "waiting":
            print(json.dumps({"doing": doing, "done": done, "total": total}), flush=True)
        self.beat(activity.now(doing, done, total, message))

    def beat(self, new: Activity | None = None) -> None:
        """Write the activity, `new` or the last one again, but not with every picture; tell systemd of it."""
        self.supervisor.alive()
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
