"""The inside of a block: turns the parser's elements into spans of one style and pictures."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from kiosk.content.names.addresses import is_outside, is_shareable, with_scheme
from kiosk.content.page.blocks import Picture, Span
from kiosk.content.page.document import LinkUse
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.spans import Part, is_blank, pictures_among, text_of
from kiosk.content.text.html_to_markdown import html_to_markdown
from kiosk.content.text.placeholders import CODE_BLOCK, LINE_BREAK

_BLOCK_TAGS = frozenset(
    (
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "pre",
        "blockquote",
        "table",
        "dl",
        "hr",
        "div",
    )
)
_CURLY_TITLE = re.compile(r"(?:(\S.*?)\s+)?[“”„‟«»‘’‚″][\s]*(.*?)[\s]*[“”‟«»‘’″\"]")
_PLACEHOLDER = re.compile(f"{CODE_BLOCK}([0-9]+){CODE_BLOCK}")
_PLACEHOLDER_ALONE = re.compile(rf"\s*{CODE_BLOCK}[0-9]*{CODE_BLOCK}\s*")
_STYLE_SIGNS = re.compile(r"\*\*|(?<!\w)__|__(?!\w)|`")
_UNSTYLED = Span("")


def pieces_of(element: Element, context: ParseContext) -> list[list[Part] | Element]:
    """Return an element's content in order: runs of inline parts, and the block elements between them."""
    pieces: list[list[Part] | Element] = []
    run: list[Part] = []
    _add_text(run, element.text, _UNSTYLED, context)
    for child in element:
        if child.tag in _BLOCK_TAGS:
            pieces += [run, child]
            run = []
        else:
            _add_element(run, child, _UNSTYLED, context)
        _add_text(run, child.tail, _UNSTYLED, context)
    pieces.append(run)
    return [piece for piece in pieces if isinstance(piece, Element) or not is_blank(piece)]


def parts_of(element: Element, context: ParseContext) -> list[Part]:
    """Return all inline parts of an element, including those inside block elements."""
    parts: list[Part] = []
    for piece in pieces_of(element, context):
        parts += [*parts_of(piece, context), Span(" ")] if isinstance(piece, Element) else piece
    return parts


def with_code_blocks(text: str, context: ParseContext) -> str:
    """Return a text with its line breaks, and with preformatted text in place of each placeholder."""
    if LINE_BREAK in text:
        text = text.replace(LINE_BREAK, "\n")
    if CODE_BLOCK not in text:
        return text
    filled = _PLACEHOLDER.sub(lambda match: context.code_blocks[int(match[1])], text)
    return filled.replace(CODE_BLOCK, "")


def is_placeholder(element: Element) -> bool:
    """True for a paragraph that only stands for preformatted text or keeps two blocks apart."""
    text = element.text or ""
    return CODE_BLOCK in text and not len(element) and _PLACEHOLDER_ALONE.fullmatch(text) is not None


def plain_words(text: str) -> str:
    """Return a text without the signs of styles, as captions and the header's title need it."""
    text = html.unescape(html_to_markdown(text)).replace(LINE_BREAK, " ")
    return " ".join(_STYLE_SIGNS.sub("", text).split())


def _add_text(run: list[Part], text: str | None, style: Span, context: ParseContext) -> None:
    """Add a text of the parser to a run of inline parts, in a style."""
    if not text:
        return
    context.follow(text)
    if "\n" in text:
        text = text.replace("\n", " ")
    run.append(_styled(with_code_blocks(text, context), style))


def _styled(text: str, style: Span) -> Span:
    """Return a text as a span with the style of another span."""
    return Span(text, style.bold, style.italic, style.href)


def _add_element(run: list[Part], element: Element, style: Span, context: ParseContext) -> None:
    """Add an inline element of the parser, with all that is in it, to a run of inline parts."""
    if element.tag == "br":
        run.append(_styled("\n", style))
    elif element.tag == "img":
        run.append(_picture(element, context))
    elif element.tag == "a":
        _add_link(run, element, style, context)
    elif element.tag == "code":
        run.append(_styled(with_code_blocks(element.text or "", context).replace("\n", " "), style))
    elif element.tag == "strong":
        _add_content(run, element, replace(style, bold=True), context)
    elif element.tag == "em":
        _add_content(run, element, replace(style, italic=True), context)
    else:
        _add_content(run, element, style, context)


def _add_content(run: list[Part], element: Element, style: Span, context: ParseContext) -> None:
    """Add the texts and elements inside an element to a run of inline parts."""
    _add_text(run, element.text, style, context)
    for child in element:
        _add_element(run, child, style, context)
        _add_text(run, child.tail, style, context)


def _add_link(run: list[Part], element: Element, style: Span, context: ParseContext) -> None:
    """Add a link; an address that no phone can open gives a problem, and the words stay as plain text."""
    written = element.get("href", "")
    href = with_scheme(written)
    line = context.line_of(written)
    if is_outside(href) and not is_shareable(href):
        context.add_problem("link-scheme", line, address=href[:60])
        href = ""
    if href:
        context.links.append(LinkUse(href, line))
    inside: list[Part] = []
    _add_content(inside, element, replace(style, href=href), context)
    if not text_of(inside):  # a link around a picture, or around nothing
        alt = next((picture.alt for picture in pictures_among(inside)), "")
        inside.append(replace(style, text=alt or written, href=href))
    run += inside


def _picture(element: Element, context: ParseContext) -> Picture:
    """Return a picture. One with neither a description nor a caption gives a problem."""
    href, caption = element.get("src", "").replace(LINE_BREAK, "").strip(), element.get("title", "").strip()
    line = context.line_of(href)
    curly = _CURLY_TITLE.fullmatch(href)
    if curly is not None and not caption:
        href, caption = curly[1] or "", curly[2]
    alt, caption = (plain_words(words) for words in (element.get("alt", ""), caption))
    if not alt and not caption:
        context.add_problem("picture-without-words", line, picture=href[:60])
    return Picture(href, alt, caption, line)
