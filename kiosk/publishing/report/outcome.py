"""How a publication went: what the builder tells the poller and the report tells staff."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kiosk.message import N_, Message
from kiosk.problems.problem import Problem

Row = dict[str, Any]


@dataclass(slots=True)
class Outcome:
    """How a publication went. `number`: the release that is current now, 0 for none.

    `message` says why nothing could be published, None when all went well; `retry` asks for another
    try soon, `next_change_in` for one after so many seconds (0: never), because a page's day comes or ends.
    `retry_rarely` asks for one with Job.retry_failed, ever more seldom: a file took too long, or the machine
    was busy.
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
    next_change_in: float = 0.0
    retry_rarely: bool = False
    problems: list[Problem] = field(default_factory=list)
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
