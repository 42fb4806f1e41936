"""A text for people: marked for translation where it is written, translated where it is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kiosk.invocation import program


def N_(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown.

    The name is gettext's own, which the extraction of texts looks for.
    """
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """A text for people; `values` fill its placeholders after it was translated.

    The value "reason" is a text of kiosk.system.reasons, or of the system, and is translated as well.
    """

    text: str
    values: Mapping[str, str] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return the text in the language of `translate`, its placeholders filled; in English by default."""
        return translate(self.text).format(**filled_values(self.values, translate))


def filled_values(values: Mapping[str, str], translate: Callable[[str], str]) -> Mapping[str, str]:
    """Return the values of a text's placeholders, the value "reason" translated.

    The value "kiosk" is added: the command that starts the program here, for texts that say what to type.
    """
    filled = {"kiosk": program(), **values}
    return {**filled, "reason": translate(values["reason"])} if "reason" in values else filled


def one_line(text: str) -> str:
    """Return a text as one line, without control characters and those that change the writing direction."""
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    return "".join(char for char in spaced if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))


class Failure(Exception):
    """A command or an action could not be done; `message` tells people why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.say())
        self.message = message
