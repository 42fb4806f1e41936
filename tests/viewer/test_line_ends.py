"""Where lines end: no short word alone on the last one, no article at the end of a title's line."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.viewer.page.last_words import kept_together
from kiosk.viewer.page.lines import font, set_lines
from kiosk.viewer.page.titles import articles_kept, balanced_width


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (
            "Сюда приезжают дети из всех регионов нашей большой и очень красивой страны.",
            "красивой&nbsp;страны.",
        ),
        ("In the summer of 2017 you could travel around the world in a single day here.", "day&nbsp;here."),
        (
            "Kazakhstan has invited many countries to such a table, and all of them have <b>come.</b>",
            " <b>come.</b>",
        ),
        (
            "Сюда приезжают дети из всех регионов, и у каждого свои достопримечательности.",
            " достопримечательности.",
        ),
        ("A map of the lakes.", "the lakes."),
    ],
)
def test_a_short_last_word_takes_the_one_before_along(text: str, end: str) -> None:
    assert kept_together(text).endswith(end)


def test_no_line_of_a_title_ends_with_an_article(qapp: Any) -> None:
    def lines(title: str, width: float) -> list[str]:
        kept = articles_kept(title, "Literata SemiBold", 40, False, width)
        room = balanced_width(kept, "Literata SemiBold", 40, False, width)
        found = set_lines(kept, font("Literata SemiBold", 40, False), room)
        return [kept[line.textStart() :][: line.textLength()].strip() for line in found]

    assert lines("Baiterek, the tree of life", 400) == ["Baiterek,", "the\u00a0tree of life"]
    assert lines("A train", 400) == ["A train"]
    assert lines("The exhibition", 260) == ["The", "exhibition"]
