"""Publications as the poller sees them: ask a builder, listen to it, go on without it when it ends or hangs.

It imports little, and of that only the standard library: the poller stays for months.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.message import N_, Message
from kiosk.progress.steps import ShowProgress, quiet
from kiosk.publishing.watch.alarm import Alarm
from kiosk.publishing.watch.batches import Batches
from kiosk.publishing.watch.builder_process import BuilderProcess
from kiosk.publishing.watch.output import PollerOutput
from kiosk.releases.layout import current_number
from kiosk.system.log import log_place

# How long a builder may be silent, at first and at most: longer than a slow disk needs to take a release. The
# time doubles with each builder that is given up, for a disk that is slower still.
SILENT_SECONDS = (120.0, 1800.0)

_STOPPED = N_(
    "The part of the kiosk that writes releases ended unexpectedly; the kiosk starts it again by itself. "
    "If this message stays, restart the computer. What went wrong is written in the log: {log}"
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


def longest_silence(hangs: int) -> float:
    """Return after how many silent seconds a builder is given up, `hangs` of them having been so before."""
    return min(SILENT_SECONDS[0] * 2.0**hangs, SILENT_SECONDS[1])


@dataclass(frozen=True, slots=True)
class Request:
    """The reason for a publication: `changed` when the folder has; see job.Job for the others."""

    retry_failed: bool = False
    sharpen: bool = False
    mend: bool = False
    changed: bool = False


@dataclass(slots=True)
class Publications:
    """Has builders publish, one after the other, and takes what they say.

    `content` and the options are those of poll.run. A builder that hangs is killed; one that the system
    cannot end is waited for before another is started.
    """

    content: Path
    state: Path
    edge: int
    language: str = "en"
    rows: bool = False
    report: bool = False
    drafts: bool = False
    progress: ShowProgress = quiet
    alarm: Alarm = field(default_factory=Alarm)
    batches: Batches = field(default_factory=Batches)
    following: bool = False  # builders stay until all pictures are made and shown
    restless: bool = False  # the folder never rests, so it is taken as it is
    builder: BuilderProcess | None = None
    stuck: BuilderProcess | None = None  # one that the system cannot end
    asked: Request | None = None  # the request that the builder has not answered yet
    refused: Message | None = None  # the message that the builder was only started to tell
    leaving: bool = False  # the builder has said that it ends
    hangs: int = 0  # builders given up in a row
    row: dict[str, Any] = field(default_factory=dict)  # the outcome of the last publication
    unmade: tuple[str, dict[str, str]] | None = None  # why pictures could not be made, see building.Building
    output: PollerOutput = field(init=False)

    def __post_init__(self) -> None:
        self.output = PollerOutput(self.state, self.language, self.rows, self.progress)

    def is_first(self) -> bool:
        """Return whether there is no release yet."""
        try:
            return current_number(self.state) is None
        except OSError:
            return False

    def refuse(self, message: Message) -> None:
        """Have a builder tell staff why nothing can be published."""
        self.asked = self.asked or Request()
        self.refused = message
        self.start({"retry_failed": False, "changed": False, "refused": (message.text, dict(message.values))})

    def publish(self, request: Request) -> None:
        """Have the builder publish; its answer comes through `hear`."""
        self.asked = request
        if self.stuck is not None and self.stuck.runs:
            self.take(self.output.failure(Message(_STUCK, {"folder": str(self.content)})))
            return
        row = {name: getattr(request, name) for name in ("retry_failed", "sharpen", "mend")}
        row["require_consistent"] = self.requires_consistent()
        self.batches.asked(self.alarm.clocks()[0])
        if self.builder is not None:
            self.builder.ask(row)
        else:
            changed = not request.retry_failed or self.is_first()
            self.start({**row, "changed": changed, "refused": None})

    def requires_consistent(self) -> bool:
        """Return whether files from before and after a change must not be published together, see job.Job."""
        return self.following and not self.restless

    def start(self, more: dict[str, Any]) -> None:
        """Start a builder; `more` is what its job says besides the options."""
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
            self.take(self.output.failure(self.refused or Message(_STOPPED, {"log": log_place(self.state)})))

    def hear(self, patience: float) -> None:
        """Listen to the builder for at most this many seconds; without a builder, sleep."""
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
            self.take_end(self.builder)
        elif self.builder.silent_for > longest_silence(self.hangs):
            self.give_up(self.builder)

    def take(self, row: dict[str, Any]) -> None:
        """Take one row that the builder printed: progress, its last word, or the outcome of a publication."""
        if "leaves" in row:
            self.leaving = True
        elif "doing" in row:
            self.batches.made(row["done"], ready=row["ready"])
            self.output.show(row["doing"], row["done"], row["total"], self.row.get("message", ""))
        else:
            asked, self.asked, self.refused = self.asked or Request(), None, None
            self.hangs = self.hangs if row["message"] else 0
            self.row = row
            self.unmade = row.get("unmade")
            self.alarm.set(row, changed=asked.changed)
            self.batches.published(self.alarm.clocks()[0], row["pictures"])
            self.output.show("waiting", row["made"], row["pictures"], self.row.get("message", ""))
            self.output.tell(row)

    def take_end(self, builder: BuilderProcess) -> None:
        """Go on after the builder has ended, whether or not it had announced that."""
        builder.kill()
        self.builder = None
        if self.leaving:
            if self.asked is not None:  # our request came too late
                self.publish(self.asked)
            return
        log.error("the builder has ended unexpectedly with %s", builder.code)
        if self.refused is None:
            self.refuse(Message(_STOPPED, {"log": log_place(self.state)}))
        else:
            self.take(self.output.failure(self.refused))

    def give_up(self, builder: BuilderProcess) -> None:
        """Kill a builder that hangs, tell staff, and try again later."""
        minutes = max(1, round(builder.silent_for / 60))
        values = {"minutes": str(minutes), "folder": str(self.content)}
        ended = builder.kill()
        self.stuck = None if ended else builder
        self.builder = None
        self.hangs += 1
        only_told = self.refused
        message = only_told or Message(_HANGS if ended else _STUCK, values)
        self.take(self.output.failure(message))
        if ended and only_told is None:
            self.refuse(message)  # for the report; it may hang as well

    def leave(self) -> None:
        """End the builder, if one is at work."""
        if self.builder is not None:
            self.builder.leave()
