"""The pages inside a page as rows of cards, with first letters to choose by above many; no Qt items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.languages.alphabet import in_order, initial
from kiosk.viewer.display.geometry import row_sizes
from kiosk.viewer.page.column import Column
from kiosk.viewer.page.titles import titles_fit

MANY_PAGES = 24  # with more pages inside one page, visitors choose by first letters
# Rows of so few cards that are all that a page has.
LARGE = {
    1: [1],
    2: [1, 1],
    3: [1, 2],
    4: [2, 2],
    5: [2, 3],
    6: [3, 3],
    7: [2, 2, 3],
    8: [2, 3, 3],
    9: [3, 3, 3],
}
# How high a card is, in widths, by the number of cards in its row; how much lower it may be to fill a page.
SHAPES = (0.5, 0.74, 0.9)
LOWEST = 0.68

Row = dict[str, Any]


def card_rows(cards: Sequence[Row], column: Column, letter: str, *, alone: bool) -> tuple[list[Row], str]:
    """Return the rows of cards, and the letter by which they were chosen, "" for all of them.

    `cards` are those of all pages inside, see ReleasePages.card_values. A letter with which no title starts
    counts as "". A few cards that are `alone` on the page, without any text, take all of its room.
    """
    if len(cards) <= MANY_PAGES:
        return _rows(cards, column, alone=alone), letter
    initials = [initial(card["title"]) for card in cards]
    if letter not in initials:
        letter = ""  # the last page that began with it is gone
    if letter:
        cards = [card for card, each in zip(cards, initials, strict=True) if each == letter]
    return [_letters_row(initials, letter), *_rows(cards, column)], letter


def _rows(cards: Sequence[Row], column: Column, *, alone: bool = False) -> list[Row]:
    """Return cards as rows."""
    rows = []
    start = 0
    most = _most_columns(cards, column)
    sizes = row_sizes(len(cards), most)
    large = LARGE.get(len(cards), sizes)
    filling = alone and 0 < max(large, default=0) <= most and _fill(large, column)
    for columns in large if filling else sizes:
        shown = list(cards[start : start + columns])
        wide, fill = filling or columns > 1, len(large) if filling else 0
        look = {"columns": columns, "wide": wide, "fill": fill, "shape": _shape(columns), "lowest": LOWEST}
        rows.append({"kind": "cards", "cards": shown, **look})
        start += columns
    return rows


def _fill(sizes: Sequence[int], column: Column) -> bool:
    """Return whether rows of so many cards are high enough when they share the room of a page."""
    high = column.room / len(sizes) - column.gap
    widths = [(column.wide + column.gap) / columns - column.gap for columns in sizes]
    return all(high >= LOWEST * _shape(columns) * width for columns, width in zip(sizes, widths, strict=True))


def _shape(columns: int) -> float:
    """Return how high a card usually is, in widths, in a row of so many."""
    return SHAPES[min(columns, len(SHAPES)) - 1]


def _letters_row(initials: Sequence[str], chosen: str) -> Row:
    """Return the row with the first letters to choose from; "" stands for all."""
    letters = ["", *in_order(filter(None, initials))]
    return {
        "kind": "letters",
        "items": [{"letter": letter, "chosen": letter == chosen} for letter in letters],
    }


def _most_columns(cards: Sequence[Row], column: Column) -> int:
    """Return how many cards fit into a row so that every title can be read whole."""
    titles = [str(card["title"]) for card in cards]
    for columns in range(column.most_cards, 1, -1):
        room = (column.wide + column.gap) / columns - 2.1 * column.gap
        if titles_fit(titles, room, column.least_letters):
            return columns
    return 1
