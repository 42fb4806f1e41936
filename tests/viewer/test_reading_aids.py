"""Text size, contrast and calm: chosen in the panel of the bar, gone with the visitor."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.viewer.proof.seen import look
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk
from tests.viewer.panel import Panel
from tests.viewer.rules import complaints

PAGES = {
    "kiosk.toml": 'languages = ["en"]\n',
    "01-lake/en.md": "# Lake\n\nWater and reeds.\n",
    "02-sky/en.md": "# Sky\n\nClouds.\n",
}
OPEN = "Easier to read"
TITLES = ("Білім және тәрбие", "Образование и воспитание", "Education and upbringing")


def items(kiosk: Kiosk, kind: str) -> list[QQuickItem]:
    return [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, kind)]


def text(kiosk: Kiosk, words: str) -> QQuickItem:
    return next(item for item in items(kiosk, "QQuickLabel") if item.property("text") == words)


def press(kiosk: Kiosk, name: str) -> None:
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button(name))
    settle(kiosk.viewer)


@pytest.mark.parametrize("percent", [125, 150, 200])
def test_text_grows_and_the_page_stays(open_kiosk: OpenKiosk, percent: int) -> None:
    kiosk = open_kiosk(PAGES)
    kiosk.open("lake")
    usual = text(kiosk, "Water and reeds.").property("font").pixelSize()
    press(kiosk, OPEN)
    press(kiosk, f"Text size {percent} %")
    larger = text(kiosk, "Water and reeds.").property("font").pixelSize()
    assert larger == pytest.approx(usual * percent / 100, rel=0.03)
    assert kiosk.viewer.navigation.page == "lake"


@pytest.mark.parametrize(
    ("panel", "gap"),
    [
        (Panel(800, 1280, 10), 1.9),
        (Panel(1280, 800, 10), 1.9),
        (Panel(1080, 1920, 10), 1.6),
        (Panel(1920, 1080, 10), 1.9),
    ],
    ids=str,
)
def test_the_aids_are_in_reach_on_the_pages_of_a_small_panel(
    open_kiosk: OpenKiosk, panel: Panel, gap: float
) -> None:
    texts = {f"01-lake/{tag}.md": "# Abai\n\nText.\n" for tag in ("kk", "ru", "en")}
    kiosk = open_kiosk(texts, size=(panel.width, panel.height), diagonal_inches=panel.inches)
    for tag, name in (("kk", "Оқуға ыңғайлы"), ("ru", "Удобнее читать"), ("en", OPEN)):
        kiosk.viewer.language.choose(tag)
        kiosk.open("lake")
        assert list(complaints(kiosk, panel)) == []
        buttons = look(kiosk.viewer, "Bar").buttons
        assert name in [button.name for button in buttons]
        assert len(buttons) == 6
        wider = [button.place.adjusted(0, 0, gap * panel.density, 0) for button in buttons]
        assert not any(one.intersects(other) for at, one in enumerate(wider) for other in wider[:at])
        press(kiosk, name)
        (sheet,) = items(kiosk, "ReadingPanel")
        assert area(sheet).top() >= 0
        kiosk.viewer.navigation.home()
        press(kiosk, name)


@pytest.mark.parametrize(
    ("panel", "sizes"),
    [
        (Panel(800, 1280, 10), []),  # no room for any letter larger than it is
        (Panel(1080, 1920, 15), [100, 125, 150]),  # at most 133 %
        (Panel(1080, 1920, 32), [100, 125, 150, 200]),
    ],
    ids=str,
)
def test_every_size_that_is_offered_changes_the_text(
    open_kiosk: OpenKiosk, panel: Panel, sizes: list[int]
) -> None:
    kiosk = open_kiosk(PAGES, size=(panel.width, panel.height), diagonal_inches=panel.inches)
    press(kiosk, OPEN)
    names = [button.name for button in look(kiosk.viewer, "ReadingPanel").buttons]
    assert [name for name in names if name.startswith("Text size")] == [
        f"Text size {size} %" for size in sizes
    ]
    assert {"High contrast", "Nothing moves"} <= set(names)


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_the_bar_names_the_section_in_large_text(open_kiosk: OpenKiosk, size: tuple[int, int]) -> None:
    files = {f"1-lake/{at}-p/{tag}.md": f"# {tag} {at}\n" for at in (1, 2) for tag in ("kk", "ru", "en")}
    titles = {
        f"1-lake/{tag}.md": f"# {title}\n" for tag, title in zip(("kk", "ru", "en"), TITLES, strict=True)
    }
    kiosk = open_kiosk({**files, **titles, "kiosk.toml": 'languages = ["kk", "ru", "en"]\n'}, size=size)
    press(kiosk, "Оқуға ыңғайлы")
    press(kiosk, "Әріп өлшемі 200 %")
    kiosk.open("lake/p")
    assert not [words for words in kiosk.hand.texts() if words.startswith("…")]
    assert items(kiosk, "PageSteps")


def test_high_contrast_is_black_on_white(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(PAGES)
    kiosk.open("lake")
    press(kiosk, OPEN)
    press(kiosk, "High contrast")
    assert text(kiosk, "Water and reeds.").property("color").name() == "#000000"
    image = kiosk.viewer.window.grabWindow()
    assert image.pixelColor(4, image.height() * 6 // 10).name() == "#ffffff"


def test_calm_moves_nothing(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(PAGES, animated=True)
    press(kiosk, OPEN)
    press(kiosk, "Nothing moves")
    press(kiosk, "Close")
    kiosk.hand.tap(kiosk.hand.button("Lake"))
    assert not items(kiosk, "CoverFlight")


def test_all_of_it_goes_with_the_visitor(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(PAGES)
    kiosk.open("lake")
    usual = text(kiosk, "Water and reeds.").property("font").pixelSize()
    press(kiosk, OPEN)
    press(kiosk, "Text size 150 %")
    press(kiosk, "High contrast")
    kiosk.viewer.idle.rest()
    kiosk.viewer.idle.touch()
    settle(kiosk.viewer)
    assert not items(kiosk, "ReadingPanel")
    kiosk.open("lake")
    words = text(kiosk, "Water and reeds.")
    assert words.property("font").pixelSize() == usual
    assert words.property("color").name() != "#000000"


def test_as_before_takes_everything_back(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(PAGES)
    kiosk.open("lake")
    usual = text(kiosk, "Water and reeds.").property("font").pixelSize()
    press(kiosk, OPEN)
    press(kiosk, "Text size 200 %")
    press(kiosk, "As before")
    assert text(kiosk, "Water and reeds.").property("font").pixelSize() == usual
    assert "As before" not in [str(button.property("name")) for button in kiosk.hand.buttons()]


def test_a_page_that_is_left_hears_of_no_other_size_of_text(
    open_kiosk: OpenKiosk, shipped_state: Path
) -> None:
    kiosk = open_kiosk(state=shipped_state)
    window = kiosk.viewer.window
    for percent, milliseconds in ((125, 0), (100, 3)):
        kiosk.open("health/safe-by-the-water")  # it has notices that ask for something
        kiosk.viewer.navigation.open("expo-2017")
        QTest.qWait(milliseconds)  # it deletes what is to be deleted, other than the event loop
        chosen = QQmlExpression(
            QQmlEngine.contextForObject(window), window, f"ReadingAids.percent = {percent}"
        )
        chosen.evaluate()
        kiosk.hand.pause(5)  # an error that is logged fails the test
