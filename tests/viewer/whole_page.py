"""What must not be the case on any part of a page, to its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from math import hypot
from pathlib import Path

from PySide6.QtCore import QRectF

from kiosk.viewer.proof.readable import told
from kiosk.viewer.proof.seen import Seen, SeenButton, SeenText
from kiosk.viewer.proof.whole_page import whole_page
from tests.viewer.hand import Kiosk
from tests.viewer.panel import Panel
from tests.viewer.rules import complaints, unreadable


def page_complaints(kiosk: Kiosk, panel: Panel) -> Iterator[str]:
    """Yield what is wrong on the first screen of the open page, and on the rest of it."""
    yield from complaints(kiosk, panel)
    if kiosk.viewer.navigation.page:
        seen = whole_page(kiosk.viewer)
        yield from unreadable(seen, panel.density)
        yield from misplaced(seen)


def misplaced(seen: Seen) -> Iterator[str]:
    """Yield the buttons and pictures that stick out to a side, or whose edges cross a text or each other."""
    things: list[tuple[str, QRectF]] = []
    for thing in (*seen.buttons, *seen.pictures):
        name = thing.name if isinstance(thing, SeenButton) else f"the picture {Path(thing.source).name}"
        page, *others = (frame.place for frame in thing.frames)
        place = thing.place
        for other in others:  # a part of a picture, one picture of a gallery
            place = place.intersected(other)
        if place.isEmpty():
            continue
        if place.left() < page.left() - 1 or place.right() > page.right() + 1:
            yield f"beyond the side: {name}, {told(place)}"
        things.append((name, place))
    # What stands on a card or in a disc is kept there by another rule.
    texts = [(each.text, inner(each)) for each in seen.texts if len(each.frames) == 1]
    for (name, place), (other_name, other) in (*combinations(things, 2), *product(things, texts)):
        if cross(place, other):
            yield f"one half over the other: {name} and {other_name}"


def inner(text: SeenText) -> QRectF:
    """Return where the letters of a text are, without the room above and below them."""
    room = 0.12 * text.font.pixelSize()
    return text.ink.adjusted(0, room, 0, -room)


def cross(one: QRectF, other: QRectF) -> bool:
    """Whether each of two places has a part that lies in the other and one that does not."""
    if not one.intersects(other):
        return False
    sides = (one.width(), one.height(), other.width(), other.height())
    if max(sides) - min(sides) < 0.1:  # discs, which may touch on a full map
        away = one.center() - other.center()
        return hypot(away.x(), away.y()) < 0.9 * one.width()
    both = one.intersected(other).adjusted(1, 1, -1, -1)
    return not both.isEmpty() and not any(
        larger.adjusted(-1, -1, 1, 1).contains(smaller) for larger, smaller in ((one, other), (other, one))
    )
