from __future__ import annotations

import pytest

from kiosk.languages.detect import likely_language, sure_language

KAZAKH = "Бүгін күн жақсы, біз көлге барамыз және ертең қайтамыз. "
RUSSIAN = "Сегодня солнечный день, мы едем на озеро и вернёмся завтра. "
ENGLISH = "The sun is out today, and we go to the lake in the morning. "


@pytest.mark.parametrize(
    ("text", "likely", "sure"),
    [
        (KAZAKH * 3, "kk", "kk"),
        (RUSSIAN * 3, "ru", "ru"),
        (ENGLISH * 3, "en", "en"),
        (KAZAKH, "kk", ""),  # too short
        (RUSSIAN, "ru", ""),
        (ENGLISH, "en", ""),
        (RUSSIAN * 9 + KAZAKH * 2, "kk", ""),  # a Russian page with a Kazakh quotation, or the reverse
        (RUSSIAN * 3 + ENGLISH * 2, "ru", ""),
        ("Nur Alem Expo Astana Baiterek Burabay Shymbulak " * 4, "en", ""),  # names only
        ("12 + 34", "ru", ""),
        ("", "ru", ""),
    ],
)
def test_language_of_a_text(text: str, likely: str, sure: str) -> None:
    assert likely_language(text) == likely
    assert sure_language(text) == sure
