"""The guides for the caretaker name what is on the screen, and tell of the program what it does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kiosk.commands.options import read_options
from kiosk.content.folder.report_name import report_name
from kiosk.installing.choices import Choices
from kiosk.languages.catalogue import translate
from kiosk.settings.screen import parse_screen
from kiosk.staff_access.corner import HOLD_SECONDS
from kiosk.staff_access.lockout import FIRST_SECONDS, FREE_TRIES
from kiosk.staff_access.pin import LEAST_DIGITS, MOST_DIGITS
from kiosk.supervision.history import PLAIN_SECONDS
from kiosk.viewer.cleaning import SECONDS as CLEANING_SECONDS
from kiosk.viewer.touches import DEAF_SECONDS

PROJECT = Path(__file__).parent.parent
GUIDES = PROJECT / "docs/caretaker"
LANGUAGES = ("kk", "ru", "en")
MARKS = {"kk": "«»", "ru": "«»", "en": "“”"}
ON_THE_SCREEN = [
    "Home",
    "Size of the screen",
    "Clean the screen",
    "Problems",
    "Machine",
    "Import from a stick",
    "Closed now",
    "The kiosk is being put right.",
]
# What a BIOS and a panel say themselves.
BY_OTHERS = {"Restore on AC Power Loss: Power On", "Сигнал жоқ", "Нет сигнала", "No signal"}
# How a guide says the program's numbers.
TOLD = {
    "kk": {
        "hold": "бес секунд ұстап",
        "digits": "4–12 цифр",
        "clean": "30 секунд",
        "plain": "Он минуттан кейін",
        "deaf": "бір минут",
        "lock": "Бес рет қате терілсе, бір минут",
    },
    "ru": {
        "hold": "углу пять секунд",
        "digits": "от 4 до 12 цифр",
        "clean": "30 секунд",
        "plain": "Через десять минут",
        "deaf": "касания минуту ничего",
        "lock": "После пяти ошибок ждите минуту",
    },
    "en": {
        "hold": "for five seconds",
        "digits": "of 4 to 12 digits",
        "clean": "30 seconds",
        "plain": "after ten minutes",
        "deaf": "for a minute",
        "lock": "After five wrong ones wait for a minute",
    },
}
PROGRAM = {
    "hold": HOLD_SECONDS == 5,
    "digits": (LEAST_DIGITS, MOST_DIGITS) == (4, 12),
    "clean": CLEANING_SECONDS == 30,
    "plain": PLAIN_SECONDS == 10 * 60,
    "deaf": DEAF_SECONDS == 60,
    "lock": (FREE_TRIES, FIRST_SECONDS) == (5, 60),
}


def guide(language: str) -> str:
    """Return the guide with its lines joined, as it is read."""
    return re.sub(r"(?<=\S)\n *(?=\S)", " ", (GUIDES / f"{language}.md").read_text("utf-8"))


def commands(language: str) -> list[str]:
    """Return the commands that a guide prints, in their order."""
    text = (GUIDES / f"{language}.md").read_text("utf-8")
    typed = re.findall(r"(?m)^    (\S.*)$|`((?:sudo |kiosk )[^`]+)`", text)
    return [block or inline for block, inline in typed]


def quoted(language: str) -> set[str]:
    """Return what a guide quotes."""
    first, last = MARKS[language]
    return set(re.findall(f"{first}([^{last}]+){last}", guide(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_quotes_the_screen_word_for_word(language: str) -> None:
    said = {translate(language, text).removesuffix(".") for text in ON_THE_SCREEN}
    found = quoted(language) - BY_OTHERS
    assert found == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_are_those_of_the_program_and_the_same_in_every_guide(language: str) -> None:
    typed = commands(language)
    assert typed == commands("en")
    kiosk = [line.removeprefix("sudo ") for line in typed if line.removeprefix("sudo ").startswith("kiosk ")]
    named = [read_options(shlex.split(line)[1:], language).command for line in kiosk]
    assert named == ["install", "install", "selfcheck", "pin", "pin", "status"]
    assert read_options(shlex.split(kiosk[1])[1:], language).rotate == 90


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_are_where_the_program_has_them(language: str) -> None:
    text = guide(language)
    usual = Choices()
    assert f"`{usual.content}/kiosk.toml`" in text
    assert f"`{usual.state}/screen.toml`" in text
    assert f"`{report_name(language)}`" in text
    assert "[hours]" in (PROJECT / "content/kiosk.toml").read_text("utf-8").splitlines()
    [setting] = re.findall("`(dark = [^`]+)`", text)
    settings, problems = parse_screen(setting.encode())
    assert (settings.dark, problems) == ("black", ())


@pytest.mark.parametrize("fact", PROGRAM)
def test_numbers_are_those_of_the_program(fact: str) -> None:
    assert PROGRAM[fact], "change all three guides, then this test"
    assert [language for language in LANGUAGES if TOLD[language][fact] not in guide(language)] == []
