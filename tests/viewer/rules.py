"""What must not be the case on any screen, as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.viewer.proof.readable import flaws
from kiosk.viewer.proof.seen import Seen, look
from tests.viewer.hand import Kiosk
from tests.viewer.panel import Panel


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
    """Yield what keeps texts from being read, see `flaws`."""
    yield from map(str, flaws(seen, least))
