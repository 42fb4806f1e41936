"""Turns the parser's elements into blocks, by a table of one reader per element."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from kiosk.content.page.blocks import (
    Block,
    Gallery,
    Heading,
    LinkBlock,
    Paragraph,
    Picture,
    Preformatted,
    Rule,
)
from kiosk.content.page.figures import figures_or_terms
from kiosk.content.page.inline import is_placeholder, parts_of, pieces_of, with_code_blocks
from kiosk.content.page.lists import list_blocks
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.quotes import quote_or_notice
from kiosk.content.page.rows import BlockReader
from kiosk.content.page.spans import Part, pictures_among, text_of
from kiosk.content.page.tables import table
from kiosk.content.text.placeholders import CODE_BLOCK


def blocks_of(element: Element, context: ParseContext) -> list[Block]:
    """Return the blocks inside an element, such as the root of a page."""
    blocks: list[Block] = []
    for piece in pieces_of(element, context):
        blocks += _block(piece, context) if isinstance(piece, Element) else _paragraph(piece)
    return blocks


def _block(element: Element, context: ParseContext) -> list[Block]:
    """Return the blocks of one element; an unknown element is read for what is inside it."""
    return _READERS.get(element.tag, blocks_of)(element, context)


def _paragraph_element(element: Element, context: ParseContext) -> list[Block]:
    """Return the blocks of a paragraph, or the preformatted text that it stands for."""
    if not is_placeholder(element):
        return blocks_of(element, context)
    number = (element.text or "").strip(f"{CODE_BLOCK} \n")
    return _preformatted(context.code_blocks[int(number)]) if number else []


def _paragraph(parts: Sequence[Part]) -> list[Block]:
    """Return a paragraph and its pictures: before it when it starts with them, else after it.

    A paragraph that is one link becomes a LinkBlock; two or more pictures become a gallery.
    """
    text = text_of(parts)
    pictures = pictures_among(parts)
    shown: list[Block] = [Gallery(tuple(pictures))] if len(pictures) > 1 else [*pictures]
    if not text:
        return shown
    hrefs = {span.href for span in text if span.text.strip()}
    href = hrefs.pop() if len(hrefs) == 1 else ""
    words: list[Block] = [LinkBlock(href, text) if href else Paragraph(text)]
    if not shown:
        return words
    first = next(part for part in parts if isinstance(part, Picture) or part.text.strip())
    return shown + words if isinstance(first, Picture) else words + shown


def _heading(element: Element, context: ParseContext) -> list[Block]:
    """Return a heading and the pictures in it."""
    context.began = -1
    parts = parts_of(element, context)
    text = text_of(parts)
    heading = [Heading(int(element.tag[1]), text, context.began_at())] if text else []
    return [*heading, *pictures_among(parts)]


def _rule(element: Element, context: ParseContext) -> list[Block]:
    """Return a horizontal line."""
    return [Rule()]


def _code(element: Element, context: ParseContext) -> list[Block]:
    """Return the text of a `pre` element."""
    return _preformatted(with_code_blocks("".join(element.itertext()), context).strip("\n"))


def _preformatted(text: str) -> list[Block]:
    """Return a preformatted block, none for an empty one."""
    return [Preformatted(text)] if text.strip() else []


def _list(element: Element, context: ParseContext) -> list[Block]:
    """Return the blocks of a list."""
    return list_blocks(element, context, _block)


def _quote(element: Element, context: ParseContext) -> list[Block]:
    """Return the blocks of a quote."""
    return quote_or_notice(element, context, _block)


_READERS: dict[str, BlockReader] = {
    "p": _paragraph_element,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "ul": _list,
    "ol": _list,
    "blockquote": _quote,
    "hr": _rule,
    "pre": _code,
    "table": table,
    "dl": figures_or_terms,
}
