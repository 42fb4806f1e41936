"""The lists that are open at a line of a text, one inside the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

MAX_LEVEL = 5  # of lists inside each other; an item that is deeper joins the last one


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An item that the lines below may belong to.

    `indent` and `text` are the columns of its mark and of its text, counted from 0. `number` is None
    for a bullet. `boxed` items begin with "[ ]": an answer of a quiz, or a thing to do.
    """

    indent: int
    text: int
    number: int | None
    boxed: bool = False

    def is_followed_by(self, number: int | None) -> bool:
        """True for the same kind of item with the next number, or with the same: "1. 1. 1." counts, too."""
        if self.number is None or number is None:
            return self.number is number
        return number in (self.number, self.number + 1)


class Gap(Enum):
    """What has to stand between an item and what is above it, so that the parser reads them as meant."""

    NONE = auto()
    BLANK = auto()  # an empty line
    SEPARATOR = auto()  # something that ends the list above


@dataclass(slots=True)
class OpenLists:
    """The items that are open, the outermost first; one of each list."""

    items: list[OpenItem] = field(default_factory=list)
    # A list inside an item was ended by a separator: what follows the item needs an empty line.
    is_divided: bool = False

    def __bool__(self) -> bool:
        return bool(self.items)

    @property
    def depth(self) -> int:
        return len(self.items)

    def contains(self, indent: int) -> bool:
        """True for a column that lies inside the outermost item."""
        return bool(self.items) and indent >= self.items[0].indent + 2

    def close(self) -> None:
        self.items.clear()

    def close_deeper(self, indent: int) -> None:
        """Close all lists but the outermost to which a line with this indent does not belong."""
        while len(self.items) > 1 and indent < self.items[-1].indent + 2:
            self.items.pop()

    def add(self, item: OpenItem, *, behind_blank: bool) -> Gap:
        """Put an item at its level: deeper from two columns on, beside the one above within one.

        `behind_blank`: an empty line stands above it. The parser only counts: where a number is not
        the next one, a list of its own begins with it.
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
        """Close the items that one at this indent ends, and return the one above it in its list.

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
