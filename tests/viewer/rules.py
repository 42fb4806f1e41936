"""What must not be the case on any screen, as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from tests.viewer.hand import Kiosk
from tests.viewer.panel import Panel
from tests.viewer.seen import Seen, look
from tests.viewer.text_lines import cut_words


def complaints(kiosk: Kiosk, panel: Panel, scale: float = 1.0) -> Iterator[str]:
    """Yield what on the screen is too small to touch or read, is cut off, or covers something else."""
    seen = look(kiosk.viewer)
    if not 0 < seen.bar.height() < 0.2 * panel.height:
        yield f"the bar takes {seen.bar.height() / panel.height:.0%}"
    least = scale * panel.density
    for button in seen.buttons:
        if min(button.place.width(), button.place.height()) < 15 * least:
            yield f"too small to touch: {button.name}"
    yield from unreadable(seen, least)
    for text in seen.texts:
        place = text.ink
        for frame in text.frames:
            place = place.intersected(frame.place)
        if place.intersects(seen.scroll):
            yield f"under the round button: {text.text}"


def unreadable(seen: Seen, least: float) -> Iterator[str]:
    """Yield the texts that are too small, cut off, or cover each other; `least` is pixels per millimetre."""
    places: list[tuple[QRectF, str]] = []
    for text in seen.texts:
        # Literata's capitals are 0.701 of its size, Nunito's 0.705.
        if text.font.pixelSize() * 0.701 < 7.2 * least:
            yield f"too small to read: {text.text}"
        if text.truncated:
            yield f"truncated: {text.text}"
        yield from (f"cut: {word}" for word in cut_words(text))
        place = text.ink
        hidden = max((at for at, frame in enumerate(text.frames) if frame.scrolls), default=-1)
        for at, frame in enumerate(text.frames):
            room, ink = frame.place.adjusted(-1, -1, 1, 1), text.ink
            across = ink.left() >= room.left() and ink.right() <= room.right()
            down = ink.top() >= room.top() and ink.bottom() <= room.bottom()
            if not across or not (down or at <= hidden):  # what scrolls may be below the fold
                yield f"out of its place: {text.text}, {told(ink)} in {told(frame.place)}"
            place = place.intersected(frame.place)
        for other, words in places:
            both = place.intersected(other)
            # Names on a map may stand as near as their letters allow.
            if both.width() > 1 and both.height() > max(1.0, 0.12 * text.font.pixelSize()):
                yield f"in one place: {text.text} and {words}"
        if not place.isEmpty():
            places.append((place, text.text))


def told(place: QRectF) -> str:
    """Return a rectangle as text."""
    return f"{place.left():.0f}-{place.right():.0f} x {place.top():.0f}-{place.bottom():.0f}"
