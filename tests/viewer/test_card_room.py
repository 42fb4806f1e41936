"""Cards where there are many of them."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, is_kind, walk
from tests.viewer.panel import PANELS, Panel
from tests.viewer.rules import complaints

TITLES = {
    "kk": ("Облыстың тарихи-мәдени мұралары мен ескерткіштері", "Табиғат"),
    "ru": ("Международное сотрудничество и дружба народов", "Природа"),
    "en": ("The historical and cultural heritage of the region", "Nature"),
}


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
