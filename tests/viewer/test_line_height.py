"""Every line is as high as every other, whatever characters it holds."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.publishing.worker.styled import plain
from kiosk.viewer.page.lines import font, set_lines
from kiosk.viewer.proof.seen import look
from tests.viewer.hand import OpenKiosk

FACES = [("Nunito", False), ("Nunito", True), ("Literata SemiBold", False)]
# By code point: what Word, web pages and telephones leave in a text, and letters of every script we have.
SIGNS = (
    "\u00ad\u00a0\u2002\u2003\u2007\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2010\u2011\u2012\u2015\u2028\u2029"
    "\u202a\u202c\u202f\u2032\u2060\u2066\u2069\u2212\u2044\ufe0f\ufeff\ufffc\u034f\u061c\u180e\u0301"
    "₸№…«»€£°²½⅓→≈×−әіңғүұқөһЁяßçéğışΩλאעשسعمچکە☺😀🎉👨"
)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_no_sign_makes_a_line_higher(qapp: Any, sign: str) -> None:
    for family, bold in FACES:
        for size in (31, 40, 77):
            used = font(family, size, bold)
            (common,) = {line.height() for line in set_lines("Орман Camp", used, 9000)}
            for text in (f"Орман{sign}ды Camp{sign}s", sign, f"{sign} Орман"):
                highest = max(line.height() for line in set_lines(plain(text), used, 9000))
                # Emoji stand on the feet of another font than Literata's: a pixel.
                assert highest <= common + 0.05 * size, (family, bold, text)


def test_a_title_and_a_paragraph_of_word_are_no_higher(open_kiosk: OpenKiosk) -> None:
    text = "# Ақ{0}қайың\n\nАқ{0}қайың мен қарағай. Ақ{0}қайың\n\n## Ақ{0}қайың\n\nАқ{0}қайың\n"
    kiosk = open_kiosk({"1-word/kk.md": text.format("\u2011"), "2-plain/kk.md": text.format("-")})
    heights = []
    for page in ("word", "plain"):
        kiosk.open(page)
        heights.append([seen.ink.height() for seen in look(kiosk.viewer).texts if "қайың" in seen.text])
    assert len(heights[0]) >= 4
    assert heights[0] == heights[1]
