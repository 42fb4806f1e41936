"""Cards where there are many of them, and where a page has nothing else."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk
from tests.viewer.panel import PANELS, Panel
from tests.viewer.rules import complaints

TITLES = {
    "kk": ("Облыстың тарихи-мәдени мұралары мен ескерткіштері", "Табиғат"),
    "ru": ("Международное сотрудничество и дружба народов", "Природа"),
    "en": ("The historical and cultural heritage of the region", "Nature"),
}


FILLED = [Panel(1080, 1920, 32), Panel(1920, 1080, 32), Panel(2160, 3840, 55), Panel(3840, 2160, 55)]


def all_of(item: QQuickItem, kind: str) -> list[QQuickItem]:
    """Return the visible items of a QML type at and below an item."""
    return [each for each in walk(item) if is_kind(each, kind)]


def start(open_kiosk: OpenKiosk, files: dict[str, str], panel: Panel) -> Kiosk:
    return open_kiosk(files, size=(panel.width, panel.height), diagonal_inches=panel.inches)


@pytest.mark.parametrize("panel", PANELS, ids=str)
def test_cards_of_forty_sections_keep_their_pictures(open_kiosk: OpenKiosk, panel: Panel) -> None:
    files = {
        f"{at:02}-s{at}/{tag}.md": f"# {titles[at % 3 // 2]}\n\nText.\n"
        for at in range(40)
        for tag, titles in TITLES.items()
    }
    kiosk = start(open_kiosk, files, panel)
    # Two lines are left to titles on panels that are wide and low, whatever they take.
    least = 0.34 if panel.inches == 10 and panel.width > panel.height else 0.45
    for times, language in product((1, 1.5), TITLES):
        kiosk.viewer.metrics.magnify(times)
        kiosk.viewer.language.choose(language)
        settle(kiosk.viewer)
        shares = [
            (all_of(card, "Cover")[0].height() + 1) / card.height()
            for card in all_of(kiosk.viewer.window.contentItem(), "Card")
        ]
        assert min(shares) >= least, f"{language}, letters of {times}"
        wrong = [each for each in complaints(kiosk, panel) if not each.startswith("out of")]
        assert wrong == []


@pytest.mark.parametrize("panel", FILLED, ids=str)
def test_few_pages_fill_a_section_without_text(open_kiosk: OpenKiosk, panel: Panel) -> None:
    files = {"kiosk.toml": 'languages = ["en"]\n'}
    for count in range(1, 7):
        files[f"s{count}/en.md"] = f"# Section {count}\n"
        files |= {f"s{count}/p{at}/en.md": f"# Page {at}\n\nText.\n" for at in range(count)}
    kiosk = start(open_kiosk, files, panel)
    for count in range(1, 7):
        kiosk.open(f"s{count}")
        (rows,) = all_of(kiosk.viewer.window.contentItem(), "BlockList")
        left = (rows.height() - rows.property("contentHeight")) / rows.height()
        assert -0.02 <= left <= 0.16, f"{count} pages"
        shapes = [card.width() / card.height() for card in map(area, all_of(rows, "Card"))]
        assert len(shapes) == count
        assert 0.6 < min(shapes) <= max(shapes) < 3.2


def test_pages_below_text_and_on_small_panels_have_their_usual_cards(open_kiosk: OpenKiosk) -> None:
    files = {"1-a/en.md": "# A\n\nText.\n", "2-b/en.md": "# B\n", "kiosk.toml": 'languages = ["en"]\n'}
    for section in ("1-a", "2-b"):
        files |= {f"{section}/{at}/en.md": f"# Page {at}\n\nText.\n" for at in (1, 2)}
    kiosk = start(open_kiosk, files, Panel(1080, 1920, 32))
    kiosk.open("a")
    assert len({area(card).top() for card in all_of(kiosk.viewer.window.contentItem(), "Card")}) == 1
    kiosk.open("b")
    assert len({area(card).top() for card in all_of(kiosk.viewer.window.contentItem(), "Card")}) == 2
    small = start(open_kiosk, files, Panel(800, 1280, 10))
    small.open("b")
    assert all_of(small.viewer.window.contentItem(), "WideCard")
