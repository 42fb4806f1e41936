"""Rules that hold for every screen: sizes in millimetres, nothing cut, nothing overlapping the bar."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF

from kiosk.viewer.screenshots import page_down
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk

SIZES = [
    ((1080, 1920), 32.0),
    ((1920, 1080), 32.0),
    ((1080, 1920), 21.5),
    ((1920, 1080), 21.5),
    ((2160, 3840), 55.0),
]


@pytest.fixture(params=SIZES, ids=[f"{w}x{h}-{inches:g}in" for (w, h), inches in SIZES])
def kiosk(request: pytest.FixtureRequest, open_kiosk: OpenKiosk, shipped_state: Path) -> Kiosk:
    size, inches = request.param
    return open_kiosk(state=shipped_state, size=size, diagonal_inches=inches)


def millimetres(kiosk: Kiosk, pixels: float) -> float:
    return pixels / float(kiosk.viewer.metrics.pixelsPerMillimetre)


def test_home_and_sections_keep_the_rules(kiosk: Kiosk) -> None:
    pages = ["", *(card.id for card in kiosk.viewer.site.family(""))]
    for language in ("kk", "ru", "en"):
        kiosk.viewer.language.choose(language)
        for page in pages:
            kiosk.open(page)
            check(kiosk, f"{language} {page or 'home'}")
            kiosk.viewer.navigation.home()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(("size", "inches"), [((1080, 1920), 21.5), ((1920, 1080), 32.0)])
def test_every_page_keeps_the_rules_to_its_end(
    open_kiosk: OpenKiosk, shipped_state: Path, size: tuple[int, int], inches: float, language: str
) -> None:
    kiosk = open_kiosk(state=shipped_state, size=size, diagonal_inches=inches)
    kiosk.viewer.language.choose(language)
    for section in kiosk.viewer.site.family(""):
        for page in (section, *kiosk.viewer.site.family(section.id)):
            kiosk.open(page.id)
            check(kiosk, f"{language} {page.id}")
            while page_down(kiosk.viewer):
                check(kiosk, f"{language} {page.id}")


@pytest.mark.parametrize(("size", "inches"), SIZES[:4])
def test_larger_text_takes_larger_cards_and_cuts_no_word_of_a_title(
    open_kiosk: OpenKiosk, shipped_state: Path, size: tuple[int, int], inches: float
) -> None:
    kiosk = open_kiosk(state=shipped_state, size=size, diagonal_inches=inches)
    viewer = kiosk.viewer
    kiosk.open("geography")
    columns = viewer.open_page.columns
    for scale in (1.25, 1.5):
        viewer.metrics.magnify(scale)
        for language in ("kk", "ru", "en"):
            viewer.language.choose(language)
            for page in ("", "geography", "international-relationships", "education-and-upbringing"):
                kiosk.open(page)
                titles = [label for label in walk(viewer.window.contentItem()) if is_kind(label, "Title")]
                assert titles
                for title in titles:
                    # At a space that may break, and after a hyphen.
                    words = str(title.property("text")).replace("-", "- ").split(" ")
                    measure = QFontMetricsF(title.property("font"))
                    widest = max(map(measure.horizontalAdvance, words))
                    assert widest <= title.width() + 1, (scale, language, title.property("text"))
                for card in kiosk.hand.buttons() if not page else ():
                    if is_kind(card, "FrontCard"):
                        title = next(label for label in walk(card) if is_kind(label, "Title"))
                        assert area(card).contains(area(title)), (scale, language)
    assert viewer.open_page.columns <= columns - (inches < 30)
    if (size, inches) == ((1080, 1920), 21.5):
        kiosk.open("")
        cards = [button for button in kiosk.hand.buttons() if is_kind(button, "Card")]
        assert len({area(card).left() for card in cards}) == 2


def check(kiosk: Kiosk, where: str) -> None:
    """What is on the screen now can be touched and read, and nothing is cut."""
    for button in kiosk.hand.buttons():
        smallest = min(button.width(), button.height())
        assert millimetres(kiosk, smallest) >= 15, (where, button.property("name"))
    for label in walk(kiosk.viewer.window.contentItem()):
        if not is_kind(label, "QQuickLabel") or not label.property("text"):
            continue
        text = str(label.property("text"))
        # Nunito's capitals are 0.705 of its size.
        assert millimetres(kiosk, label.property("font").pixelSize() * 0.701) >= 7.2, (where, text)
        if not is_summary(label):
            assert not label.property("truncated"), (where, text)
        width = area(label).width()
        assert label.property("contentWidth") <= width + 1, (where, text)


def is_summary(label: object) -> bool:
    """Summaries on cards may end in an ellipsis: the page has them whole."""
    return int(label.property("maximumLineCount")) < 1000 and not label.property("font").bold()  # type: ignore[attr-defined]
