"""What a release shows that the one before did not: pages by name, pictures, settings.

Found by kiosk/releases/compare.py, kept in release.json, said by kiosk/releases/listing.py.
"""

from __future__ import annotations

from kiosk.releases.format import Count, Record, field

PAGES = ("added", "removed", "moved", "changed", "pictured", "waiting")  # kinds of changed pages


class ChangedPage(Record, omit_defaults=False, frozen=True):
    """A page, its titles by language, and in which languages it changed; () for all or none."""

    id: str
    titles: dict[str, str]
    languages: tuple[str, ...] = ()


class Changes(Record, frozen=True):
    """What changed since release `since`; 0 when there was none.

    `changed` are pages with other words or another colour, `pictured` those with other pictures,
    `moved` those whose folder has another name or place, `waiting` changed ones that visitors do not
    see (yet). `settings` are keys of kiosk.toml. `more` counts, by these names, pages left out.
    """

    since: Count
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
    more: dict[str, Count] = field(default_factory=dict)

    @property
    def on_screen(self) -> bool:
        """Whether anything but the list of problems changed."""
        parts = (*PAGES, "settings", "order", "attract", "resized")
        return any(getattr(self, name) for name in parts)
