"""What people are told when something could not be done at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A text for people; `values` fill its placeholders after it was translated."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return one line in the language of `translate`, without one in English."""
        return translate(self.text).format(**self.values)


class Failure(Exception):
    """Something could not be done; `message` says why to people."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.say())
        self.message = message
