"""How a setting is declared, once: its key, its default, how it is read, and what staff are told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from kiosk.settings.readers import Reader

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Declared:
    """A setting. `key` is dotted where it is in a table: "idle.seconds" is seconds below [idle].

    `comment` says in each language, "kk", "ru" and "en", what it is for. One inside a table is a piece of
    the sentence that explains the table.
    """

    key: str
    read: Reader[Any]
    comment: Mapping[str, str]

    @property
    def table(self) -> str:
        """The table that it is in, "" at the top."""
        return self.key.rpartition(".")[0]

    @property
    def name(self) -> str:
        """Its name within its table."""
        return self.key.rpartition(".")[2]


def setting(key: str, default: T, read: Reader[T], *, ru: str, kk: str, en: str) -> T:
    """Return a field of a dataclass of settings; `default` is its value where the file does not name it."""
    about = Declared(key, read, {"ru": ru, "kk": kk, "en": en})
    made: T = field(default_factory=lambda: default, metadata={"declared": about})
    return made


def declared(kind: Any) -> dict[str, Declared]:
    """Return each attribute of `kind`, a dataclass of settings or one such object, with its declaration."""
    return {item.name: item.metadata["declared"] for item in fields(kind)}
