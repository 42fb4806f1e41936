"""The guides for staff say what the kiosk says and show pictures that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.content.page.blocks import (
    Figures,
    Gallery,
    LinkBlock,
    MarkedPicture,
    Notice,
    Picture,
    Quiz,
    Timeline,
)
from kiosk.content.page.markdown import read_document
from kiosk.languages.catalogue import translate
from kiosk.problems.kinds import KINDS

GUIDES = Path(__file__).parent.parent / "docs/staff"
LANGUAGES = ("kk", "ru", "en")
NAMED = re.compile("[«“][^»”]*[»”]")


def tables(language: str) -> list[list[list[str]]]:
    """Return the rows of each table of a guide, without its heading."""
    found = re.findall(r"(?m)^\|---\|---\|\n((?:\|.*\n)+)", guide(language))
    return [
        [[cell.strip() for cell in row.split("|")[1:-1]] for row in table.splitlines()] for table in found
    ]


def guide(language: str) -> str:
    return (GUIDES / f"{language}.md").read_text("utf-8")


def without_names(text: str) -> str:
    return NAMED.sub("…", re.sub(r"\{\w+\}", "…", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_quotes_messages_as_staff_read_them(language: str) -> None:
    said = [without_names(translate(language, kind.message)) for kind in KINDS.values()]
    quoted = [without_names(row[0]) for row in tables(language)[0]]
    assert len(quoted) == 10
    assert [quote for quote in quoted if not any(text.startswith(quote) for text in said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_shows_pictures_that_are_there(language: str) -> None:
    shown = re.findall(r"(?m)^!\[.+\]\((.+)\)$", guide(language))
    assert shown == [f"change-{language}.png", f"shapes-{language}.png"]
    assert [name for name in shown if not (GUIDES / name).is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_teaches_shapes_that_the_kiosk_recognises(language: str) -> None:
    written = [re.findall("`([^`]+)`", row[1]) for row in tables(language)[1]]
    picture, _, timeline, figure, quiz, notice, card, mark, _ = written
    page = "\n\n".join(
        [
            "# Title",
            picture[0],
            "Words.",
            f"{picture[0]}\n{picture[0]}",
            "\n".join(timeline * 2),
            f"{figure[0]}\n{figure[1]}",
            f"{quiz[0]}?\n\n" + "\n".join(quiz),
            notice[0],
            card[0],
            picture[0],
            "\n".join(mark * 2),
        ]
    )
    blocks = read_document(page.encode(), "page.md").blocks
    kinds = {type(block) for block in blocks}
    assert {Picture, Gallery, Timeline, Figures, Quiz, Notice, LinkBlock, MarkedPicture} <= kinds


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_tells_what_staff_need_every_week(language: str) -> None:
    text = guide(language)
    for told in (
        "`from: ",
        "`until: ",
        "`attract`",
        "`[greeting]`",
        "`scripts/preview`",
        "Ctrl+G",
        r"`\\kiosk\content`",
    ):
        assert told in text, told
    days = dict(re.findall(r"`(from|until): (\d{4}-\d{2}-\d{2})`", text))
    page = f"---\nfrom: {days['from']}\nuntil: {days['until']}\n---\n# Title\n\nWords.\n"
    document = read_document(page.encode(), "page.md")
    assert (document.header["from"], document.header["until"]) == (days["from"], days["until"])
    assert document.problems == ()
