"""Every page to its end, in every language and size of text: no word cut, nothing over something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.viewer.proof.whole_page import every_page
from tests.viewer.hand import OpenKiosk
from tests.viewer.panel import Panel, start
from tests.viewer.whole_page import page_complaints

USUAL = [Panel(1080, 1920, 32), Panel(1920, 1080, 32)]
SIZES = [
    (Panel(800, 1280, 10), 100),  # no larger text is offered there
    *((panel, percent) for panel in USUAL for percent in (100, 125, 150, 200)),
    (Panel(1080, 1920, 21.5), 200),
    (Panel(1920, 1080, 21.5), 200),
]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(("panel", "percent"), SIZES, ids=str)
def test_every_page_keeps_the_rules_to_its_end(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel, percent: int, language: str
) -> None:
    kiosk = start(open_kiosk, light_state, panel)
    kiosk.viewer.metrics.magnify(percent / 100)
    kiosk.viewer.language.choose(language)
    wrong = [
        f"{page or 'home'}: {each}"
        for page in every_page(kiosk.viewer)
        for each in page_complaints(kiosk, panel)
    ]
    assert not wrong, "\n".join(dict.fromkeys(wrong))
