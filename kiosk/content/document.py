"""A page from its header and blocks: title, summary, card picture, quiz questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kiosk.content.blocks import (
    Block,
    Gallery,
    Heading,
    ListBlock,
    MarkedPicture,
    Paragraph,
    Picture,
    Quiz,
    Quote,
    Rule,
)
from kiosk.content.inline import plain
from kiosk.content.names import SOUNDS, VIDEOS, ending

LONGEST_TITLE = 200  # letters; a longer heading is a paragraph by mistake
LONGEST_SUMMARY = 300


def with_questions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give each quiz the paragraph or heading directly before it as its question."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Quiz) and not block.question and out:
            before = out[-1]
            if isinstance(before, Paragraph | Heading):
                out[-1] = replace(block, question=before.text)
                continue
        out.append(block)
    return tuple(out)


def split_title(blocks: Sequence[Block], header: Mapping[str, str]) -> tuple[str, tuple[Block, ...]]:
    """Return the page's title, "" when it has none, and the blocks without the heading it came from.

    That is the heading at the top, of any level; else the first heading of level 1. Any other
    heading of level 1 becomes one of level 2.
    """
    place = _title_place(blocks)
    title = " ".join(header.get("title", "").split())
    if place is not None:
        heading = blocks[place]
        words = " ".join(plain(heading.text).split()) if isinstance(heading, Heading) else ""
        if len(words) <= LONGEST_TITLE and title in ("", words):
            title = words
            blocks = [*blocks[:place], *blocks[place + 1 :]]
    lowered = (replace(b, level=2) if isinstance(b, Heading) and b.level == 1 else b for b in blocks)
    return shortened(title, LONGEST_TITLE), tuple(lowered)


def long_title(blocks: Sequence[Block]) -> str:
    """Return the heading that would be the title if it were not too long, else ""."""
    place = _title_place(blocks)
    heading = blocks[place] if place is not None else None
    words = " ".join(plain(heading.text).split()) if isinstance(heading, Heading) else ""
    return words if len(words) > LONGEST_TITLE else ""


def summary_of(blocks: Sequence[Block], header: Mapping[str, str]) -> str:
    """Return the header's summary, else the first paragraph, else the first words of a list or quote."""
    words = header.get("summary", "")
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
    pictures = [picture for block in blocks for picture in pictures_in(block)]
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


def pictures_in(block: Block) -> tuple[Picture, ...]:
    """Return the pictures that a block shows."""
    if isinstance(block, Picture):
        return (block,)
    if isinstance(block, MarkedPicture):
        return (block.picture,)
    return block.pictures if isinstance(block, Gallery) else ()
