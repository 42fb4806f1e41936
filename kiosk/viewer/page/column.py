"""The column of text on a page; no Qt."""

from __future__ import annotations

from typing import NamedTuple

# In sizes of letters (em); a narrower column holds no more than one long word beside a marker or in a frame.
NARROW = 16


class Column(NamedTuple):
    """The column of text, in pixels: its width, that of what may be wider, the gap between two cards, and the
    size of letters.

    `least_letters` is the smallest size of letters in a card's title. `most_cards` is the number of cards per
    row at most. `room` is about the height that the title and the neighbours leave on a page without text.
    """

    width: float
    wide: float
    gap: float
    letters: float
    least_letters: float
    most_cards: int
    room: float

    @property
    def narrow(self) -> bool:
        """Whether long words need hyphens."""
        return 0 < self.width < NARROW * self.letters
