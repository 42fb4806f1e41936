"""Big figures: the number whole, words above it and its unit below, everything of a row on the same lines."""

from __future__ import annotations

import pytest

from kiosk.viewer.proof.seen import look
from kiosk.viewer.proof.text_lines import cut_words
from tests.viewer.hand import OpenKiosk
from tests.viewer.panel import Panel

TEXT = """# Сандар

20,5 миллион
: жыл басындағы тұрғындар, олардың үштен бірі балалар

6,9 миллион
: балалар

124
: этнос

300 000-нан астам
: қонақ

кемінде 60 минут
: қозғалыс
"""


@pytest.mark.parametrize(
    "panel",
    [Panel(1080, 1920, 32), Panel(1080, 1920, 22), Panel(1080, 1920, 15), Panel(800, 1280, 10)],
    ids=str,
)
def test_figures_of_a_row_stand_on_the_same_lines(open_kiosk: OpenKiosk, panel: Panel) -> None:
    whole = panel.as_high_as(4000)
    kiosk = open_kiosk({"1-p/kk.md": TEXT}, size=(whole.width, whole.height), diagonal_inches=whole.inches)
    kiosk.open("p")
    texts = {seen.text.replace("\u2060", ""): seen for seen in look(kiosk.viewer).texts}
    numbers = [texts[value] for value in ("20,5", "6,9", "124", "300\u00a0000-нан", "60") if value in texts]
    assert len(numbers) == 5
    assert len({number.font.pixelSize() for number in numbers}) == 1
    assert all(number.lines == 1 for number in numbers if len(number.text) < 9)
    assert not [cut_words(seen) for seen in texts.values() if cut_words(seen)]
    labels = ("жыл басындағы тұрғындар, олардың үштен бірі балалар", "балалар", "этнос", "қонақ", "қозғалыс")
    rows: dict[int, set[int]] = {}
    for number, label in zip(numbers, labels, strict=False):
        rows.setdefault(round(number.ink.top()), set()).add(round(texts[label].ink.top()))
    assert all(len(tops) == 1 for tops in rows.values()), rows
    assert len(rows) < len(numbers) or panel.inches < 20
    assert [seen.text for seen in look(kiosk.viewer).texts].count("миллион") == 2
    if panel.inches == 32:  # three in a row
        assert texts["60"].ink.top() == texts["300\u00a0000-нан"].ink.top()
    assert texts["кемінде"].ink.bottom() <= texts["60"].ink.top() < texts["минут"].ink.top()
