"""The whole of a page as its list lays it out.

The rows that are not seen are made, too: they lie where a visitor scrolls to, and nothing of them is painted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QRectF

from kiosk.viewer.assembly import Viewer
from kiosk.viewer.proof.seen import Frame, Seen, look
from kiosk.viewer.settle import find, settle

FAR = 100_000  # pixels; longer than any page


def every_page(viewer: Viewer) -> Iterator[str]:
    """Yield the pages of the release at all depths, each when it is open, the home screen as ""."""
    for page in ("", *viewer.release.pages.below("")):
        viewer.navigation.open(page)
        settle(viewer)
        yield page


def whole_page(viewer: Viewer) -> Seen:
    """Return the title, the blocks and the neighbours of the open page, those that are not seen included."""
    view = find(viewer.window.contentItem(), "pageList")
    assert view is not None
    if view.property("displayMarginEnd") != FAR:
        view.setProperty("displayMarginEnd", FAR)
        settle(viewer)
    seen = look(viewer, "BlockList")
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
