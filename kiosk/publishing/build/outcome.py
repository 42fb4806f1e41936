"""What a publication is asked for and what it tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.message import N_, Failure, Message
from kiosk.publishing.build.build_manifest import Row


@dataclass(frozen=True, slots=True)
class Job:
    """What to publish. `edge`: the longest edge of a picture in pixels; `again`: retry failed files.

    `whole` asks for nothing rather than for files from before and after a change together.
    Without `durable` nothing is flushed to the disk. With `drafts` texts that say so are shown, too.
    `sharpen` tells that nothing has changed since the last release but that pictures were made.
    With `mend` files of the current release that were damaged are made anew.
    Without `settle` an interrupted import stays as it is, and nothing can be published.
    """

    content: Path
    state: Path
    edge: int = 1920
    again: bool = False
    durable: bool = True
    drafts: bool = False
    whole: bool = False
    settle: bool = True
    mend: bool = False
    sharpen: bool = False


@dataclass(slots=True)
class Outcome:
    """How a publication went. `number`: the release that is current now, 0 for none.

    `message` says why nothing could be published, None when all went well; `retry` asks for another
    try soon, `wake` for one after so many seconds (0: never), because a page's day comes or ends.
    `later` asks for one with Job.again, ever more seldom: a file took too long, or the machine was busy.
    `settings` are those read when there was no page to publish with them. `made` of `pictures` are ready
    as long as the others are still being made; 0 of 0 when all of them are.
    """

    number: int = 0
    fresh: bool = False
    pages: int = 0
    errors: int = 0
    warnings: int = 0
    message: Message | None = None
    retry: bool = False
    wake: float = 0.0
    later: bool = False
    problems: list[Row] = field(default_factory=list)
    settings: Row = field(default_factory=dict)
    made: int = 0
    pictures: int = 0

    @property
    def line(self) -> Message | None:
        """Return what to tell in the log; None when nothing happened."""
        if self.message is not None or not self.fresh:
            return self.message
        counts = {name: str(getattr(self, name)) for name in ("number", "pages", "errors", "warnings")}
        return Message(
            N_("Release {number}. Pages: {pages}, errors: {errors}, warnings: {warnings}."), counts
        )

    @property
    def exit_code(self) -> int:
        return 1 if self.errors else 2 if self.message else 0


class Unsettled(Failure):
    """The content folder is not whole just now; what visitors see stays, and it is tried again."""

    def __init__(
        self, message: Message, problems: Sequence[Row] = (), settings: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(message)
        self.problems = list(problems)
        self.settings = dict(settings or {})


class Changing(Unsettled):
    """Folders came, went or changed their names while the content folder was read."""
