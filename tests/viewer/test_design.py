"""Rules that hold for every screen: sizes in millimetres, no word cut, no two texts in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from kiosk.viewer.screenshots import page_down
from tests.viewer.hand import Kiosk, OpenKiosk
from tests.viewer.seen import look
from tests.viewer.text_lines import cut_words

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True)
class Panel:
    """A screen: its size in pixels and its diagonal in inches."""

    width: int
    height: int
    inches: float

    def __str__(self) -> str:
        return f"{self.width}x{self.height}-{self.inches:g}in"

    @property
    def density(self) -> float:
        """Pixels a millimetre."""
        return hypot(self.width, self.height) / (self.inches * 25.4)

    def as_high_as(self, height: int) -> Panel:
        """Return a panel of the same width and density, on which more of a page is seen at once."""
        return Panel(self.width, height, hypot(self.width, height) / self.density / 25.4)


UPRIGHT = [
    Panel(800, 1280, 10),
    *(Panel(1080, 1920, inches) for inches in (10, 15, 22, 32, 55, 65)),
    Panel(2160, 3840, 55),
]
PANELS = [*UPRIGHT, *(Panel(panel.height, panel.width, panel.inches) for panel in UPRIGHT)]
# Where everything is drawn smaller or larger than its millimetres.
EXTREME = [
    Panel(1080, 1920, 5),
    Panel(1920, 1080, 5),
    Panel(480, 800, 5),
    Panel(1080, 1920, 200),
    Panel(1920, 1080, 200),
]


def start(open_kiosk: OpenKiosk, state: Path, panel: Panel) -> Kiosk:
    return open_kiosk(state=state, size=(panel.width, panel.height), diagonal_inches=panel.inches)


@pytest.mark.parametrize("panel", PANELS, ids=str)
def test_home_and_sections_keep_the_rules(open_kiosk: OpenKiosk, shipped_state: Path, panel: Panel) -> None:
    kiosk = start(open_kiosk, shipped_state, panel)
    check_home_and_sections(kiosk, panel, 1.0)


@pytest.mark.parametrize(("panel", "scale"), list(zip(EXTREME, (0.5, 0.5, 0.5, 1, 1), strict=True)), ids=str)
def test_tiny_and_huge_panels_keep_the_rules_in_proportion(
    open_kiosk: OpenKiosk, shipped_state: Path, panel: Panel, scale: float
) -> None:
    kiosk = start(open_kiosk, shipped_state, panel)
    check_home_and_sections(kiosk, panel, scale)
    assert all(text.font.pixelSize() >= 11 for text in look(kiosk.viewer).texts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", [Panel(800, 1280, 10), Panel(1920, 1080, 32)], ids=str)
def test_every_page_keeps_the_rules_to_its_end(
    open_kiosk: OpenKiosk, shipped_state: Path, panel: Panel, language: str
) -> None:
    if panel.height > panel.width:
        panel = panel.as_high_as(8000)
    kiosk = start(open_kiosk, shipped_state, panel)
    kiosk.viewer.language.choose(language)
    wrong: list[str] = []
    for section in kiosk.viewer.site.family(""):
        for page in (section, *kiosk.viewer.site.family(section.id)):
            kiosk.open(page.id)
            wrong += (f"{page.id}: {each}" for each in complaints(kiosk, panel))
            while page_down(kiosk.viewer):
                wrong += (f"{page.id}: {each}" for each in complaints(kiosk, panel))
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def check_home_and_sections(kiosk: Kiosk, panel: Panel, scale: float) -> None:
    pages = ["", *(card.id for card in kiosk.viewer.site.family(""))]
    wrong: list[str] = []
    for language in LANGUAGES:
        kiosk.viewer.language.choose(language)
        for page in pages:
            kiosk.open(page)
            wrong += (f"{language} {page or 'home'}: {each}" for each in complaints(kiosk, panel, scale))
            kiosk.viewer.navigation.home()
    assert not wrong, "\n".join(wrong)


def complaints(kiosk: Kiosk, panel: Panel, scale: float = 1.0) -> Iterator[str]:
    """Yield what on the screen cannot be touched or read now, is cut, or covers something else."""
    seen = look(kiosk.viewer)
    if not 0 < seen.bar.height() < 0.2 * panel.height:
        yield f"the bar takes {seen.bar.height() / panel.height:.0%}"
    least = scale * panel.density
    for button in seen.buttons:
        if min(button.place.width(), button.place.height()) < 15 * least:
            yield f"too small to touch: {button.name}"
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
            if min(both.width(), both.height()) > 1:
                yield f"in one place: {text.text} and {words}"
        if not place.isEmpty():
            places.append((place, text.text))


def told(place: QRectF) -> str:
    return f"{place.left():.0f}-{place.right():.0f} x {place.top():.0f}-{place.bottom():.0f}"
