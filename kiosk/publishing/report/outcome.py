"""The result of a publication: what the builder tells the poller, and the report tells staff."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kiosk.message import N_, Message
from kiosk.problems.problem import Problem

Row = dict[str, Any]


@dataclass(slots=True)
class Outcome:
    """The result of a publication.

    `number` is the release that is current now, 0 for none; `fresh` says that this publication made it.
    `message` says why nothing could be published, None when all went well. `retry` asks for another try
    soon; `next_change_in` for one after that many seconds, when the dates of a page begin or end (0:
    never); `retry_rarely` for one with Job.retry_failed, at growing intervals, because a file took too long
    or the machine was busy. `settings` are those that were read when there was no page to publish with
    them. `made` of `pictures` are ready while pictures are being made, else 0 of 0.
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
        """The line for the log; None when nothing happened."""
        if self.message is not None or not self.fresh:
            return self.message
        counts = {name: str(getattr(self, name)) for name in ("number", "pages", "errors", "warnings")}
        return Message(
            N_("Release {number}. Pages: {pages}, errors: {errors}, warnings: {warnings}."), counts
        )

    @property
    def exit_code(self) -> int:
        """The exit code of a command: 0, 1 with errors in the content, 2 when it could not publish."""
        return 1 if self.errors else 2 if self.message else 0
