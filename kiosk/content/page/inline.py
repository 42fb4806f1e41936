"""The text inside a block: the parser's elements as spans of one style, and the pictures among them."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from xml.etree.ElementTree import Element

from kiosk.content.names.addresses import is_outside, is_shareable, with_scheme
from kiosk.content.page.blocks import LinkUse, Picture, Span, Text
from kiosk.content.page.parse_context import Notes
from kiosk.content.text.html_to_markdown import html_to_markdown
from kiosk.content.text.placeholders import CODE_BLOCK, LINE_BREAK

Part = Span | Picture
Style = tuple[bool, bool, str]  # bold, italic, href
BLOCK_TAGS = frozenset(
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
_SPACES = re.compile(r"[ \t]+")
_AROUND_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")
_CURLY_TITLE = re.compile(r"(?:(\S.*?)\s+)?[“”„‟«»‘’‚″][\s]*(.*?)[\s]*[“”‟«»‘’″\"]")
_CODE_PLACEHOLDER = re.compile(f"{CODE_BLOCK}([0-9]+){CODE_BLOCK}")
_PLACEHOLDER_ALONE = re.compile(rf"\s*{CODE_BLOCK}[0-9]*{CODE_BLOCK}\s*")


def pieces_of(element: Element, notes: Notes) -> list[list[Part] | Element]:
    """Return an element's content in order: runs of inline parts, and the blocks between them."""
    pieces: list[list[Part] | Element] = []
    run: list[Part] = []
    _add_text(run, element.text, Span(""), notes)
    for child in element:
        if child.tag in BLOCK_TAGS:
            pieces += [run, child]
            run = []
        else:
            _add_element(run, child, Span(""), notes)
        _add_text(run, child.tail, Span(""), notes)
    pieces.append(run)
    return [piece for piece in pieces if isinstance(piece, Element) or not _is_blank(piece)]


def parts_of(element: Element, notes: Notes) -> list[Part]:
    """Return all inline parts of an element, those inside its blocks included."""
    parts: list[Part] = []
    for piece in pieces_of(element, notes):
        parts += [*parts_of(piece, notes), Span(" ")] if isinstance(piece, Element) else piece
    return parts


def with_codes(text: str, notes: Notes) -> str:
    """Return a text with the preformatted texts in it that marks stand for."""
    text = text.replace(LINE_BREAK, "\n")
    return _CODE_PLACEHOLDER.sub(lambda match: notes.codes[int(match[1])], text).replace(CODE_BLOCK, "")


def is_placeholder(element: Element) -> bool:
    """True for a paragraph that only stands for preformatted text, or keeps two blocks apart."""
    return not len(element) and _PLACEHOLDER_ALONE.fullmatch(element.text or "") is not None


def text_of(parts: list[Part]) -> Text:
    """Return the spans among the parts, white space collapsed and equal neighbours joined."""
    chunks: list[tuple[str, Style]] = []
    last = "\n"
    apart = False
    for part in parts:
        if isinstance(part, Picture):
            apart = True
            continue
        text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", part.text))
        if apart and last.isalnum() and text[:1].isalnum():
            text = f" {text}"  # a picture stood between two words
        apart = apart and not text
        if last in " \n":
            text = text.lstrip(" \n" if last == "\n" else " ")
        if text:
            chunks.append((text, (part.bold, part.italic, part.href)))
            last = text[-1]
    while chunks:
        text, style = chunks.pop()
        if text := text.rstrip(" \n"):
            chunks.append((text, style))
            break
    return tuple(
        Span("".join(text for text, _ in run).replace(" \n", "\n"), *style)
        for style, run in groupby(chunks, key=itemgetter(1))
    )


def pictures_of(parts: list[Part]) -> list[Picture]:
    return [part for part in parts if isinstance(part, Picture)]


def plain(text: Text) -> str:
    """Return a text without its styles."""
    return "".join(span.text for span in text)


def without_start(text: Text, count: int, strip: str = " \n") -> Text:
    """Return a text without its first `count` characters and the signs in `strip` that follow them."""
    spans: list[Span] = []
    for span in text:
        rest = span.text[count:]
        count = max(0, count - len(span.text))
        if not spans:
            rest = rest.lstrip(strip)
        if rest:
            spans.append(replace(span, text=rest))
    return tuple(spans)


def bold_start(text: Text) -> str:
    """Return the bold words that a text begins with, "" when it begins otherwise."""
    words = ""
    for span in text:
        if not span.bold and span.text.strip(" \n"):
            break
        words += span.text
    return words.strip(" \n") if text and text[0].bold else ""


def _is_blank(parts: list[Part]) -> bool:
    return all(isinstance(part, Span) and not part.text.strip() for part in parts)


def _add_text(run: list[Part], text: str | None, style: Span, notes: Notes) -> None:
    if not text:
        return
    notes.read(text)
    text = "\n".join(part.replace("\n", " ") for part in text.split(LINE_BREAK))
    run.append(replace(style, text=with_codes(text, notes)))


def _add_element(run: list[Part], element: Element, style: Span, notes: Notes) -> None:
    if element.tag == "br":
        run.append(replace(style, text="\n"))
        return
    if element.tag == "img":
        run.append(_picture(element, notes))
        return
    if element.tag == "a":
        _add_link(run, element, style, notes)
        return
    if element.tag == "code":
        run.append(replace(style, text=with_codes(element.text or "", notes).replace("\n", " ")))
        return
    if element.tag == "strong":
        style = replace(style, bold=True)
    elif element.tag == "em":
        style = replace(style, italic=True)
    _add_content(run, element, style, notes)


def _add_content(run: list[Part], element: Element, style: Span, notes: Notes) -> None:
    _add_text(run, element.text, style, notes)
    for child in element:
        _add_element(run, child, style, notes)
        _add_text(run, child.tail, style, notes)


def _add_link(run: list[Part], element: Element, style: Span, notes: Notes) -> None:
    written = element.get("href", "")
    href = with_scheme(written)
    line = notes.line_of(written)
    if is_outside(href) and not is_shareable(href):
        notes.warn("link-scheme", line, address=href[:60])
        href = ""
    if href:
        notes.links.append(LinkUse(href, line))
    inside: list[Part] = []
    _add_content(inside, element, replace(style, href=href), notes)
    if not text_of(inside):  # a link around a picture, or around nothing
        alt = next((picture.alt for picture in pictures_of(inside)), "")
        inside.append(replace(style, text=alt or written, href=href))
    run += inside


def plain_words(text: str) -> str:
    """Return a text that has no styles, such as a caption or a header's title, without signs for them."""
    text = html.unescape(html_to_markdown(text)).replace(LINE_BREAK, " ")
    return " ".join(re.sub(r"\*\*|(?<!\w)__|__(?!\w)|`", "", text).split())


def _picture(element: Element, notes: Notes) -> Picture:
    href, caption = element.get("src", "").replace(LINE_BREAK, "").strip(), element.get("title", "").strip()
    line = notes.line_of(href)
    curly = _CURLY_TITLE.fullmatch(href)
    if curly is not None and not caption:
        href, caption = curly[1] or "", curly[2]
    alt, caption = (plain_words(words) for words in (element.get("alt", ""), caption))
    if not alt and not caption:
        notes.warn("picture-without-words", line, picture=href[:60])
    return Picture(href, alt, caption, line)
