"""How a page introduces itself: its title, summary and card picture, taken from its header and blocks."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kiosk.content.header.lengths import LONGEST_SUMMARY, LONGEST_TITLE
from kiosk.content.names.media import SOUNDS, VIDEOS, ending
from kiosk.content.page.block_contents import pictures_of
from kiosk.content.page.blocks import Block, Gallery, Heading, ListBlock, Paragraph, Picture, Quote, Rule
from kiosk.content.page.inline import plain_words
from kiosk.content.page.spans import plain

_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn")  # Unicode's categories of characters without a shape


def split_title(blocks: Sequence[Block], header: Mapping[str, str]) -> tuple[str, tuple[Block, ...]]:
    """Return the page's title, "" without one, and the blocks without the heading it was taken from.

    That heading is the one at the top of the page, whatever its level, else the first of level 1. All other
    headings of level 1 become level 2.
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
    """Return the heading that would be the title if it were not too long, "" when there is none."""
    place = _title_place(blocks)
    heading = blocks[place] if place is not None else None
    words = visible_words(plain(heading.text)) if isinstance(heading, Heading) else ""
    return words if len(words) > LONGEST_TITLE else ""


def title_line(blocks: Sequence[Block]) -> int:
    """Return the line of the heading that is the title or would be; 0 without such a heading."""
    place = _title_place(blocks)
    heading = blocks[place] if place is not None else None
    return heading.line if isinstance(heading, Heading) else 0


def visible_words(text: str) -> str:
    """Return a text on one line, "" when none of its characters can be seen."""
    words = " ".join(text.split())
    return words if any(unicodedata.category(letter) not in _UNSEEN for letter in words) else ""


def summary_of(blocks: Sequence[Block], header: Mapping[str, str]) -> str:
    """Return the header's summary, else the first paragraph, else the start of a quote or list."""
    words = visible_words(plain_words(header.get("summary", "")))
    if not words:
        words = next((plain(block.text) for block in blocks if isinstance(block, Paragraph)), "")
    if not words:
        words = next((plain(block.paragraphs[0]) for block in blocks if isinstance(block, Quote)), "")
    if not words:
        words = next((plain(block.items[0].text) for block in blocks if isinstance(block, ListBlock)), "")
    return shortened(" ".join(words.split()), LONGEST_SUMMARY)


def picture_of(blocks: Sequence[Block], header: Mapping[str, str]) -> str:
    """Return the address of the card picture: the header's, else the first picture's on the page, else ""."""
    if header.get("picture"):
        return header["picture"]
    pictures = [picture for block in blocks for picture in pictures_of(block)]
    stills = (picture.href for picture in pictures if ending(picture.href) not in VIDEOS | SOUNDS)
    return next(stills, "")


def shortened(words: str, longest: int) -> str:
    """Return a text of at most `longest` letters; a longer one is cut between words and gets an ellipsis."""
    if len(words) <= longest:
        return words
    cut = words[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def _title_place(blocks: Sequence[Block]) -> int | None:
    """Return the index of the heading that is the title, None without one."""
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            return place
        if not isinstance(block, Picture | Gallery | Rule):
            break
    levels = ((place, block.level) for place, block in enumerate(blocks) if isinstance(block, Heading))
    return next((place for place, level in levels if level == 1), None)
