"""The column that a page is set in; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

# A column of fewer letter sizes (em) than this holds one long word beside a mark or in a frame, and no more.
NARROW = 16


@dataclass(frozen=True, slots=True)
class Column:
    """The text column: its width, the gap of two cards, the size of letters and the least size of those
    of a card's title, all in pixels; the most cards a row."""

    width: float
    gap: float
    letters: float
    least_letters: float
    most_cards: int

    @property
    def narrow(self) -> bool:
        """Whether long words have to be hyphenated."""
        return 0 < self.width < NARROW * self.letters
