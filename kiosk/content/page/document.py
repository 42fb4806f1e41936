"""A page from its header and blocks: title, summary, card picture, quiz questions."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kiosk.content.header.lengths import LONGEST_SUMMARY, LONGEST_TITLE
from kiosk.content.names.media import SOUNDS, VIDEOS, ending
from kiosk.content.page.blocks import (
    Block,
    Gallery,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Picture,
    Quiz,
    Quote,
    Rule,
    pictures_of,
)
from kiosk.content.page.inline import plain_words
from kiosk.content.page.lists import TICKED, UNTICKED
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.spans import plain

_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn")
_QUESTION_END = 12  # letters at its end among which the question mark stands: "Why? (2 answers)"


def with_questions(blocks: Sequence[Block], context: ParseContext) -> tuple[Block, ...]:
    """Give each quiz the paragraph or heading directly before it as its question.

    Boxes without a question are a quiz only if exactly one is ticked; else they are a list of things
    to do or to bring, some of them done.
    """
    out: list[Block] = []
    for block in blocks:
        if not isinstance(block, Quiz):
            out.append(block)
            continue
        before = out[-1] if out else None
        question = before.text if isinstance(before, Paragraph | Heading) else ()
        right = sum(answer.right for answer in block.answers)
        if right != 1 and not _asks(plain(question)):
            out.append(_checklist(block))
            continue
        if not right:
            context.add_problem("quiz-without-right", block.line, text=plain(block.answers[0].text)[:40])
        if question:
            out.pop()
        out.append(replace(block, question=question))
    return tuple(out)


def _asks(words: str) -> bool:
    return any(sign in words[-_QUESTION_END:] for sign in "?？؟")


def _checklist(quiz: Quiz) -> ListBlock:
    """Return a quiz as a list of things to do, the ticked ones marked as done."""
    items = (ListItem(0, TICKED if each.right else UNTICKED, each.text) for each in quiz.answers)
    return ListBlock(tuple(items))


def split_title(blocks: Sequence[Block], header: Mapping[str, str]) -> tuple[str, tuple[Block, ...]]:
    """Return the page's title, "" when it has none, and the blocks without the heading it came from.

    That is the heading at the top, of any level; else the first heading of level 1. Any other
    heading of level 1 becomes one of level 2.
    """
    place = _title_place(blocks)
    title = visible_words(plain_words(header.get("title", "")))
    if place is not None:
        heading = blocks[place]
        words = visible_words(plain(heading.text)) if isinstance(heading, Heading) else ""
        if len(words) <= LONGEST_TITLE and title in ("", words):
            title = words
            blocks = [*blocks[:place], *blocks[place + 1 :]]
    lowered = (replace(b, level=2) if isinstance(b, Heading) and b.level == 1 else b for b in blocks)
    return shortened(title, LONGEST_TITLE), tuple(lowered)


def long_title(blocks: Sequence[Block]) -> str:
    """Return the heading that would be the title if it were not too long, else ""."""
    place = _title_place(blocks)
    heading = blocks[place] if place is not None else None
    words = visible_words(plain(heading.text)) if isinstance(heading, Heading) else ""
    return words if len(words) > LONGEST_TITLE else ""


def title_line(blocks: Sequence[Block]) -> int:
    """Return the line of the heading that is the title or would be, 0 without one."""
    place = _title_place(blocks)
    heading = blocks[place] if place is not None else None
    return heading.line if isinstance(heading, Heading) else 0


def visible_words(text: str) -> str:
    """Return a text on one line, "" for one of letters that nobody sees."""
    words = " ".join(text.split())
    return words if any(unicodedata.category(letter) not in _UNSEEN for letter in words) else ""


def summary_of(blocks: Sequence[Block], header: Mapping[str, str]) -> str:
    """Return the header's summary, else the first paragraph, else the first words of a list or quote."""
    words = visible_words(plain_words(header.get("summary", "")))
    if not words:
        words = next((plain(block.text) for block in blocks if isinstance(block, Paragraph)), "")
    if not words:
        words = next((plain(block.paragraphs[0]) for block in blocks if isinstance(block, Quote)), "")
    if not words:
        words = next((plain(block.items[0].text) for block in blocks if isinstance(block, ListBlock)), "")
    return shortened(" ".join(words.split()), LONGEST_SUMMARY)


def picture_of(blocks: Sequence[Block], header: Mapping[str, str]) -> str:
    """Return the address of the card picture: the header's, else the first on the page, else ""."""
    if header.get("picture"):
        return header["picture"]
    pictures = [picture for block in blocks for picture in pictures_of(block)]
    stills = (picture.href for picture in pictures if ending(picture.href) not in VIDEOS | SOUNDS)
    return next(stills, "")


def shortened(words: str, longest: int) -> str:
    """Cut a text between two words, with an ellipsis, when it has more than `longest` letters."""
    if len(words) <= longest:
        return words
    cut = words[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def _title_place(blocks: Sequence[Block]) -> int | None:
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            return place
        if not isinstance(block, Picture | Gallery | Rule):
            break
    levels = ((place, block.level) for place, block in enumerate(blocks) if isinstance(block, Heading))
    return next((place for place, level in levels if level == 1), None)
