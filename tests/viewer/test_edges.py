"""Edges that meet: of cards and the card in front, of tables and the text, of pictures and their places."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.viewer.proof.seen import look
from kiosk.viewer.screenshots import page_down
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, png, walk
from tests.viewer.panel import Panel, start

ENGLISH = {"kiosk.toml": 'languages = ["en"]\n'}
# Panels whose width or height cannot be divided into equal cards among them.
EDGES = [
    Panel(1080, 1920, 32),
    Panel(1920, 1080, 32),
    Panel(800, 1280, 10),
    Panel(1280, 800, 10),
    Panel(3840, 2160, 55),
]


def all_of(kiosk: Kiosk, kind: str) -> list[QQuickItem]:
    """Return the visible items of a QML type."""
    return [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, kind)]


def one(kiosk: Kiosk, kind: str) -> QQuickItem:
    """Return the only visible item of a QML type."""
    (found,) = all_of(kiosk, kind)
    return found


def cards_at(kiosk: Kiosk, end: str) -> list[QRectF]:
    """Return the places of the home screen's cards, scrolled to "Beginning" or "End"."""
    QMetaObject.invokeMethod(one(kiosk, "QQuickGridView"), f"positionViewAt{end}")
    settle(kiosk.viewer)
    return [area(card) for card in all_of(kiosk, "Card")]


@pytest.mark.parametrize("panel", EDGES, ids=str)
def test_the_cards_end_where_the_card_in_front_does(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel
) -> None:
    kiosk = start(open_kiosk, light_state, panel)
    front = area(one(kiosk, "FrontCard"))
    first, last = cards_at(kiosk, "Beginning"), cards_at(kiosk, "End")
    assert max(card.right() for card in last) == panel.width - front.left()
    if panel.width > panel.height:
        assert min(card.top() for card in first) == front.top()
        assert max(card.bottom() for card in last) == front.bottom()
    else:
        assert min(card.left() for card in first) == front.left()
    for sizes in ([card.width() for card in first], [card.height() for card in first]):
        assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("panel", [Panel(1080, 1920, 43), Panel(1920, 1080, 43)], ids=str)
@pytest.mark.parametrize("sections", [2, 3, 4, 5, 6, 7, 8, 10, 11])
def test_the_last_row_of_few_sections_leaves_no_hole(
    open_kiosk: OpenKiosk, panel: Panel, sections: int
) -> None:
    files = {f"{at}-s{at}/en.md": f"# Section {at}\n\nText.\n" for at in range(1, sections + 2)}
    files |= {"kiosk.toml": 'languages = ["en"]\nfront = "s1"\n'}
    kiosk = open_kiosk(files, size=(panel.width, panel.height), diagonal_inches=panel.inches)
    cards = [area(card) for card in all_of(kiosk, "Card")]
    assert len(cards) == sections
    rows = {card.top() for card in cards}
    right = panel.width - area(one(kiosk, "FrontCard")).left() if panel.width < panel.height else None
    ends = {max(card.right() for card in cards if card.top() == top) for top in rows}
    assert len(ends) == 1
    assert right is None or ends == {right}
    assert not any(a.intersects(b) for at, a in enumerate(cards) for b in cards[:at])


@pytest.mark.parametrize("panel", EDGES, ids=str)
def test_the_cards_of_a_row_are_as_wide_as_their_place(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel
) -> None:
    kiosk = start(open_kiosk, light_state, panel.as_high_as(4000) if panel.height > panel.width else panel)
    kiosk.open("geography")
    for row in all_of(kiosk, "CardsBlock"):
        if row.property("columns") > 1:
            within = [area(card) for card in walk(row) if is_kind(card, "Card")]
            width = max(card.right() for card in within) - min(card.left() for card in within)
            assert width == row.property("column")


def test_both_neighbours_are_as_high_as_the_higher_one(open_kiosk: OpenKiosk, light_state: Path) -> None:
    kiosk = start(open_kiosk, light_state, Panel(2160, 3840, 55))
    kiosk.viewer.language.choose("ru")
    kiosk.open("culture/games")
    while page_down(kiosk.viewer):
        pass
    heights = [card.height() for card in walk(one(kiosk, "Neighbours")) if is_kind(card, "WideCard")]
    wanted = [card.implicitHeight() for card in walk(one(kiosk, "Neighbours")) if is_kind(card, "WideCard")]
    assert wanted[0] > wanted[1]
    assert heights == [max(wanted)] * 2


@pytest.mark.parametrize("text", ["![](1.png)\n![](2.png)", "![](1.png)"])
@pytest.mark.parametrize("size", [(1200, 800), (1000, 743), (1600, 1000)])
def test_a_picture_fills_its_place(open_kiosk: OpenKiosk, text: str, size: tuple[int, int]) -> None:
    pictures = {f"01-a/{name}.png": png(*size) for name in ("1", "2")}
    kiosk = open_kiosk({**ENGLISH, **pictures, "01-a/en.md": f"# A\n\nText.\n\n{text}\n"})
    kiosk.open("a")
    button = area(all_of(kiosk, "PictureButton")[0])
    assert button.height() == pytest.approx(button.width() * size[1] / size[0], abs=1.5)  # published smaller
    shown = look(kiosk.viewer, "PictureButton").pictures[0]
    assert shown.painted == [button.width(), button.height()]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_words_of_a_table_stand_in_line_with_the_text(open_kiosk: OpenKiosk, language: str) -> None:
    table = "| Lake | Depth |\n|---|--:|\n| Shchuchye | 31 |\n"
    kiosk = open_kiosk({f"01-a/{language}.md": f"# A\n\nText.\n\n{table}", "01-a/b/kk.md": "# B\n"})
    kiosk.open("a")
    block = one(kiosk, "TableBlock")
    within = area(block).center().x() - block.property("column") / 2
    column = QRectF(within, 0, block.property("column"), 1)
    ink = [text.ink for text in look(kiosk.viewer, "TableBlock").texts]
    assert len(ink) == 4
    assert abs(min(each.left() for each in ink) - column.left()) < 1
    assert abs(max(each.right() for each in ink) - column.right()) < 1


def test_the_place_in_a_gallery_has_a_line_of_its_own(open_kiosk: OpenKiosk) -> None:
    pictures = {f"01-a/{name}.png": png(1200, 600) for name in ("1", "2")}
    text = "# A\n\nText.\n\n![](1.png)\n![](2.png)\n\nThe end.\n"
    kiosk = open_kiosk({**ENGLISH, **pictures, "01-a/en.md": text})
    kiosk.viewer.metrics.magnify(2)
    kiosk.open("a")
    seen = look(kiosk.viewer, "GalleryBlock")
    (place,) = [text.ink for text in seen.texts if text.text == "1 of 2"]
    assert place.top() >= seen.pictures[0].place.bottom()
    assert place.bottom() <= area(one(kiosk, "GalleryBlock")).bottom()
