"""Files of an announcement: their names, their times, their words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from kiosk.content.announcement import MOST_LETTERS, read_announcement, shortened
from kiosk.content.moments import Moment, end_as_written, moment_at, parse_moment
from kiosk.content.names.announcement_files import announcement_files, announcement_language, is_misspelt
from kiosk.content.page.blocks import Span
from kiosk.languages.zones import zone

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("announcement.md", ""),
        ("Announcement.MD.txt", ""),
        ("announcement.kk.md", "kk"),
        ("announcement-ru.md", "ru"),
        ("announcement.kz.md", "kk"),
        ("announcement.zh-Hans.md", "zh-Hans"),
        ("хабарландыру.md", ""),
        ("Хабарландыру.kk.txt", "kk"),
        ("объявление.ru.md", "ru"),
        ("Объявления.md", ""),
        ("announcement - копия.md", None),
        ("announcement.old.md", None),
        ("announcement.docx", None),
        ("kk.md", None),
        ("my announcement.md", None),
    ],
)
def test_names(name: str, language: str | None) -> None:
    assert announcement_language(name) == language
    assert not is_misspelt(name)


def test_the_usual_name_counts_where_there_are_two() -> None:
    names = ["объявление.ru.md", "announcement.ru.md", "announcement.md", "01-expo.md"]
    assert announcement_files(names) == (
        {"ru": "announcement.ru.md", "": "announcement.md"},
        [("объявление.ru.md", "announcement.ru.md")],
    )


@pytest.mark.parametrize("name", ["anouncement.md", "announcment.kk.md", "обьявление.md", "хабарландру.md"])
def test_a_typing_mistake_in_the_name_is_noticed(name: str) -> None:
    assert announcement_language(name) is None
    assert is_misspelt(name)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("12:00", Moment(None, 720)),
        ("9:05", Moment(None, 545)),
        ("в 12:00", Moment(None, 720)),
        ("24:00", Moment(None, 1440)),
        ("2026-12-01", Moment(DAY, None)),
        ("01.12.2026", Moment(DAY, None)),
        ("2026-12-01 12:00", Moment(DAY, 720)),
        ("2026-12-01T12:00:00", Moment(DAY, 720)),
        ("01.12.2026, 12:00", Moment(DAY, 720)),
        ("1 декабря 2026 г. в 12:00", Moment(DAY, 720)),
        ("12:00 01.12.2026", Moment(DAY, 720)),
        ("12:60", None),
        ("25:00", None),
        ("12", None),
        ("01.12", None),  # a day or a time
        ("31.02.2026 12:00", None),
        ("noon", None),
        ("9999-12-31", None),
        ("0001-01-01 00:00", None),
        ("", None),
    ],
)
def test_moments(value: str, moment: Moment | None) -> None:
    assert parse_moment(value) == moment


def test_a_moment_is_told_by_the_clocks_of_the_center() -> None:
    almaty = zone("Asia/Almaty")
    assert moment_at(Moment(None, 720), DAY, almaty, 0) == datetime(2026, 12, 1, 7, tzinfo=UTC)
    whole_day = moment_at(Moment(DAY, None), DAY, almaty, 1440)
    assert whole_day == datetime(2026, 12, 1, 19, tzinfo=UTC)
    assert end_as_written(whole_day.astimezone(almaty)) == "2026-12-01"
    assert end_as_written(datetime(2026, 12, 1, 12)) == "2026-12-01 12:00"


def said(text: str) -> tuple[str, list[str]]:
    """Return the words of a file, bold between asterisks, and the codes of its problems."""
    found = read_announcement(text.encode(), "announcement.md", "")
    words = "".join(f"*{span.text}*" if span.bold else span.text for span in found.text)
    return words, [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("text", "words", "problems"),
    [
        ("Lunch is at **13:00** today.\n", "Lunch is at *13:00* today.", []),
        ("until: 12:00\n\nThe pool is closed.\n", "The pool is closed.", []),
        ("---\nдо: 12:00\nэкраны: foyer\n---\nБассейн закрыт.\n", "Бассейн закрыт.", []),
        ("# Buses\n\nThey leave at 11:00.\n", "*Buses*\nThey leave at 11:00.", []),
        ("title: Buses\n\nThey leave.\n", "*Buses*\nThey leave.", []),
        ("- one\n- two\n", "• one\n• two", []),
        ("До 12:00 библиотека закрыта.\n", "До 12:00 библиотека закрыта.", []),
        ("From 10:00 to 12:00 the pool is closed.\n", "From 10:00 to 12:00 the pool is closed.", []),
        ("See [us](../13-center/).\n", "See us.", ["announcement-words"]),
        ("Look!\n\n![a bus](bus.jpg)\n", "Look!", ["announcement-words"]),
        ("---\nuntil: soon\n---\nSecret.\n", "", ["announcement-time"]),
        ("---\nfrom: 31.02.2026\n---\nSecret.\n", "", ["announcement-time"]),
        ("---\nuntil 12:00\n---\nSecret.\n", "", ["announcement-header"]),
        ("---\nonly foyer\nuntil: 12:00\n---\nSecret.\n", "", ["announcement-header"]),
        ("until 12:00\n\nSecret.\n", "", ["announcement-header"]),
        ("---\nuntil: 12:00\n\nShown.\n", "Shown.", ["header-open"]),
        ("draft: yes\n\nSecret.\n", "", ["draft"]),
        ("ЧЕРНОВИК\n\nSecret.\n", "", ["header-draft-likely"]),
        ("---\nuntil: 12:00\nweather: fine\n---\nShown.\n", "Shown.", ["header-foreign"]),
        ("---\nuntil: 12:00\n---\n", "", ["announcement-empty"]),
        ("   \n", "", ["announcement-empty"]),
        ("", "", ["announcement-empty"]),
    ],
)
def test_words(text: str, words: str, problems: list[str]) -> None:
    assert said(text) == (words, problems)


def test_what_is_too_long_ends_with_a_sentence() -> None:
    words, problems = said("The first sentence is short. " * 20)
    assert problems == ["announcement-long"]
    assert len(words) <= MOST_LETTERS
    assert words.endswith("is short.")


def test_a_long_sentence_ends_between_two_words() -> None:
    text = (Span("One "), Span("two three", bold=True), Span(" four five"))
    assert shortened(text, 13) == (Span("One "), Span("two…", bold=True))
    assert shortened(text, 100) == text
