"""Marked pictures: names that stand free, numbers with a key, and a tap that joins the two."""

from __future__ import annotations

from math import hypot
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from kiosk.releases.blocks import MarkedPicture
from kiosk.viewer.page import label_model
from kiosk.viewer.page.label_layout import Box, Label, label_layout
from kiosk.viewer.page.spread import spread
from kiosk.viewer.screenshots import page_down
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk
from tests.viewer.panel import PANELS, Panel

MAP = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100"><rect width="160" height="100"/></svg>'


def page(places: str) -> dict[str, str]:
    return {"01-land/en.md": f"# Land\n\nWords.\n\n![A map](map.svg)\n\n{places}\n", "01-land/map.svg": MAP}


def names(kiosk: Kiosk) -> dict[str, QRectF]:
    """The names that stand on the picture, and where."""
    blocks = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "MarkedBlock")]
    labels = [item for item in walk(blocks[0]) if is_kind(item, "BodyText")]
    plates = [(str(label.property("text")), label.parentItem()) for label in labels]
    return {text: area(plate) for text, plate in plates if is_kind(plate, "QQuickRectangle")}


def test_names_stand_beside_their_points_and_apart(open_kiosk: OpenKiosk) -> None:
    towns = "\n".join(f"- {40 + 9 * (at % 3)} % {45 + 9 * (at // 3)} % **Town {at}**" for at in range(6))
    kiosk = open_kiosk(page(towns + "\n- 50 % 90 % The great steppe"))
    kiosk.open("land")
    shown = names(kiosk)
    assert set(shown) == {"The great steppe", *(f"Town {at}" for at in range(6))}
    areas = list(shown.values())
    assert not any(one.intersects(other) for at, one in enumerate(areas) for other in areas[:at])
    column = kiosk.viewer.window.width()
    assert all(place.left() > 0 and place.right() < column for place in areas)


def test_names_without_room_are_numbers_and_a_tap_shows_which_is_which(open_kiosk: OpenKiosk) -> None:
    crowd = "\n".join(f"- 70 % 70 % **A very long name of a place {at}**" for at in range(9))
    kiosk = open_kiosk(page(f"- 20 % 20 % **Door**: of felt\n{crowd}\n- 50 % 30 % Inside"))
    kiosk.open("land")
    texts = kiosk.hand.texts()
    assert "of felt" in texts
    assert texts.count("1") == texts.count("2") == 2  # on the picture and in the key
    assert set(names(kiosk)) >= {"Inside"}
    doors = [item for item in kiosk.hand.buttons() if item.property("name") == "Door"]
    on_picture = next(item for item in doors if is_kind(item, "HotspotDisc"))
    in_key = next(item for item in doors if is_kind(item, "HotspotRow"))
    kiosk.hand.tap(on_picture)
    settle(kiosk.viewer)
    assert in_key.property("chosen") is True
    kiosk.hand.tap(in_key)
    settle(kiosk.viewer)
    assert on_picture.property("chosen") is False


