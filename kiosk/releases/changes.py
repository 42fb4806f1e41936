"""What a release shows that the one before did not: pages by name, pictures, settings.

kiosk.releases.compare finds it, release.json keeps it, and kiosk.releases.listing puts it into words.
"""

from __future__ import annotations

from kiosk.releases.format import Count, Record, field

PAGES = ("added", "removed", "moved", "changed", "pictured", "waiting")  # kinds of changed pages


class ChangedPage(Record, omit_defaults=False, frozen=True):
    """A page, its titles by language, and the languages in which it changed: () for all, or for none."""

    id: str
    titles: dict[str, str]
    languages: tuple[str, ...] = ()


class Changes(Record, frozen=True):
    """What changed since release `since`, which is 0 for the very first release.

    `changed` are pages with other words or another colour, `pictured` those with other pictures, `moved`
    those whose folder has another name or place, `waiting` changed pages that visitors do not see (yet).
    `settings` are keys of kiosk.toml. `order`: pages stand in another order. `attract`: the attract screen
    has other pictures. `announcement`: something else is announced, or nothing any more. `more` has, by kind,
    the number of pages that are not listed by name.
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
    announcement: bool = False
    resized: bool = False  # all pictures, for another screen
    problems: bool = False
    more: dict[str, Count] = field(default_factory=dict)

    @property
    def on_screen(self) -> bool:
        """Whether visitors see a difference; False where only the list of problems changed."""
        parts = (*PAGES, "settings", "order", "attract", "announcement", "resized")
        return any(getattr(self, name) for name in parts)
