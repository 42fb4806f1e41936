"""The pages inside a page as rows of cards, with first letters to choose by above many; no Qt items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.languages.alphabet import in_order, initial
from kiosk.viewer.display.geometry import row_sizes
from kiosk.viewer.page.column import Column
from kiosk.viewer.page.titles import titles_fit

MANY_PAGES = 24  # with more pages inside one page, visitors choose by first letters

Row = dict[str, Any]


def card_rows(cards: Sequence[Row], column: Column, letter: str) -> tuple[list[Row], str]:
    """Return the rows of cards, and the letter by which they were chosen, "" for all of them.

    `cards` are those of all pages inside, see ReleasePages.card_values. A letter with which no title starts
    counts as "".
    """
    if len(cards) <= MANY_PAGES:
        return _rows(cards, column), letter
    initials = [initial(card["title"]) for card in cards]
    if letter not in initials:
        letter = ""  # the last page that began with it is gone
    if letter:
        cards = [card for card, each in zip(cards, initials, strict=True) if each == letter]
    return [_letters_row(initials, letter), *_rows(cards, column)], letter


def _rows(cards: Sequence[Row], column: Column) -> list[Row]:
    """Return cards as rows."""
    rows = []
    start = 0
    for columns in row_sizes(len(cards), _most_columns(cards, column)):
        shown = list(cards[start : start + columns])
        rows.append({"kind": "cards", "columns": columns, "wide": columns > 1, "cards": shown})
        start += columns
    return rows


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
