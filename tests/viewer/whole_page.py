"""The whole of a page as its list lays it out, and what must not be the case on any part of it.

The rows that are not seen are made, too: they lie where a visitor scrolls to, and nothing of them is painted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from math import hypot
from pathlib import Path

from PySide6.QtCore import QRectF

from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, walk
from tests.viewer.panel import Panel
from tests.viewer.rules import complaints, told, unreadable
from tests.viewer.seen import Frame, Seen, SeenButton, SeenText, look

FAR = 100_000  # pixels; longer than any page


def every_page(kiosk: Kiosk) -> Iterator[str]:
    """Yield the pages of the release at all depths, each when it is open, the home screen as ""."""
    pages = kiosk.viewer.release.pages

    def below(page: str) -> Iterator[str]:
        yield page
        for card in pages.family(page):
            yield from below(card.id)

    for page in below(""):
        kiosk.open(page)
        yield page


def page_complaints(kiosk: Kiosk, panel: Panel) -> Iterator[str]:
    """Yield what is wrong on the first screen of the open page, and on the rest of it."""
    yield from complaints(kiosk, panel)
    if kiosk.viewer.navigation.page:
        seen = whole_page(kiosk)
        yield from unreadable(seen, panel.density)
        yield from misplaced(seen)


def whole_page(kiosk: Kiosk) -> Seen:
    """Return the title, the blocks and the neighbours of the open page, those that are not seen included."""
    (view,) = (item for item in walk(kiosk.viewer.window.contentItem()) if item.objectName() == "pageList")
    if view.property("displayMarginEnd") != FAR:
        view.setProperty("displayMarginEnd", FAR)
        settle(kiosk.viewer)
    seen = look(kiosk.viewer, "BlockList")
    return replace(
        seen,
        texts=tuple(replace(each, frames=_unrolled(each.frames)) for each in seen.texts),
        buttons=tuple(replace(each, frames=_unrolled(each.frames)) for each in seen.buttons),
        pictures=tuple(replace(each, frames=_unrolled(each.frames)) for each in seen.pictures),
    )


def _unrolled(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Return the frames around an item, the outermost one, the list's, as high as all that it holds."""
    page, *others = frames
    place = QRectF(page.place.left(), -FAR, page.place.width(), 2 * FAR)
    return (replace(page, place=place), *others)


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
