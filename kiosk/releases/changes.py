"""What a release shows that the one before did not: pages by name, pictures, settings.

Found by kiosk/releases/compare.py, kept in release.json, said by kiosk/releases/listing.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

PAGES = ("added", "removed", "moved", "changed", "pictured", "waiting")  # kinds of changed pages


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page, its titles by language, and in which languages it changed; () for all or none."""

    id: str
    titles: Mapping[str, str]
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since release `since`; 0 when there was none.

    `changed` are pages with other words or another colour, `pictured` those with other pictures,
    `moved` those whose folder has another name or place, `waiting` changed ones that visitors do not
    see (yet). `settings` are keys of kiosk.toml. `more` counts, by these names, pages left out.
    """

    since: int
    added: tuple[ChangedPage, ...] = ()
    removed: tuple[ChangedPage, ...] = ()
    moved: tuple[ChangedPage, ...] = ()
    changed: tuple[ChangedPage, ...] = ()
    pictured: tuple[ChangedPage, ...] = ()
    waiting: tuple[ChangedPage, ...] = ()
    settings: tuple[str, ...] = ()
    order: bool = False
    attract: bool = False
    resized: bool = False  # all pictures, for another screen
    problems: bool = False
    more: Mapping[str, int] = field(default_factory=dict)

    @property
    def on_screen(self) -> bool:
        """Whether anything but the list of problems changed."""
        parts = (*PAGES, "settings", "order", "attract", "resized")
        return any(getattr(self, name) for name in parts)

    def to_json(self) -> dict[str, Any]:
        """Return what release.json keeps; what is empty is left out."""
        row = {item.name: _plain(getattr(self, item.name)) for item in fields(self)}
        return {name: value for name, value in row.items() if value or name == "since"}

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Changes:
        """Return the changes that `to_json` gave; KeyError, TypeError or ValueError for anything else."""
        values: dict[str, Any] = {**row, "settings": tuple(row.get("settings", ()))}
        for name in PAGES:
            values[name] = tuple(
                ChangedPage(page["id"], page["titles"], tuple(page["languages"]))
                for page in row.get(name, ())
            )
        return cls(**values)


def _plain(value: Any) -> Any:
    if isinstance(value, ChangedPage):
        return {"id": value.id, "titles": dict(value.titles), "languages": list(value.languages)}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
