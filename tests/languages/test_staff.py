from __future__ import annotations

import pytest

from kiosk.languages.staff import computer_language, staff_language


@pytest.mark.parametrize(
    ("typed", "settings", "content", "computer", "language"),
    [
        ("kk", "ru", ("en",), "en", "kk"),
        ("", "ru", ("kk",), "en", "ru"),
        ("", "", ("kk", "ru"), "en", "kk"),
        ("", "", (), "ru", "ru"),
        ("", "", (), "", "en"),
        ("ru-KZ", "", (), "", "ru"),
        # What staff chose is not passed over for another language that they did not choose.
        ("", "de", ("kk",), "ru", "en"),
        ("", "", ("zh-Hans", "kk"), "ru", "en"),
        ("", "", (), "C", "en"),
    ],
)
def test_the_first_that_is_known(
    typed: str, settings: str, content: tuple[str, ...], computer: str, language: str
) -> None:
    found = staff_language(typed=typed, settings=settings, content=content, computer=computer)
    assert found == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, ""),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C.UTF-8"}, "c"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": ""}, "ru"),
    ],
)
def test_the_language_of_the_environment(environment: dict[str, str], language: str) -> None:
    assert computer_language(environment) == language
