"""Code blocks: every letter as wide as the next, the licence of the font beside it."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF

from kiosk.paths import QML_MODULE
from kiosk.viewer.proof.seen import look
from tests.viewer.hand import OpenKiosk


def test_letters_of_a_code_block_stand_one_below_another(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"1-code/kk.md": "# Кесте\n\nМәтін\n\n```\niii|әғқ\nWWW|ҰҮҺ\n```\n"})
    kiosk.open("code")
    (code,) = [seen for seen in look(kiosk.viewer).texts if "WWW" in seen.text]
    measure = QFontMetricsF(code.font)
    assert len({measure.horizontalAdvance(line) for line in ("iii|әғқ", "WWW|ҰҮҺ", "1₸…№—әң")}) == 1
    kiosk_family = [seen.font.family() for seen in look(kiosk.viewer).texts if seen.text == "Мәтін"]
    assert kiosk_family == ["Nunito"]


def test_every_font_has_its_licence_beside_it() -> None:
    for font in (QML_MODULE / "fonts").glob("*.ttf"):
        licence = QML_MODULE / "fonts" / f"OFL-{font.stem.partition('_')[0]}.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8")
