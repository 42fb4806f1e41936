"""What can be chosen when the kiosk is installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Choices:
    """Both folders, by how many degrees the picture is turned clockwise, and when it starts anew at night.

    `share` is the folder through which releases are shared, "" for none, or for one in the state folder.
    A screen that `follows` takes its releases from elsewhere, as its screen.toml says; `key` is the text of
    the public key that it trusts, "" where that lies in a file of somebody else's.
    """

    content: str = "/srv/kiosk/content"
    state: str = "/var/lib/kiosk"
    rotate: int = 0
    restart_at: str = "04:00"
    share: str = ""
    follows: bool = False
    key: str = ""

    def changed(self, typed: Mapping[str, Any]) -> Choices:
        """Return the choices with what was typed; a value of None was not."""
        return replace(self, **{name: value for name, value in typed.items() if value is not None})

    def to_row(self) -> dict[str, Any]:
        """Return the choices by name, for JSON."""
        return asdict(self)


def from_row(row: Mapping[str, Any]) -> Choices:
    """Return choices that were kept; what is unknown or no such value is left out."""
    usual = Choices()
    kept = {
        each.name: row[each.name]
        for each in fields(Choices)
        if type(row.get(each.name)) is type(getattr(usual, each.name))
    }
    return replace(usual, **kept)
