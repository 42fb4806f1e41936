"""What is said about one text that could be read, and what is remembered of it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont

from kiosk.content.page.markdown import read_document
from kiosk.content.text.missing_glyphs import _EVERYWHERE
from kiosk.problems.explain import explain
from kiosk.publishing.fonts.bundled import FONTS, font_letters, letters_of
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.remarks import LONGEST_PAGE, WORDS_PER_SECOND, Remarks
from kiosk.publishing.worker.to_release_page import to_release_page
from kiosk.viewer import idle_times

FILE = "a/kk.md"


def remarks_on(text: str) -> Remarks:
    """Return the remarks on a text."""
    data = text.encode()
    document = read_document(data, FILE)
    page = to_release_page(document, "a", "kk", FILE, LinkIndex({"a": "a"}, [])).page
    return Remarks(document, sum(block.words for block in page.blocks), data, FILE)


LONG = "й" * 41
SAID: dict[str, tuple[str, list[tuple[str, int, str]]]] = {
    "a good page": ("# Бет\n\nБір сөз. One word. 😀\n", []),
    "a look-alike": ("# Бет\n\nБұл\nбiр сөз.\n", [("word-latin", 4, "бiр: i")]),
    "one in the title": ("# Kазақстан\n\nб\n", [("word-latin", 1, "Kазақстан: K")]),
    "one in the header": ("---\nsummary: бiр\n---\n# Бет\n\nб\n", [("word-latin", 2, "бiр: i")]),
    "one in a caption": ('# Б\n\n![сөз](p.jpg "бiр")\n', [("word-latin", 3, "бiр: i")]),
    "one in a table": ("# Б\n\n| a | б |\n|---|---|\n| 1 | бiр |\n", [("word-latin", 5, "бiр: i")]),
    "one that is half bold": ("# Б\n\nа б**i**р\n", [("word-latin", 0, "бiр: i")]),
    "none in an address": (
        "# Б\n\n[сөз](../бiр/) ![с](бiр.jpg) және https://a.kz/бiрa\n",
        [("word-latin", 3, "бiрa: i, a")],
    ),
    "the opposite": ("# Б\n\nАstana\n", [("word-cyrillic", 3, "Аstana: А")]),
    "a long word": (f"# Б\n\nсөз {LONG} сөз\n", [("word-long", 3, "й" * 39 + "…: 41")]),
    "a long address": (f"# Б\n\nhttps://a.kz/{'a' * 41}\n", [("word-long", 3, "a" * 39 + "…: 41")]),
    "one that a hyphen divides": (f"# Б\n\n{LONG[:40]}-{LONG[:40]}\n", []),
    "one in the words that only search sees": (
        "---\nkeywords: өзен, бiр\n---\n# Бет\n\nб\n",
        [("word-latin", 2, "бiр: i")],
    ),
    "a script without spaces": ("# Б\n\n" + "字" * 50, []),
    "a word that is a part of another one above it": (
        "# Көлбiрде\n\nбiр\n",
        [("word-latin", 1, "Көлбiрде: i"), ("word-latin", 3, "бiр: i")],
    ),
    "a word that an address above it has, too": (
        "# Б\n\n![сөз](бiр.jpg)\n\nбiр\n",
        [("word-latin", 5, "бiр: i")],
    ),
    "a heading of a paragraph": ("# " + "сөз " * 60 + "\n\nсөз\n", []),
    "no heading": ("сөз\n\nсөз\n", [("title-missing", 0, "")]),
    "a title in the header": ("---\ntitle: Бет\n---\nсөз\n", []),
    "letters that Notepad lost": (
        "# Б\n\n?аза?стан елордасы –\nАстана?\n?аласы, са?ы, т?нге\n",
        [("letters-lost", 3, "?аза?стан")],
    ),
    "questions": ("# Б\n\nҚайда? Қашан?Кім? – Не?!\n", []),
    "a page of five minutes": ("# Б\n\n" + "сөз " * LONGEST_PAGE, []),
    "a longer page": ("# Б\n\n" + "сөз " * (LONGEST_PAGE + 121), [("page-long", 0, "721 6 600")]),
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_said_of_a_text(name: str) -> None:
    text, expected = SAID[name]
    shown = {
        "word-long": "{word}: {letters}",
        "letters-lost": "{word}",
        "title-missing": "",
        "page-long": "{words} {minutes} {most}",
    }
    found = list(remarks_on(text).problems())
    assert [
        (each.code, each.line, shown.get(each.code, "{word}: {letters}").format(**each.values))
        for each in found
    ] == expected
    for each in found:
        assert each.file == FILE
        assert len(explain(each, "en").sentences) == 3


def test_a_page_is_long_by_the_pace_of_the_screen() -> None:
    assert WORDS_PER_SECOND == idle_times.WORDS_PER_SECOND
    assert LONGEST_PAGE == 5 * 60 * WORDS_PER_SECOND


BASE = "# Б\n\nБір сөз, 5 және 1 500.\n\n- а\n- б\n\n![с](p.jpg)\n"
FACTS: dict[str, tuple[str, str]] = {
    "nothing": (BASE, ""),
    "a word": (BASE.replace("сөз", "зат"), "text"),
    "an empty line, which says that a text is right": (BASE + "\n", "text"),
    "a number": (BASE.replace("5", "6", 1), "text numbers"),
    "the sign for thousands": (BASE.replace("1 500", "1,500"), "text"),
    "an item": (BASE.replace("- б\n", "- б\n- в\n"), "text shapes"),
    "a heading's level": (BASE.replace("Бір", "## Бір\n\nБір"), "text shapes"),
    "a picture": (BASE.replace("p.jpg", "q.jpg"), "text shapes"),
    "a paragraph": (BASE + "\nв\n", "text shapes"),
    "the language": ("# T\n\nOne word, 5 and 1,500.\n\n* a\n* b\n\n![w](p.jpg)\n", "text"),
}


@pytest.mark.parametrize("name", FACTS)
def test_what_is_remembered_of_a_text(name: str) -> None:
    text, differs = FACTS[name]
    before, now = remarks_on(BASE).facts(), remarks_on(text).facts()
    assert {key for key in ("text", "shapes", "numbers") if getattr(now, key) != getattr(before, key)} == set(
        differs.split()
    )


def test_signs_that_the_kiosk_s_fonts_lack_are_remembered_with_their_lines() -> None:
    facts = remarks_on("---\nsummary: 中\n---\n# Б\n\nа\nб 字 в 中\n").facts()
    assert (facts.letters, facts.lines) == ("中字", (2, 7))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Б\n", 0),
        ("---\nдейін: 2026-01-01\n---\n# Б\n", 2),
        ("---\nuntil: 2026-01-01\n---\n# Б\n", 2),
        ("\n---\ntitle: Б\n Until : 1.1.2026\n---\nб\n", 4),
    ],
)
def test_the_line_of_the_last_day(text: str, line: int) -> None:
    assert remarks_on(text).facts().until == line


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_a_font_has_the_letters_that_qt_finds_in_it(font: Path, qapp: object) -> None:
    raw = QRawFont(str(font), 12)
    assert raw.isValid()
    found = letters_of(font.read_bytes())
    steer = {0xA0, *range(0xE0030, 0xE0080)}  # Qt answers for them itself
    asked = [code for code in (*range(0x20, 0xD800), *range(0x1F000, 0x20000)) if code not in steer]
    assert [code for code in asked if raw.supportsCharacter(code) != (code in found)] == []


def test_what_is_taken_for_granted_is_in_the_fonts() -> None:
    text = [FONTS / name for name in ("Nunito_400Regular.ttf", "Nunito_700Bold_Italic.ttf")]
    for letters in (font_letters(), *(letters_of(path.read_bytes()) for path in text)):
        assert {letter for letter in _EVERYWHERE if ord(letter) not in letters} <= {"\t", "\n"}
