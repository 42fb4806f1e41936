"""The shapes that the kiosk recognises in a parsed page: the parser's elements as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import Element

from kiosk.content.page.blocks import (
    Block,
    Figure,
    Figures,
    Gallery,
    Heading,
    LinkBlock,
    ListItem,
    Notice,
    Paragraph,
    Picture,
    Preformatted,
    Quote,
    Rule,
    Span,
    Table,
    Text,
)
from kiosk.content.page.inline import (
    Part,
    bold_start,
    is_placeholder,
    parts_of,
    pictures_of,
    pieces_of,
    plain,
    text_of,
    with_codes,
    without_start,
)
from kiosk.content.page.lists import grouped, item_rows, list_blocks
from kiosk.content.page.parse_context import Notes
from kiosk.content.text.placeholders import CODE_BLOCK

_MOST_COLUMNS = 6  # with room for a short word each on an upright screen
_LONGEST_VALUE = 24  # letters of a big figure, such as "1 000 000 visitors"


def blocks_of(element: Element, notes: Notes) -> list[Block]:
    """Return the blocks inside an element, such as the page's root."""
    blocks: list[Block] = []
    for piece in pieces_of(element, notes):
        blocks += _block(piece, notes) if isinstance(piece, Element) else _paragraph(piece)
    return blocks


def _block(element: Element, notes: Notes) -> list[Block]:
    reader = _READERS.get(element.tag)
    return reader(element, notes) if reader else blocks_of(element, notes)


def _paragraph_element(element: Element, notes: Notes) -> list[Block]:
    if is_placeholder(element):
        number = (element.text or "").strip(f"{CODE_BLOCK} \n")
        code = notes.codes[int(number)] if number else ""
        return [Preformatted(code)] if code.strip() else []
    return blocks_of(element, notes)


def _paragraph(parts: list[Part]) -> list[Block]:
    """Return a paragraph and its pictures: before it when it begins with them, else after it."""
    text = text_of(parts)
    pictures = pictures_of(parts)
    shown: list[Block] = [Gallery(tuple(pictures))] if len(pictures) > 1 else [*pictures]
    if not text:
        return shown
    hrefs = {span.href for span in text if span.text.strip()}
    href = hrefs.pop() if len(hrefs) == 1 else ""
    words: list[Block] = [LinkBlock(href, text) if href else Paragraph(text)]
    begins = next(part for part in parts if isinstance(part, Picture) or part.text.strip())
    return shown + words if isinstance(begins, Picture) else words + shown


def _heading(element: Element, notes: Notes) -> list[Block]:
    notes.began = -1
    parts = parts_of(element, notes)
    text = text_of(parts)
    return [*([Heading(int(element.tag[1]), text, notes.began_at())] if text else []), *pictures_of(parts)]


def _rule(element: Element, notes: Notes) -> list[Block]:
    return [Rule()]


def _preformatted(element: Element, notes: Notes) -> list[Block]:
    code = with_codes("".join(element.itertext()), notes).strip("\n")
    return [Preformatted(code)] if code.strip() else []


def _quote(element: Element, notes: Notes) -> list[Block]:
    paragraphs, rest = _quoted(element, notes)
    if not paragraphs:
        return rest
    title = bold_start(paragraphs[0])
    if not title:
        return [Quote(tuple(paragraphs)), *rest]
    size = plain(paragraphs[0]).index(title) + len(title)
    heading = _cut(paragraphs[0], size)
    below = without_start(paragraphs[0], size, " \n:.")
    return [Notice(heading, (*((below,) if below else ()), *paragraphs[1:])), *rest]


def _cut(text: Text, size: int) -> Text:
    """Return a title: the first `size` characters without the bold that every title has."""
    parts: list[Part] = []
    for span in text:
        parts.append(replace(span, text=span.text[:size], bold=False))
        size = max(0, size - len(span.text))
    title = text_of(parts)
    if title and title[-1].text.rstrip().endswith(":"):
        title = (*title[:-1], replace(title[-1], text=title[-1].text.rstrip().rstrip(":")))
    return title


