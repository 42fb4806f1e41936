"""The sections' colours: light text is read on each of them, and no two are taken for one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
import pyvips
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, is_kind, walk

# CIEDE2000 shortens differences in the dark and among strong colours. Where light text has a contrast of
# 7.5, a search of all of sRGB found thirteen colours that are 20.7 apart, electric blue, greys and blacks
# among them; of colours that fit their sections 15. So CIE76 has the 20, and CIEDE2000 what a calm palette
# reaches.
APART = {"dE76": 20, "dE00": 14}
LEAST_CONTRAST = 7  # WCAG 1.4.6

SHADES = """
import QtQuick
import Kiosk
QtObject {
    property var shades: Theme.palette.map(color => Theme.deep(color))
    property color light: Theme.light
}
"""


def luminance(color: QColor) -> float:
    """Relative luminance of sRGB, WCAG 2.1."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def difference(kind: str, one: QColor, other: QColor) -> float:
    """CIE colour difference of what the screen shows, in 8 bits a channel."""
    first, second = (
        pyvips.Image.black(1, 1, bands=3)
        .linear([1, 1, 1], [color.red(), color.green(), color.blue()], uchar=True)
        .copy(interpretation="srgb")
        .colourspace("lab")
        for color in (one, other)
    )
    return float(getattr(first, kind)(second).avg())


def too_near(kind: str, shades: dict[str, QColor]) -> list[str]:
    pairs = combinations(shades.items(), 2)
    told = [(one, other, difference(kind, shade, second)) for (one, shade), (other, second) in pairs]
    return [f"{one}, {other}: {apart:.1f}" for one, other, apart in told if apart < APART[kind]]


def palette(kiosk: Kiosk) -> tuple[dict[str, QColor], QColor]:
    """The palette as cards and pages show it, and the colour of the text on it."""
    engine = QQmlEngine.contextForObject(kiosk.viewer.window).engine()
    component = QQmlComponent(engine, engine)  # outlives what it makes
    component.setData(SHADES.encode(), "")
    shown = component.create()
    assert shown is not None, component.errorString()
    shades = shown.property("shades").toVariant()
    return {str(at): QColor(shade) for at, shade in enumerate(shades)}, QColor(shown.property("light"))


@pytest.mark.parametrize("kind", APART)
def test_any_two_colours_of_the_palette_are_told_apart(open_kiosk: OpenKiosk, kind: str) -> None:
    shades, _ = palette(open_kiosk({"01-land/en.md": "# Land\n"}))
    assert len(shades) == 13
    assert not too_near(kind, shades)


def test_light_text_is_read_on_every_colour(open_kiosk: OpenKiosk) -> None:
    shades, light = palette(open_kiosk({"01-land/en.md": "# Land\n"}))
    assert min(contrast(shade, light) for shade in shades.values()) >= LEAST_CONTRAST


def bands(kiosk: Kiosk) -> Iterator[tuple[str, QColor, QColor]]:
    """Each section with the colours of its title's band and of the title, from the opened page."""
    for section in kiosk.viewer.release.pages.family(""):
        kiosk.open(section.id)
        settle(kiosk.viewer)
        band = next(item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "PageTitle"))
        title = next(item for item in walk(band) if is_kind(item, "Title"))
        yield section.id, QColor(band.property("color")), QColor(title.property("color"))


def test_the_shipped_sections_are_told_apart_and_read(open_kiosk: OpenKiosk, shipped_state: Path) -> None:
    shown = list(bands(open_kiosk(state=shipped_state)))
    assert len(shown) == 13
    shades = {section: band for section, band, _ in shown}
    assert [too_near(kind, shades) for kind in APART] == [[], []]
    assert {
        section: contrast(band, title)
        for section, band, title in shown
        if contrast(band, title) < LEAST_CONTRAST
    } == {}
