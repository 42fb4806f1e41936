"""The words that staff and visitors read, by language, with the files in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from kiosk.content.folder.scan import scan_site
from kiosk.content.page.block_contents import texts_of
from kiosk.content.page.markdown import read_document
from scripts.spelling.misspelt import DICTIONARIES

PROJECT = Path(__file__).parents[2]
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
# Without the endings that Kazakh joins to a number, a quotation or an abbreviation: 2026-ға, «Артек»-те.
WORD = re.compile(r"(?<![\w’'])(?<![\d»A-ZА-ЯӘҒҚҢӨҰҮҺІ][-‑])[^\W\d_]+(?:[’'][^\W\d_]+)*")
ROMAN = re.compile("[IVXLC]+")


def words(text: str) -> Iterator[str]:
    """Yield the words of a text, without single letters and Roman numbers."""
    for word in WORD.findall(text.replace("\u00ad", "")):
        if len(word) > 1 and not ROMAN.fullmatch(word):
            yield word.replace("’", "'").removesuffix("'s")


def language_of(word: str, language: str) -> str:
    """Return the language of a word in a text of `language`, by its letters: foreign names keep theirs."""
    if not re.search("[а-яё]", word, re.IGNORECASE) and not KAZAKH.search(word):
        return "en"
    return "kk" if language == "en" or KAZAKH.search(word) else language


def collect(content: Path) -> dict[str, dict[str, set[str]]]:
    """Return for each language its words, and for each word the files in which it stands."""
    found: dict[str, dict[str, set[str]]] = {language: {} for language in DICTIONARIES}

    def add(text: str, language: str, file: str) -> None:
        """Note the words of a text."""
        for word in words(text):
            found[language_of(word, language)].setdefault(word, set()).add(file)

    for page in scan_site(content).pages.values():
        for language, file in page.files.items():
            if language in DICTIONARIES:
                document = read_document((content / file).read_bytes(), file)
                for text in (document.title, document.header.get("summary", ""), *texts_of(document.blocks)):
                    add(text, language, file)
    for language in DICTIONARIES:
        catalogue = PROJECT / f"translations/{language}/LC_MESSAGES/kiosk.po"
        with catalogue.open("rb") as opened:
            for message in read_po(opened):
                said = message.string if message.id else ""
                for text in (said,) if isinstance(said, str) else said or ():
                    plain = re.sub(r"\{\w*\}|%\w|\S+\.\w+|\S*[@/`]\S*|\*\*", " ", text or "")
                    add(plain, language, str(catalogue.relative_to(PROJECT)))
    return found
