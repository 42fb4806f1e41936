"""The shipped translations: one word for one thing, and the dash of each language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from scripts.translations.po_file import messages, strings

TRANSLATIONS = Path(__file__).parents[2] / "translations"
# What staff would have to recognise as a second name of the same thing: a command, a problem, an import.
OTHER_NAMES = {"kk": ("пәрмен", "мәселе", "импорт"), "ru": ("проблем", "импорт")}
# In Kazakh a dash is as long as "n", in Russian as long as "m".
OTHER_DASHES = {"kk": "—", "ru": r"\s–\s"}


@cache
def shipped(language: str) -> tuple[str, ...]:
    """Return every text of a language, lower-cased."""
    with (TRANSLATIONS / language / "LC_MESSAGES" / "kiosk.po").open("rb") as file:
        return tuple(text.lower() for message in messages(read_po(file)) for text in strings(message))


@pytest.mark.parametrize(("language", "names"), OTHER_NAMES.items())
def test_a_thing_has_one_name(language: str, names: tuple[str, ...]) -> None:
    assert [text for text in shipped(language) for name in names if name in text] == []


@pytest.mark.parametrize(("language", "dash"), OTHER_DASHES.items())
def test_dashes_are_those_of_the_language(language: str, dash: str) -> None:
    assert [text for text in shipped(language) if re.search(dash, text)] == []
