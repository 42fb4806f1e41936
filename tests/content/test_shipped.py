"""The shipped content: three originals of equal depth, with their words, pictures and sources."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from kiosk.content.folder.scan import scan_site
from kiosk.content.page import blocks as b
from kiosk.content.page.block_contents import pictures_of, texts_of
from kiosk.content.page.document import Document
from kiosk.content.page.markdown import read_document
from kiosk.content.page.spans import plain

CONTENT = Path(__file__).resolve().parents[2] / "content"
LANGUAGES = ("kk", "ru", "en")
SITE = scan_site(CONTENT)
PAGES = sorted(SITE.pages)
SECTIONS = [page for page in PAGES if "/" not in page]


@cache
def document(page: str, language: str) -> Document:
    file = SITE.pages[page].files[language]
    return read_document((CONTENT / file).read_bytes(), file)


def shape(block: b.Block) -> object:
    """What a block must have in common with its siblings in the other languages."""
    match block:
        case b.Heading(level, _):
            return ("heading", level)
        case b.Picture(href, _, caption):
            return ("picture", href, bool(caption))
        case b.Gallery(pictures):
            return ("gallery", [picture.href for picture in pictures])
        case b.MarkedPicture(picture, marks):
            return ("marked", picture.href, [(m.across, m.down, m.point, bool(m.text)) for m in marks])
        case b.ListBlock(items):
            return ("list", [item.level for item in items])
        case b.Table(header, rows, align):
            return ("table", len(header), len(rows), align)
        case b.Timeline(items):
            return ("timeline", len(items))
        case b.Figures(items):
            return ("figures", len(items))
        case b.Quiz(_, answers):
            return ("quiz", [answer.right for answer in answers])
        case b.Quote(paragraphs):
            return ("quote", len(paragraphs))
        case b.LinkBlock(href, _):
            return ("link", href)
        case _:
            return type(block).__name__


def text_of(page: str, language: str) -> str:
    read = document(page, language)
    return "\n".join([read.title, *texts_of(read.blocks)])


def numbers(text: str) -> set[str]:
    """The numbers of a text, whatever their language's signs for thousands and decimals."""
    # "9th century" is "IX ғасыр" and «IX век».
    text = re.sub(r"\b\d+(?:st|nd|rd|th)\b(?=.{0,20}\bcentur)", "", text)
    joined = re.sub(r"(?<=\d)[\u00a0\u202f,](?=\d{3}(?!\d))", "", text)
    return {found.replace(",", ".") for found in re.findall(r"\d+(?:[.,]\d+)?", joined)}


@pytest.mark.parametrize("page", PAGES)
def test_every_language_has_the_same_shapes(page: str) -> None:
    assert set(SITE.pages[page].files) == set(LANGUAGES)
    kazakh, russian, english = ([shape(x) for x in document(page, tag).blocks] for tag in LANGUAGES)
    assert kazakh == russian == english


@pytest.mark.parametrize("page", PAGES)
def test_every_language_has_the_same_numbers(page: str) -> None:
    kazakh, russian, english = (numbers(text_of(page, tag)) for tag in LANGUAGES)
    assert kazakh == russian == english


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_picture_with_words_a_question_and_a_way_on(page: str) -> None:
    for language in LANGUAGES:
        read = document(page, language)
        pictures = [picture for block in read.blocks for picture in pictures_of(block)]
        assert pictures, language
        assert all(picture.alt for picture in pictures), language
        assert any(isinstance(block, b.Quiz) for block in read.blocks), language
        assert any(isinstance(block, b.LinkBlock) for block in read.blocks), language
        assert len(read.title) <= 45, (language, read.title)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_short_enough_to_be_read_standing(page: str) -> None:
    for language in LANGUAGES:
        words = len(re.findall(r"\w+", text_of(page, language)))
        assert 80 <= words <= 320, language  # with questions, captions and alternative texts


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_asks_three_questions_and_none_twice(section: str) -> None:
    for language in LANGUAGES:
        asked = Counter(
            plain(block.question)
            for page in PAGES
            if page.partition("/")[0] == section
            for block in document(page, language).blocks
            if isinstance(block, b.Quiz)
        )
        assert len(asked) >= 3, language
        assert max(asked.values()) == 1, (language, asked)


OTHER_DASHES = {"kk": "—", "ru": r"\s–\s", "en": "—"}


@pytest.mark.parametrize("page", PAGES)
def test_signs_are_those_of_the_language(page: str) -> None:
    for language in LANGUAGES:
        text = text_of(page, language)
        assert not re.search(r'["„]', text), language
        if language != "en":
            assert not re.search("[“”]", text), language
        assert not re.search(r"\d (?=\d{3}(?!\d))", text), (language, "a number breaks")
        units = "м|км|м²|км²|га|кг|т|мм|см|m|km|m²|km²|ha|kg|t|mm|cm|%|°C"
        assert not re.search(rf"\d (?:{units})(?![\w²])", text), (language, "a number and its unit break")
        assert not re.search(r"(?<=\w) - (?=\w)|--", text), (language, "a hyphen for a dash")
        assert not re.search(OTHER_DASHES[language], text), (language, "the dash of another language")


# What changed recently; sources in content/SOURCES.md.
# The ministry as it was called in 2009 stands only in a sentence that names that year.
UNLESS_OF_2009 = "(?![^.]*2009)"
NOT_ANY_MORE = {
    "kk": f"мәжіліс|сенат|білім және ғылым министрлігі{UNLESS_OF_2009}|UTC ?\\+ ?6",
    "ru": f"мажилис|сенат|министерств\\w* образования и науки{UNLESS_OF_2009}|UTC ?\\+ ?6",
    "en": f"mazhilis|senate|ministry of education and science{UNLESS_OF_2009}|UTC ?\\+ ?6",
}


@pytest.mark.parametrize("page", PAGES)
def test_nothing_that_is_out_of_date(page: str) -> None:
    for language, words in NOT_ANY_MORE.items():
        assert not re.search(words, text_of(page, language), re.IGNORECASE), language


def test_every_page_names_its_sources() -> None:
    text = (CONTENT / "SOURCES.md").read_text("utf-8")
    named = re.findall(r"^### (\S+)$", text, re.MULTILINE)
    assert sorted(named) == sorted(SITE.pages[page].folder.replace("\\", "/") for page in PAGES)
