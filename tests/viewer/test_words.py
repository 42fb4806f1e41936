"""Words, lines and numbers as the screen sets them, as tables."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QFontMetricsF

from kiosk.languages.hyphens import hyphenated
from kiosk.languages.names import short_names
from kiosk.releases import blocks as b
from kiosk.releases.fields import Picture, with_texts
from kiosk.viewer.page.figures import divided, parts_of
from kiosk.viewer.page.lines import Lines, font, widest_in_em
from kiosk.viewer.page.spread import spread
from kiosk.viewer.page.titles import titles_fit


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("достопримечательности", "дос-топ-ри-ме-ча-тель-ности"),
        ("железнодорожного", "желез-но-до-рож-ного"),
        ("объединённое", "объе-ди-нён-ное"),
        ("құрылтайшыларының", "құрыл-тай-шы-ла-ры-ның"),
        ("ұйымдастырушылар", "ұйым-дас-ты-ру-шы-лар"),
        ("Казахстан", "Казахстан"),  # short enough everywhere
        ("responsibilities", "responsibilities"),  # English parts by origin
        ("internationalization", "inter-na-tio-na-li-za-tion"),  # fits nowhere
        ('<a href="железнодорожного">да</a>', '<a href="железнодорожного">да</a>'),
        ("два&nbsp;слова", "два&nbsp;слова"),
    ],
)
def test_long_words_part_before_a_consonant_and_its_vowel(word: str, parts: str) -> None:
    assert hyphenated(word).replace("\u00ad", "-") == parts


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("Қазақша", "Русский", "English"), ["ҚАЗ", "РУС", "ENG"]),
        (("O‘zbekcha", "العربية", "中文"), ["OZB", "العربية", "中文"]),
        (("Português", "Português (Brasil)", "English"), ["Português", "Português (Brasil)", "ENG"]),
    ],
)
def test_short_names_of_languages(names: tuple[str, ...], short: list[str]) -> None:
    assert short_names(names) == short


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("20,5 миллиона", ("", "20,5", "миллиона")),
        ("5–7 минут", ("", "5–7", "минут")),
        ("$5 billion", ("", "$5", "billion")),
        ("3,8 млн т", ("", "3,8", "млн т")),
        ("4,1 млн", ("", "4,1 млн", "")),
        ("2\u00a0724\u00a0900 км²", ("", "2\u00a0724\u00a0900 км²", "")),
        ("300\u00a0000-нан астам", ("", "300\u00a0000-нан", "астам")),
        ("90 %-дан астам", ("", "90 %-дан", "астам")),
        ("более 300", ("более", "300", "")),
        ("не меньше 60 минут", ("не меньше", "60", "минут")),
        ("over $62 billion", ("over", "$62", "billion")),
        ("шамамен 14 %", ("шамамен", "14 %", "")),
        ("до 5", ("", "до 5", "")),
        ("5 лет и 3 месяца", ("", "5 лет и 3 месяца", "")),
        ("№ 1", ("", "№ 1", "")),
        ("Boeing-747 1", ("", "Boeing-747 1", "")),
        ("1 : 4", ("", "1 : 4", "")),
        ("2017", ("", "2017", "")),
        ("много", ("", "много", "")),
        ("", ("", "", "")),
    ],
)
def test_a_figure_is_divided_around_its_number(value: str, parts: tuple[str, str, str]) -> None:
    assert parts_of(value) == parts


def test_where_one_word_stands_below_its_number_all_do() -> None:
    assert divided(["60 минут", "3 күн", "22,4 км"]) == [
        ("", "60", "минут"),
        ("", "3", "күн"),
        ("", "22,4 км", ""),
    ]
    assert divided(["3 күн", "43 %"]) == [("", "3 күн", ""), ("", "43 %", "")]


def test_a_text_too_long_ends_after_a_word(qapp: Any) -> None:
    text = "Солнце встаёт над степью, и юрта просыпается вместе с ним"
    for width in range(90, 900, 35):
        for lines in (1, 2, 3):
            shown = Lines().fitting(text, "Nunito", 30, False, width, lines)
            if shown == text:
                continue
            words = shown.removesuffix("…")
            if words == shown:  # no word has room for it
                more = Lines().lineCount(f"{shown}…", "Nunito", 30, False, width)
                assert more > Lines().lineCount(shown, "Nunito", 30, False, width)
            assert not words or not text[len(words)].isalnum(), shown
    assert Lines().fitting(text, "Nunito", 30, False, 5000, 1) == text
    # Where a sentence ends, the ellipsis stands for its point.
    assert Lines().fitting("One. Two three.", "Nunito", 30, False, 90, 1) == "One…"


def test_the_widest_word_is_measured_and_not_the_one_with_the_most_letters(qapp: Any) -> None:
    measure = QFontMetricsF(font("Nunito", 50, False))
    widest = Lines().widestWord("лилии ЩЖМ или", "Nunito", 50, False)
    assert widest == pytest.approx(measure.horizontalAdvance("ЩЖМ"), abs=1)
    both = Lines().widestWord("а 2\u00a0347\u00a0924 б", "Nunito", 50, False)
    assert both == pytest.approx(measure.horizontalAdvance("2\u00a0347\u00a0924"), abs=1)
    assert widest_in_em(["<b>ЩЖМ</b>&nbsp;ЩЖМ", "а"]) > 1.8 * widest_in_em(["ЩЖМ"])


def test_titles_fit_where_their_words_are_whole_and_their_lines_are_few(qapp: Any) -> None:
    assert titles_fit(["Международные связи"], 400, 40)
    assert not titles_fit(["Международные связи"], 250, 40)
    assert not titles_fit(["Как мы живём и учимся вместе на берегу озера в горах"], 250, 40)


def test_a_narrow_column_has_hyphens_in_what_is_read_only() -> None:
    word, parted = "железнодорожного", "желез\u00adно\u00adдо\u00adрож\u00adного"
    picture = Picture("pictures/x.jpg", 4, 3, "pictures/x.jpg", word)
    blocks = {
        b.CodeBlock(word, word): b.CodeBlock(word, parted),
        b.ListBlock((b.ListItem(0, word, word),)): b.ListBlock((b.ListItem(0, word, parted),)),
        b.Table((word,), ("left",), ((word, ""),)): b.Table((parted,), ("left",), ((parted, ""),)),
        b.PictureBlock(picture, word, word): b.PictureBlock(picture, word, parted),
        b.CardBlock(word): b.CardBlock(word),
    }
    for block, narrowed in blocks.items():
        assert with_texts(block, hyphenated) == narrowed


def test_discs_move_apart_and_stay_near_their_points() -> None:
    points = [
        (10.0, 10.0),
        (12.0, 10.0),
        (12.0, 11.0),
        (90.0, 50.0),
        (99.0, 59.0),
        (50.0, 30.0),
        (50.0, 30.0),
    ]
    places = spread(100, 60, points, 15)
    for one, (x, y) in enumerate(places):
        assert 7.5 <= x <= 92.5
        assert 7.5 <= y <= 52.5
        for u, v in places[:one]:
            assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 >= 14.4
        assert ((x - points[one][0]) ** 2 + (y - points[one][1]) ** 2) ** 0.5 <= 24
    assert spread(100, 60, [(30, 30), (60, 30)], 15) == [(30, 30), (60, 30)]
