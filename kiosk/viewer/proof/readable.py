"""What keeps texts on the screen from being read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF

from kiosk.viewer.proof.seen import Seen
from kiosk.viewer.proof.text_lines import cut_words


class Flaw(NamedTuple):
    """What is wrong with a text, and the text with further words on it."""

    kind: Literal["too small to read", "truncated", "cut", "out of its place", "in one place"]
    text: str

    def __str__(self) -> str:
        """Return the flaw as a sentence for developers."""
        return f"{self.kind}: {self.text}"


def flaws(seen: Seen, least: float) -> Iterator[Flaw]:
    """Yield the texts that are too small, cut off, or cover each other; `least` is pixels per millimetre."""
    places: list[tuple[QRectF, str]] = []
    for text in seen.texts:
        # Literata's capitals are 0.701 of its size, Nunito's 0.705.
        if text.font.pixelSize() * 0.701 < 7.2 * least:
            yield Flaw("too small to read", text.text)
        if text.truncated:
            yield Flaw("truncated", text.text)
        yield from (Flaw("cut", word) for word in cut_words(text))
        place = text.ink
        hidden = max((at for at, frame in enumerate(text.frames) if frame.scrolls), default=-1)
        for at, frame in enumerate(text.frames):
            room, ink = frame.place.adjusted(-1, -1, 1, 1), text.ink
            across = ink.left() >= room.left() and ink.right() <= room.right()
            down = ink.top() >= room.top() and ink.bottom() <= room.bottom()
            if not across or not (down or at <= hidden):  # what scrolls may be below the fold
                yield Flaw("out of its place", f"{text.text}, {told(ink)} in {told(frame.place)}")
            place = place.intersected(frame.place)
        for other, words in places:
            both = place.intersected(other)
            # Names on a map may stand as near as their letters allow.
            if both.width() > 1 and both.height() > max(1.0, 0.12 * text.font.pixelSize()):
                yield Flaw("in one place", f"{text.text} and {words}")
        if not place.isEmpty():
            places.append((place, text.text))


def told(place: QRectF) -> str:
    """Return a rectangle as text."""
    return f"{place.left():.0f}-{place.right():.0f} x {place.top():.0f}-{place.bottom():.0f}"
