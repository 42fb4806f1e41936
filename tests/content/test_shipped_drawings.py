"""The shipped drawings: whole in themselves, filled to their edges, with upright twins that are upright."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.publishing.worker.pictures.svg import draw, drawn_size, linked

CONTENT = Path(__file__).resolve().parents[2] / "content"
DRAWINGS = sorted(str(file.relative_to(CONTENT)) for file in CONTENT.rglob("*.svg"))
UPRIGHT = [name for name in DRAWINGS if name.endswith("-tall.svg")]


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_needs_no_other_file_and_is_filled_to_its_edges(name: str) -> None:
    data = (CONTENT / name).read_bytes()
    assert linked(data) == []
    # At an edge that the sides of upright drawings do not divide: rounding must leave no seam.
    assert draw(data, 333)[3].min() == 255


@pytest.mark.parametrize("name", UPRIGHT)
def test_an_upright_drawing_is_upright_and_stands_beside_a_wide_one(name: str) -> None:
    wide = CONTENT / name.replace("-tall.svg", ".svg")
    width, height = drawn_size((CONTENT / name).read_bytes(), 1000)
    assert wide.is_file()
    assert width < height
    width, height = drawn_size(wide.read_bytes(), 1000)
    assert width > height
