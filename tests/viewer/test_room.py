"""How a page shares its room: text beside or above the round button, and the most of it on small panels."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.viewer.proof.seen import look
from kiosk.viewer.screenshots import page_down
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk
from tests.viewer.panel import PANELS, Panel
from tests.viewer.rules import complaints

LANGUAGES = ("kk", "ru", "en")
NARROW = [Panel(1080, 1920, 21.5), Panel(800, 1280, 10), Panel(1280, 800, 10)]
LONG = {"1-a/en.md": "# A\n\n" + "Words that go on. " * 200, "1-a/ar.md": "# A\n\n" + "كلمات تستمر. " * 270}


def start(open_kiosk: OpenKiosk, state: Path, panel: Panel) -> Kiosk:
    return open_kiosk(state=state, size=(panel.width, panel.height), diagonal_inches=panel.inches)


def all_of(kiosk: Kiosk, kind: str) -> list[QQuickItem]:
    """Return the visible items of a QML type."""
    return [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, kind)]


def to_the_end(kiosk: Kiosk, panel: Panel) -> list[str]:
    """Return what is wrong on the open page, screen by screen."""
    wrong = list(complaints(kiosk, panel))
    while page_down(kiosk.viewer):
        wrong += complaints(kiosk, panel)
    return wrong


@pytest.mark.parametrize("panel", [*PANELS, Panel(1080, 1920, 21.5), Panel(1920, 1080, 21.5)], ids=str)
def test_no_letter_lies_under_the_round_button(open_kiosk: OpenKiosk, panel: Panel) -> None:
    kiosk = open_kiosk(LONG, size=(panel.width, panel.height), diagonal_inches=panel.inches)
    for times, language in product((1, 2), ("en", "ar")):
        kiosk.viewer.metrics.magnify(times)
        kiosk.viewer.language.choose(language)
        kiosk.viewer.navigation.home()
        kiosk.open("a")
        assert look(kiosk.viewer).scroll.width() >= 17 * panel.density
        assert [each for each in to_the_end(kiosk, panel) if each.startswith("under")] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", NARROW, ids=str)
def test_no_letter_of_the_shipped_pages_lies_under_the_round_button(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel, language: str
) -> None:
    kiosk = start(open_kiosk, light_state, panel)
    kiosk.viewer.language.choose(language)
    for page in ("history/botai", "geography/rivers-and-lakes", "geography"):
        kiosk.open(page)
        assert [each for each in to_the_end(kiosk, panel) if each.startswith("under")] == []


@pytest.mark.parametrize("panel", NARROW, ids=str)
def test_one_tap_scrolls_by_nine_tenths_of_the_text_that_is_seen(open_kiosk: OpenKiosk, panel: Panel) -> None:
    kiosk = open_kiosk(LONG, size=(panel.width, panel.height), diagonal_inches=panel.inches)
    kiosk.open("a")
    (rows,) = all_of(kiosk, "BlockList")
    (button,) = all_of(kiosk, "ScrollButton")
    before = rows.property("contentY")
    kiosk.hand.tap(button)
    assert rows.property("contentY") - before == pytest.approx(0.9 * rows.height(), abs=2)
    below = look(kiosk.viewer).bar.top() - area(rows).bottom()
    assert below == 0 or area(button).top() >= area(rows).bottom()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", [Panel(1280, 800, 10), Panel(1920, 1080, 10)], ids=str)
def test_a_wide_panel_of_ten_inch_shows_text_at_once(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel, language: str
) -> None:
    kiosk = start(open_kiosk, light_state, panel)
    kiosk.viewer.language.choose(language)
    for page in kiosk.viewer.release.pages.family("history"):
        kiosk.open(page.id)
        (title,) = all_of(kiosk, "PageTitle")
        below = (look(kiosk.viewer).bar.top() - area(title).bottom()) / panel.density
        lines = next(text.lines for text in look(kiosk.viewer, "PageTitle").texts if text.text)
        # Of 124 to 135 mm; a line of text is 15 mm high.
        assert below > 70 - 15 * max(0, lines - 1), page.id