def _quoted(element: Element, notes: Notes) -> tuple[list[Text], list[Block]]:
    """Return a quote's paragraphs, lists and headings among them, and the blocks that are no text."""
    paragraphs: list[Text] = []
    rest: list[Block] = []
    for piece in pieces_of(element, notes):
        if not isinstance(piece, Element):
            text, pictures = text_of(piece), pictures_of(piece)
            paragraphs += [text] if text else []
            rest += pictures
        elif piece.tag in ("ul", "ol"):
            for rows in item_rows(piece, notes, _block):
                for row in rows:
                    if isinstance(row, ListItem):
                        marker = [Span("\u00a0\u00a0" * row.level + f"{row.marker} ")] if row.marker else []
                        paragraphs.append(text_of([*marker, *row.text]))
                    else:
                        rest.append(row)
        elif re.fullmatch("h[1-6]", piece.tag):
            parts = parts_of(piece, notes)
            text = tuple(replace(span, bold=True) for span in text_of(parts))
            paragraphs += [text] if text else []
            rest += pictures_of(parts)
        elif piece.tag in ("blockquote", "p") and not is_placeholder(piece):
            inner, blocks = _quoted(piece, notes)
            paragraphs += inner
            rest += blocks
        else:
            rest += _block(piece, notes)
    return paragraphs, rest


def _table(element: Element, notes: Notes) -> list[Block]:
    rows: list[tuple[Text, ...]] = []
    pictures: list[Picture] = []
    align: tuple[str, ...] = ()
    line = notes.next_line("|")
    for row in element.iter("tr"):
        cells = []
        for cell in row:
            parts = parts_of(cell, notes)
            cells.append(text_of(parts))
            pictures += pictures_of(parts)
        if not align:
            align = tuple(_alignment(cell) for cell in row)
        rows.append(tuple(cells))
    if len(rows[0]) > _MOST_COLUMNS:
        notes.warn("table-wide", line, columns=str(len(rows[0])), most=str(_MOST_COLUMNS))
    filled = [row for row in rows[1:] if any(row)]
    if not filled and not any(rows[0]):
        return [*pictures]
    return [Table(rows[0], tuple(filled), align), *pictures]


def _alignment(cell: Element) -> str:
    match = re.search("left|center|right", cell.get("style", ""))
    return match[0] if match else "left"


def _definitions(element: Element, notes: Notes) -> list[Block]:
    """Return big figures; terms that are no figures become a list, the term in bold."""
    entries: list[tuple[Text, list[Text]]] = []
    rest: list[Block] = []
    for child in element:
        parts = parts_of(child, notes)
        text = text_of(parts)
        rest += pictures_of(parts)
        if child.tag == "dt":
            entries.append((text, []))
        elif text:
            entries = entries or [((), [])]
            entries[-1][1].append(text)
    values = [plain(term) for term, _ in entries]
    if all(len(value) <= _LONGEST_VALUE for value in values) and any(re.search(r"\d", v) for v in values):
        for (_, labels), (_, following) in reversed(list(pairwise(entries))):
            labels += following if not labels else ()  # two figures with one label
        figures = [Figure(value, _lines(labels)) for value, (_, labels) in zip(values, entries, strict=True)]
        return [Figures(tuple(figures)), *rest]
    terms = []
    for term, labels in entries:
        bold = tuple(replace(span, bold=True) for span in term)
        terms.append(ListItem(0, "•", bold))
        terms += [ListItem(0, "", label) for label in labels]
    return [*grouped(row for row in terms if row.text), *rest]


def _lines(texts: list[Text]) -> Text:
    parts: list[Part] = []
    for text in texts:
        parts += [*([Span("\n")] if parts else []), *text]
    return text_of(parts)


def _list(element: Element, notes: Notes) -> list[Block]:
    return list_blocks(element, notes, _block)


_READERS: dict[str, Callable[[Element, Notes], list[Block]]] = {
    "p": _paragraph_element,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "ul": _list,
    "ol": _list,
    "blockquote": _quote,
    "hr": _rule,
    "pre": _preformatted,
    "table": _table,
    "dl": _definitions,
}
