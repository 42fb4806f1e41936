"""Writes the HTML of a Word document as Markdown, in the forms that the kiosk knows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kiosk.importing.word.escape import escaped, escaped_lines, title
from kiosk.importing.word.html_tree import HEADINGS, parsed
from kiosk.importing.word.inline import InlineWriter, Picture, one_line, picture_of
from kiosk.importing.word.tables import rows_of

LONGEST_HEADING = 80  # letters; a longer line in bold is not taken for a heading
_NOTE = re.compile(r"(?:foot|end)note-\d+")


@dataclass(slots=True)
class Markdown:
    """The text of a page; `lost` counts what could not be kept, `has_title` says if there is a heading."""

    text: str
    has_title: bool
    lost: Counter[str]


@dataclass(slots=True)
class _Page:
    """The text while it is written; pictures side by side are one block."""

    shift: int = 0  # levels that headings are moved down
    guess: bool = False  # take lines in bold for headings, because the document has none
    lost: Counter[str] = field(default_factory=Counter)
    blocks: list[str | list[Picture]] = field(default_factory=list)
    has_title: bool = False

    def add(self, block: str) -> None:
        """Add a block unless it is blank."""
        if block.strip():
            self.blocks.append(block)


def to_markdown(html: str) -> Markdown:
    """Return the HTML of a document as Markdown. ParseError when it is not well-formed."""
    body = parsed(html)
    page = _Page()
    headings = [each for each in body.iter() if each.tag in HEADINGS]
    page.shift = 1 if any(each.get("class") == "title" for each in headings) else 0
    page.guess = not headings
    _blocks(body, page)
    lines = [
        block if isinstance(block, str) else "\n".join(picture.written() for picture in block)
        for block in page.blocks
    ]
    return Markdown("\n\n".join(lines) + "\n", page.has_title, page.lost)


def _blocks(parent: Element, page: _Page) -> None:
    """Add everything inside an element to the page."""
    if (parent.text or "").strip():
        page.add(escaped_lines(escaped(parent.text or "").strip()))
    for element in parent:
        if element.tag in HEADINGS:
            _heading(element, page)
        elif element.tag in ("ul", "ol"):
            _list(element, page)
        elif element.tag == "table":
            _table(element, page)
        elif element.tag == "blockquote":
            _quote(element, page)
        else:
            _paragraph(element, page)
        if (element.tail or "").strip():
            page.add(escaped_lines(escaped(element.tail or "").strip()))


def _heading(element: Element, page: _Page) -> None:
    """Add a heading and the pictures in it."""
    level = int(element.tag[1]) + (page.shift if element.get("class") != "title" else 0)
    words = one_line(InlineWriter(page.lost, styles=False).write(element))
    if words:
        page.add(f"{'#' * min(level, 6)} {words.rstrip('#').rstrip()}")
        page.has_title = True
    _pictures(element, page)


def _paragraph(element: Element, page: _Page) -> None:
    """Add a paragraph or caption, or the heading that a short line in bold is taken for."""
    words = InlineWriter(page.lost).write(element).strip()
    if element.get("class") == "caption":
        _caption(words, "".join(element.itertext()), page)
        _pictures(element, page)
        return
    bold = element.find("strong")
    alone = bold is not None and "".join(bold.itertext()).strip() == "".join(element.itertext()).strip()
    short = 0 < len("".join(element.itertext()).strip()) <= LONGEST_HEADING
    if page.guess and alone and short and not words.rstrip("*_ ").endswith((".", ":", ",", ";")):
        words = one_line(InlineWriter(page.lost, styles=False).write(element))
        page.add(f"{'##' if page.has_title else '#'} {words}")
        page.has_title = True
        words = ""
    first = next((each for each in element.iter() if each.tag == "img" or (each.text or "").strip()), None)
    if first is not None and first.tag == "img":
        _pictures(element, page)
        page.add(escaped_lines(words))
    else:
        page.add(escaped_lines(words))
        _pictures(element, page)


def _caption(words: str, plain_words: str, page: _Page) -> None:
    """Give the last picture its caption, or add the words when there is no picture."""
    last = page.blocks[-1] if page.blocks else ""
    if isinstance(last, list) and not last[-1].caption:
        last[-1].caption = title(plain_words)
    elif words:
        page.add(escaped_lines(words))


def _pictures(element: Element, page: _Page) -> None:
    """Add the pictures in an element, side by side."""
    found = [picture_of(each) for each in element.iter("img") if each.get("src")]
    if found:
        page.blocks.append(found)


def _list(element: Element, page: _Page) -> None:
    """Add a list; a line stands above footnotes."""
    items = list(element)
    if items and all(_NOTE.fullmatch(item.get("id", "")) for item in items):
        page.add("---")
    page.add("\n".join(_items(element, page, 0)))


def _items(element: Element, page: _Page, level: int) -> list[str]:
    """Return the lines of a list's items; `level` is 0 for the outermost list."""
    lines: list[str] = []
    for number, item in enumerate(element, 1):
        mark = f"{item.get('value', number)}." if element.tag == "ol" else "-"
        inner = [each for each in item if each.tag in ("ul", "ol")]
        for each in inner:
            item.remove(each)
        words = one_line(InlineWriter(page.lost, pictures=True).write(item))
        if words or not inner:
            lines.append(f"{'    ' * level}{mark} {escaped_lines(words)}".rstrip())
        for each in inner:  # of a list that begins with a deeper level, nothing stands above
            lines += _items(each, page, level + 1 if words else level)
    return lines


def _quote(element: Element, page: _Page) -> None:
    """Add a quote."""
    inner = _Page(page.shift, False, page.lost)
    _blocks(element, inner)
    for block in inner.blocks:
        if isinstance(block, str):
            page.add("\n".join(f"> {line}".rstrip() for line in block.split("\n")))
        else:
            page.blocks.append(block)


def _table(element: Element, page: _Page) -> None:
    """Add a table. One of a single row or column is only a frame: its content is added."""
    rows = rows_of(element)
    columns = max((len(row) for row in rows), default=0)
    if columns <= 1 or len(rows) == 1:  # a frame, or pictures and words put side by side
        for row in rows:
            for cell in row:
                if cell is not None:
                    _blocks(cell, page)
        return
    lines = []
    for row in rows:
        cells = ["" if cell is None else _cell(cell, page) for cell in row]
        lines.append(f"| {' | '.join(cells + [''] * (columns - len(cells)))} |")
    page.add("\n".join([lines[0], "|" + " --- |" * columns, *lines[1:]]))


def _cell(cell: Element, page: _Page) -> str:
    """Return the content of a cell on one line."""
    if any(each.tag == "table" for each in cell.iter()):
        page.lost["nested"] += 1
    return re.sub(r"(?<!\\)\|", r"\\|", one_line(InlineWriter(page.lost, pictures=True).write(cell)))
