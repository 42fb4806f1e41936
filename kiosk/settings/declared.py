"""How a setting is declared, in one place: key, default, reader, and the explanation for staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from kiosk.settings.readers import Reader

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Declared:
    """A setting. `key` is dotted where it is in a table: "idle.seconds" is `seconds` below [idle].

    `comment` explains it in the languages "kk", "ru" and "en". The comments of settings in one table are
    joined into one sentence. `sample` are the lines in the place of an empty value, as comments.
    """

    key: str
    read: Reader[Any]
    comment: Mapping[str, str]
    sample: str = ""

    @property
    def table(self) -> str:
        """The table that the setting is in, "" at the top of the file."""
        return self.key.rpartition(".")[0]

    @property
    def name(self) -> str:
        """The setting's name within its table."""
        return self.key.rpartition(".")[2]


def setting(key: str, default: T, read: Reader[T], *, ru: str, kk: str, en: str, sample: str = "") -> T:
    """Declare a field of a dataclass of settings; `default` is its value where the file does not name it."""
    about = Declared(key, read, {"ru": ru, "kk": kk, "en": en}, sample)
    made: T = field(default_factory=lambda: default, metadata={"declared": about})
    return made


def declared(kind: Any) -> dict[str, Declared]:
    """Return the declaration of each attribute of a dataclass of settings, or of an object of one."""
    return {item.name: item.metadata["declared"] for item in fields(kind)}