def test_places_that_staff_numbered_are_numbers_with_a_key(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(page("1. 20 % 20 % **Door**: of felt\n2. 80 % 70 % **Ring**: of wood"))
    kiosk.open("land")
    texts = kiosk.hand.texts()
    assert texts.count("1") == texts.count("2") == 2
    assert {"of felt", "of wood"} <= set(texts)


def test_a_name_stands_on_the_side_that_staff_chose(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(page("- 50 % 30 % ← **West**\n- 50 % 50 % > **East**\n- 50 % 70 % ^ **North**"))
    kiosk.open("land")
    shown = names(kiosk)
    middle = kiosk.viewer.window.width() / 2
    assert shown["West"].right() < middle < shown["East"].left()
    assert shown["North"].left() < middle < shown["North"].right()


def test_names_that_would_cover_each_other_become_numbers(open_kiosk: OpenKiosk) -> None:
    crowd = "\n".join(f"- 50 % 50 % **A very long name of a town {at}**" for at in range(9))
    kiosk = open_kiosk(page(crowd))
    kiosk.open("land")
    assert [item for item in kiosk.hand.buttons() if is_kind(item, "HotspotDisc")]
    assert "A very long name of a town 8" in kiosk.hand.texts()


@pytest.mark.parametrize("form", ["- {}", "1. {}"])
def test_nothing_is_laid_out_before_the_size_of_the_picture_is_known(
    open_kiosk: OpenKiosk, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """A page is opened under a finger: a layout of nothing costs as much as that of the picture."""
    sizes: list[tuple[float, float]] = []

    def recorded(width: float, height: float, *rest: Any) -> Any:
        sizes.append((width, height))
        return label_layout(width, height, *rest) if len(rest) == 1 else spread(width, height, *rest)

    monkeypatch.setattr(label_model, "label_layout", recorded)
    monkeypatch.setattr(label_model, "spread", recorded)
    places = (f"{at * 10 + 10} % 50 % **Town {at}**" for at in range(6))
    kiosk = open_kiosk(page("\n".join(map(form.format, places))))
    kiosk.open("land")
    assert sizes
    assert min(map(min, sizes)) > 0


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([Label(50, 50, 20, 10, 2)], [Box(52, 45, 20, 10)]),
        ([Label(90, 50, 20, 10, 2)], [Box(68, 45, 20, 10)]),  # no room at the right
        ([Label(50, 50, 20, 10, 0)], [Box(40, 45, 20, 10)]),  # an area: its middle
        ([Label(50, 50, 20, 10, 2), Label(66, 50, 20, 10, 2)], [Box(28, 45, 20, 10), Box(68, 45, 20, 10)]),
        ([Label(50, 50, 120, 10, 2)], None),  # wider than the picture
        ([Label(50, 50, 90, 90, 2), Label(52, 50, 90, 90, 2)], None),
        ([], []),
    ],
)
def test_label_layout(labels: list[Label], expected: list[Box] | None) -> None:
    assert label_layout(100, 100, labels) == expected


@pytest.mark.parametrize("percent", [100, 200])
def test_the_number_in_the_key_stands_beside_the_first_line_of_its_name(
    open_kiosk: OpenKiosk, percent: int
) -> None:
    kiosk = open_kiosk(page("1. 20 % 20 % **Door**: of felt\n2. 80 % 80 % **Hearth**: in the middle"))
    kiosk.viewer.metrics.magnify(percent / 100)
    kiosk.open("land")
    for row in (item for item in kiosk.hand.buttons() if is_kind(item, "HotspotRow")):
        number, name, _ = [area(item) for item in walk(row) if is_kind(item, "BodyText")]
        assert number.center().y() == pytest.approx(name.center().y(), abs=1.5)


@pytest.mark.parametrize("panel", PANELS, ids=str)
def test_the_discs_of_the_shipped_maps_stand_apart(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel
) -> None:
    kiosk = open_kiosk(state=light_state, size=(panel.width, panel.height), diagonal_inches=panel.inches)
    pages = kiosk.viewer.release.pages
    found = 0
    for page in [page.id for section in pages.family("") for page in pages.family(section.id)]:
        card = pages.card(page)
        read = pages.page(card) if card else None
        if read is None or not any(isinstance(block, MarkedPicture) for block in read.blocks):
            continue
        kiosk.open(page)
        discs: list[QRectF] = []
        while not discs and page_down(kiosk.viewer):
            items = walk(kiosk.viewer.window.contentItem())
            discs = [area(item) for item in items if is_kind(item, "HotspotDisc")]
        found += len(discs)
        for at, one in enumerate(discs):
            for other in discs[:at]:
                between = hypot(*(one.center() - other.center()).toTuple()) - one.width()
                assert between >= panel.density, page
    assert found or panel.inches > 20
