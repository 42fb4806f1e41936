"""The spelling check finds what is wrong and lets pass what is right."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SPELLING = Path(__file__).resolve().parents[1] / "scripts" / "spelling"


@pytest.fixture(scope="module")
def spelling() -> ModuleType:
    spec = importlib.util.spec_from_file_location("spelling", SPELLING / "__main__.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = path
    return module


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
def test_words(spelling: ModuleType, language: str) -> None:
    wrong, right = WRONG[language].split(), set(spelling.words(RIGHT[language]))
    assert spelling.misspelt([*wrong, *right], language) == set(wrong)


def test_an_ending_joined_to_a_number_is_no_word(spelling: ModuleType) -> None:
    assert list(spelling.words("2026-ға дейін «Артек»-те, МӘМС-тің XX ғасырда")) == [
        "дейін", "Артек", "МӘМС", "ғасырда",
    ]  # fmt: skip


def test_the_dictionaries_are_the_projects_own(spelling: ModuleType) -> None:
    """What a system's own know differs: Debian 13's British English has no -ize."""
    for language in spelling.DICTIONARIES:
        dictionary = spelling.dictionary(language)
        assert dictionary.parent == SPELLING.parents[1] / "build" / "dictionaries"
        assert {path.suffix for path in dictionary.parent.glob(f"{dictionary.name}.*")} == {".aff", ".dic"}
    words = ["organization", "organisation", "organizers", "elevator", "center", "centre"]
    assert spelling.misspelt(words, "en") == set()
