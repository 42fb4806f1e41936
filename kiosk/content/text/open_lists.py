"""Keeps track of the lists, one inside another, that are open while a text is rewritten."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

MAX_LEVEL = 5  # lists inside each other; a deeper item joins the innermost


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An item of a list that the following lines may belong to.

    `indent` and `text` are the columns of its mark and of its text, counted from 0. `number` is None for a
    bullet. `boxed` items start with "[ ]": an answer of a quiz, or an item of a checklist.
    """

    indent: int
    text: int
    number: int | None
    boxed: bool = False

    def is_followed_by(self, number: int | None) -> bool:
        """True when an item with this number continues the list: the next one, or the same as in "1. 1."."""
        if self.number is None or number is None:
            return self.number is number
        return number in (self.number, self.number + 1)


class Gap(Enum):
    """What has to be written between an item and the text above, so that the parser reads them as meant."""

    NONE = auto()
    BLANK = auto()  # an empty line
    SEPARATOR = auto()  # something that ends the list above


@dataclass(slots=True)
class OpenLists:
    """The items that are open, the outermost first, one of each list."""

    items: list[OpenItem] = field(default_factory=list)
    # A list inside an item was ended by a separator: what follows the item needs an empty line.
    is_divided: bool = False

    def __bool__(self) -> bool:
        """True inside a list."""
        return bool(self.items)

    @property
    def depth(self) -> int:
        """Return the number of lists that are open."""
        return len(self.items)

    def contains(self, indent: int) -> bool:
        """True for an indent, in columns, that lies inside the outermost item."""
        return bool(self.items) and indent >= self.items[0].indent + 2

    def close(self) -> None:
        """End all lists."""
        self.items.clear()

    def close_deeper(self, indent: int) -> None:
        """End all lists but the outermost to which a line with this indent, in columns, does not belong."""
        while len(self.items) > 1 and indent < self.items[-1].indent + 2:
            self.items.pop()

    def add(self, item: OpenItem, *, behind_blank: bool) -> Gap:
        """Open an item at its level and return what has to be written above it.

        Two columns more than the item above make it a deeper level; one column more or less keeps the level.
        `behind_blank` says that an empty line stands above. The parser numbers items by counting, so a number
        that is not the next one starts a list of its own.
        """
        depth = self.depth
        above = self._close_for(item.indent)
        other_list = above is not None and above.boxed != item.boxed and behind_blank
        gap = Gap.NONE
        if above is not None and (other_list or not above.is_followed_by(item.number)):
            gap = Gap.BLANK
            if other_list or (above.number is not None and item.number is not None):
                gap = Gap.SEPARATOR
                self.is_divided = bool(self.items)
        elif self.is_divided and self.depth < depth - 1:
            gap = Gap.BLANK
            self.is_divided = bool(self.items)
        self.items.append(item)
        return gap

    def _close_for(self, indent: int) -> OpenItem | None:
        """Close the items that end where an item with this indent starts; return the one above it in its
        list.

        None for the first item of a list.
        """
        above = None
        while self.items and indent < self.items[-1].indent + 2:
            above = self.items.pop()
            if indent >= above.indent - 1:
                break
            above = self.items[-1] if self.items else None
        if len(self.items) >= MAX_LEVEL:
            above = self.items[MAX_LEVEL - 1]
            del self.items[MAX_LEVEL - 1 :]
        return above
