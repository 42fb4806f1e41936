"""The spelling check finds what is wrong and lets pass what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.spelling.misspelt import DICTIONARIES, dictionary, misspelt
from scripts.spelling.words import words

PROJECT = Path(__file__).parents[1]
WRONG = {
    "kk": "көлға қаладе тауди кітапді мектепда тарихде өзенға қалалер қазақдар көрмеды Бурабайде елордеде",
    "ru": "Бурабаюм Окжетпесем кобызем Коргалжынскова превет",
    "en": "Baiterk recieve",
}
RIGHT = {
    "kk": "таулар көлге қалада баруға балаларда кітапты мектепте тарихта өзенге жеріне көрмеді баламызбен "
    "мектебіңнің сауықтыруға айтатындар Бурабайда елордада фестивалі мұхитқа оқитын құяды орны",
    "ru": "Бурабаем Балдаурену Окжетпеса кобызом Коргалжынского",
    "en": "Baiterek's receive",
}


@pytest.mark.parametrize("language", WRONG)
def test_words(language: str) -> None:
    wrong, right = WRONG[language].split(), set(words(RIGHT[language]))
    assert misspelt([*wrong, *right], language) == set(wrong)


def test_an_ending_joined_to_a_number_is_no_word() -> None:
    assert list(words("2026-ға дейін «Артек»-те, МӘМС-тің XX ғасырда")) == [
        "дейін", "Артек", "МӘМС", "ғасырда",
    ]  # fmt: skip


def test_the_dictionaries_are_the_projects_own() -> None:
    """What a system's own know differs: Debian 13's British English has no -ize."""
    for language in DICTIONARIES:
        unpacked = dictionary(language)
        assert unpacked.parent == PROJECT / "build" / "dictionaries"
        assert {path.suffix for path in unpacked.parent.glob(f"{unpacked.name}.*")} == {".aff", ".dic"}
    both = ["organization", "organisation", "organizers", "elevator", "center", "centre"]
    assert misspelt(both, "en") == set()
