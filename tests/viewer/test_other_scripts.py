"""Sample folders in Arabic, which runs from right to left, and in Chinese, which has no spaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.viewer.screenshots import page_down
from tests.viewer.hand import OpenKiosk, area, is_kind, walk
from tests.viewer.panel import Panel
from tests.viewer.rules import complaints

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SHAPES = (Panel(1080, 1920, 32), Panel(1920, 1080, 32))


def files(name: str) -> dict[str, str]:
    folder = SAMPLES / name
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


@pytest.mark.parametrize("panel", SHAPES, ids=str)
@pytest.mark.parametrize("name", ["arabic", "chinese"])
def test_every_screen_keeps_the_rules(open_kiosk: OpenKiosk, name: str, panel: Panel) -> None:
    kiosk = open_kiosk(files(name), size=(panel.width, panel.height), diagonal_inches=panel.inches)
    wrong = list(complaints(kiosk, panel))
    for page in ("lake", "lake/map", "horse") if name == "arabic" else ("lake", "horse"):
        kiosk.open(page)
        wrong += complaints(kiosk, panel)
        while page_down(kiosk.viewer):
            wrong += complaints(kiosk, panel)
    assert not wrong, "\n".join(dict.fromkeys(map(str, wrong)))


def test_steps_lie_on_the_side_that_reading_goes_to(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(files("arabic"), size=(1920, 1080), diagonal_inches=32)
    kiosk.open("lake")
    (steps,) = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "PageSteps")]
    places = [area(item) for item in walk(steps) if is_kind(item, "BarButton")]
    before, _, following = places
    assert following.right() < before.left()
