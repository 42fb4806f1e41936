"""Pictures, maps and cards that are wider than the text, on panels with room beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.publishing.worker.pictures.convert import CARD_EDGE
from kiosk.viewer.screenshots import page_down
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, png, walk
from tests.viewer.panel import Panel
from tests.viewer.rules import complaints

ENGLISH = {"kiosk.toml": 'languages = ["en"]\n'}
WIDE = [Panel(3840, 2160, 55), Panel(3840, 2160, 43), Panel(2160, 3840, 55), Panel(1920, 1080, 43)]
TIGHT = [Panel(1080, 1920, 32), Panel(1920, 1080, 32), Panel(800, 1280, 10)]
PICTURES = {
    "01-a/wide.png": png(1600, 1000),
    "01-a/other.png": png(1600, 900),
    "01-a/tall.png": png(800, 1000),
}
BLOCKS = {
    "picture": "![A meadow](wide.png)",
    "map": "![A map](wide.png)\n\n- 20 % 50 % **Ural** a river\n- 80 % 50 % **Altai** mountains",
    "gallery": "![](wide.png)\n![](other.png)",
    "upright": "![A tower](tall.png)",
    "numbered": "![A map](wide.png)\n\n1. 20 % 50 % **Ural** a river\n2. 80 % 50 % **Altai** mountains",
    "table": "| a | b |\n|---|---|\n| c | d |",
}


def rows(kiosk: Kiosk) -> list[QQuickItem]:
    """Return the rows of the open page that are seen."""
    return [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "BlockFrame")]


def with_block(open_kiosk: OpenKiosk, panel: Panel, block: str) -> Kiosk:
    """Return a kiosk on a page with a line of text and a block."""
    kiosk = open_kiosk(
        {**ENGLISH, **PICTURES, "01-a/en.md": f"# A\n\nText.\n\n{block}\n"},
        size=(panel.width, panel.height),
        diagonal_inches=panel.inches,
    )
    kiosk.open("a")
    return kiosk


def shares(open_kiosk: OpenKiosk, panel: Panel, block: str) -> list[float]:
    """Return how wide each row of a page with a block is, as a share of the text's width."""
    found = rows(with_block(open_kiosk, panel, block))
    text = found[0].property("column")
    return [row.property("column") / text for row in found]


@pytest.mark.parametrize("panel", WIDE, ids=str)
@pytest.mark.parametrize("kind", ["picture", "map", "gallery"])
def test_what_is_not_text_is_wider_where_there_is_room(
    open_kiosk: OpenKiosk, kind: str, panel: Panel
) -> None:
    assert shares(open_kiosk, panel, BLOCKS[kind]) == pytest.approx([1, 1.35], abs=0.01)


@pytest.mark.parametrize("kind", ["upright", "numbered", "table"])
def test_text_and_upright_pictures_stay_in_the_column(open_kiosk: OpenKiosk, kind: str) -> None:
    assert shares(open_kiosk, WIDE[0], BLOCKS[kind]) == [1, 1]


@pytest.mark.parametrize("panel", TIGHT, ids=str)
def test_without_room_for_more_pictures_are_as_wide_as_the_text(open_kiosk: OpenKiosk, panel: Panel) -> None:
    assert shares(open_kiosk, panel, BLOCKS["picture"]) == [1, 1]


@pytest.mark.parametrize("panel", WIDE, ids=str)
def test_numbers_of_two_digits_find_room_in_their_discs(open_kiosk: OpenKiosk, panel: Panel) -> None:
    places = "".join(f"{at}. {8 * at} % 50 % **Place {at}** a word\n" for at in range(1, 12))
    kiosk = with_block(open_kiosk, panel, f"![A map](wide.png)\n\n{places}")
    assert list(complaints(kiosk, panel)) == []


@pytest.mark.parametrize("panel", WIDE, ids=str)
def test_three_wide_cards_stand_in_a_row_and_their_pictures_are_sharp(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel
) -> None:
    kiosk = open_kiosk(state=light_state, size=(panel.width, panel.height), diagonal_inches=panel.inches)
    kiosk.open("geography")
    of_cards = [row for row in rows(kiosk) if is_kind(row, "CardsBlock")]
    counts = [sum(is_kind(item, "Card") for item in walk(row)) for row in of_cards]
    assert counts == [2, 3]
    text = next(row for row in rows(kiosk) if is_kind(row, "ParagraphBlock"))
    assert all(row.property("column") > 1.3 * text.property("column") for row in of_cards)
    for row in of_cards:
        assert area(row).center().x() == pytest.approx(area(text).center().x(), abs=1)
        assert all(item.width() <= CARD_EDGE for item in walk(row) if is_kind(item, "Cover"))


def test_the_key_of_a_wide_map_stands_in_the_column_of_text(open_kiosk: OpenKiosk, light_state: Path) -> None:
    kiosk = open_kiosk(state=light_state, size=(3840, 2160), diagonal_inches=55)
    kiosk.viewer.language.choose("ru")
    kiosk.open("geography/regions-and-cities")
    column = next(row for row in rows(kiosk) if is_kind(row, "ParagraphBlock")).property("column")
    key: list[QQuickItem] = []
    while not key and page_down(kiosk.viewer):
        key = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "HotspotRow")]
    block = next(row for row in rows(kiosk) if is_kind(row, "MarkedBlock"))
    assert block.property("column") > 1.2 * column
    assert {row.width() for row in key} == {column}
    assert {round(area(row).center().x() - area(block).center().x()) for row in key} <= {-1, 0, 1}
