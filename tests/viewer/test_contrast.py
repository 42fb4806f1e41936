"""Every text is read on the ground that it really has, as the picture of the screen shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from kiosk.viewer.screenshots import page_down
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk
from tests.viewer.seen import look
from tests.viewer.test_colours import LEAST_CONTRAST, contrast

USUAL = 4.5  # WCAG 1.4.3


def faint(kiosk: Kiosk, least: float, part: str = "") -> Iterator[str]:
    """The texts on the screen, or a part of it, that stand out too little from their ground, and how much."""
    image = kiosk.viewer.window.grabWindow()
    for text in look(kiosk.viewer, part).texts:
        place = text.ink
        for frame in text.frames:
            place = place.intersected(frame.place)
        inside = place.toAlignedRect().intersected(image.rect())
        if inside.height() < text.font.pixelSize() or inside.width() < 4:
            continue  # half below the edge of the list
        found = strongest(image, inside)
        if found < least:
            yield f"{text.text}: {found:.1f}"


def strongest(image: QImage, place: QRect) -> float:
    """The contrast of the ground, the commonest colour in a place, with the letters on it."""
    colors = Counter(
        image.pixel(x, y)
        for y in range(place.top(), place.bottom() + 1, 2)
        for x in range(place.left(), place.right() + 1)
    )
    ground = QColor(colors.most_common(1)[0][0])
    return max(contrast(ground, QColor(color)) for color in colors)


def press(kiosk: Kiosk, name: str) -> None:
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button(name))
    settle(kiosk.viewer)


@pytest.mark.parametrize("least", [USUAL, LEAST_CONTRAST], ids=["usual", "high"])
def test_texts_stand_out_from_their_ground(open_kiosk: OpenKiosk, shipped_state: Path, least: float) -> None:
    kiosk = open_kiosk(state=shipped_state)
    press(kiosk, "Оқуға ыңғайлы")
    if least == LEAST_CONTRAST:
        press(kiosk, "Жоғары контраст")
    wrong = list(faint(kiosk, least, "ReadingPanel"))
    press(kiosk, "Жабу")
    wrong += faint(kiosk, least)
    for section in kiosk.viewer.release.pages.family(""):
        kiosk.open(section.id)
        wrong += faint(kiosk, least)
        while page_down(kiosk.viewer):
            wrong += faint(kiosk, least)
    assert not wrong, "\n".join(dict.fromkeys(wrong))
