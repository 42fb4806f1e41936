"""The errors that a content folder cannot be published just now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.message import Failure, Message
from kiosk.problems.problem import Problem


class Unsettled(Failure):
    """The content folder cannot be published now; what visitors see stays, and it is tried again.

    `problems` are those that were found, `settings` those that were read.
    """

    def __init__(
        self,
        message: Message,
        problems: Sequence[Problem] = (),
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.problems = list(problems)
        self.settings = dict(settings or {})


class Changing(Unsettled):
    """Files or folders came, went or changed while the content folder was read."""
