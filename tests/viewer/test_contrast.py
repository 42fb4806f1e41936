"""Every text is read on the ground that it really has, as the picture of the screen shows it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage

from kiosk.viewer.proof.seen import look
from kiosk.viewer.screenshots import page_down
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk
from tests.viewer.test_colours import LEAST_CONTRAST, contrast

USUAL = 4.5  # WCAG 1.4.3
SOFT_EDGE = 12.5  # millimetres in which what scrolls fades out, see ScrollHint

Color = tuple[int, int, int]


def faint(kiosk: Kiosk, least: float, part: str = "") -> Iterator[str]:
    """The texts on the screen, or a part of it, that stand out too little from their ground, and how much."""
    grabbed = kiosk.viewer.window.grabWindow().convertToFormat(QImage.Format.Format_RGB888)
    room, step = grabbed.rect(), grabbed.bytesPerLine()
    size = (grabbed.width(), grabbed.height())
    image = Image.frombytes("RGB", size, bytes(grabbed.constBits()), "raw", "RGB", step)
    soft = SOFT_EDGE * kiosk.viewer.metrics.pixelsPerMillimetre
    for text in look(kiosk.viewer, part).texts:
        place = text.ink
        for frame in text.frames:
            place = place.intersected(frame.place.adjusted(0, 0, 0, -soft if frame.scrolls else 0))
        inside = place.toAlignedRect().intersected(room)
        if inside.height() < text.font.pixelSize() or inside.width() < 4:
            continue  # half below the edge of the list, where a further screen shows it
        box = (inside.left(), inside.top(), inside.right() + 1, inside.bottom() + 1)
        found = strongest(image.crop(box).getcolors(inside.width() * inside.height()) or [])
        if found < least:
            yield f"{text.text}: {found:.1f}"


def strongest(colors: list[tuple[int, Color]]) -> float:
    """The contrast of the ground, the commonest of these colours, with the letters on it."""
    _, ground = max(colors)
    return max(between(ground, color) for _, color in colors)


@cache
def between(one: Color, other: Color) -> float:
    return contrast(QColor(*one), QColor(*other))


def press(kiosk: Kiosk, name: str) -> None:
    """Press the button with a name in the language of the source, in that of the visitor."""
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button(kiosk.viewer.language.words.translate(name)))
    settle(kiosk.viewer)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("least", [USUAL, LEAST_CONTRAST], ids=["usual", "high"])
def test_texts_stand_out_from_their_ground(
    open_kiosk: OpenKiosk, shipped_state: Path, least: float, language: str
) -> None:
    kiosk = open_kiosk(state=shipped_state)
    kiosk.viewer.language.choose(language)
    press(kiosk, "Easier to read")
    if least == LEAST_CONTRAST:
        press(kiosk, "High contrast")
    wrong = list(faint(kiosk, least, "ReadingPanel"))
    press(kiosk, "Close")
    wrong += faint(kiosk, least)
    for section in kiosk.viewer.release.pages.family(""):
        kiosk.open(section.id)
        wrong += faint(kiosk, least)
        while page_down(kiosk.viewer):
            wrong += faint(kiosk, least)
    assert not wrong, "\n".join(dict.fromkeys(wrong))
