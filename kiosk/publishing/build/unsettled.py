"""Why a content folder cannot be published just now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.message import Failure, Message
from kiosk.problems.problem import Problem


class Unsettled(Failure):
    """The content folder is not whole just now; what visitors see stays, and it is tried again."""

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
    """Folders came, went or changed their names while the content folder was read."""
