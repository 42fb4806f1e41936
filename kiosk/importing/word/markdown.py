"""The HTML of a Word document as Markdown in the shapes that the kiosk knows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, fromstring

from kiosk.importing.word.escape import address, escaped, escaped_lines, title
from kiosk.importing.word.numbers import NUMBER
from kiosk.importing.word.tables import rows_of

LONGEST_HEADING = 80  # letters of a line in bold that is taken for one
_SHAREABLE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_WAY_BACK = re.compile(r"#(?:foot|end)note-ref-")
_NOTE = re.compile(r"(?:foot|end)note-\d+")
_MADE_BY_WORD = re.compile(
    r"(?:AI-generated content|Description automatically generated|Автоматически созданное описание"
    r"|Контент, сгенерированный ИИ|Содержимое, созданное искусственным интеллектом)[^\n]*",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


_SMALL = {
    "sup": dict(zip("0123456789()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ⁿ", strict=True)),
    "sub": dict(zip("0123456789()", "₀₁₂₃₄₅₆₇₈₉₍₎", strict=True)),
}


def picture_token(number: int) -> str:
    """Return what stands for the name of a picture until it has one; no text has these characters."""
    return f"\ue000{number}\ue001"


@dataclass(slots=True)
class Markdown:
    """A page's text; `lost` counts what could not be kept, `has_title` tells if there is a heading."""

    text: str
    has_title: bool
    lost: Counter[str]


@dataclass(slots=True)
class _Picture:
    alt: str
    number: int
    caption: str = ""

    def written(self) -> str:
        caption = f' "{self.caption}"' if self.caption else ""
        return f"![{self.alt}]({picture_token(self.number)}{caption})"


@dataclass(slots=True)
class _Page:
    shift: int = 0
    guess: bool = False  # headings among the lines in bold, because the document has none
    lost: Counter[str] = field(default_factory=Counter)
    blocks: list[str | list[_Picture]] = field(default_factory=list)
    has_title: bool = False

    def add(self, block: str) -> None:
        if block.strip():
            self.blocks.append(block)


def to_markdown(html: str) -> Markdown:
    """Return mammoth's HTML as Markdown. ParseError when it is not well-formed."""
    body = _parsed(html)
    page = _Page()
    headings = [each for each in body.iter() if each.tag in _HEADINGS]
    page.shift = 1 if any(each.get("class") == "title" for each in headings) else 0
    page.guess = not headings
    _blocks(body, page)
    lines = [
        block if isinstance(block, str) else "\n".join(picture.written() for picture in block)
        for block in page.blocks
    ]
    return Markdown("\n\n".join(lines) + "\n", page.has_title, page.lost)


def plain(html: str) -> str:
    """Return the words of mammoth's HTML, without the numbers of the notes."""
    body = _parsed(html)
    for sign in body.iter("sup"):
        if sign.find("a") is not None:
            _empty(sign)
    return "".join(body.itertext())


def _parsed(html: str) -> Element:
    """Return the HTML as a tree, without the arrows that lead back from the notes.

    An item that has a number has it as its value.
    """
    body = fromstring(f"<body>{html}</body>")
    for item in body.iter("li"):
        if number := NUMBER.match(item.text or ""):
            item.set("value", number[1])
    for element in body.iter():
        element.text = NUMBER.sub("", element.text or "")
        element.tail = NUMBER.sub("", element.tail or "")
    for link in body.iter("a"):
        if _WAY_BACK.match(link.get("href", "")):
            _empty(link)
    return body


def _empty(element: Element) -> None:
    tail = element.tail
    element.clear()
    element.tail = tail


def _blocks(parent: Element, page: _Page) -> None:
    if (parent.text or "").strip():
        page.add(escaped_lines(escaped(parent.text or "").strip()))
    for element in parent:
        if element.tag in _HEADINGS:
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
    level = int(element.tag[1]) + (page.shift if element.get("class") != "title" else 0)
    words = _one_line(_inline(element, page, marks=False))
    if words:
        page.add(f"{'#' * min(level, 6)} {words.rstrip('#').rstrip()}")
        page.has_title = True
    _pictures(element, page)


def _paragraph(element: Element, page: _Page) -> None:
    words = _inline(element, page).strip()
    if element.get("class") == "caption":
        _caption(words, "".join(element.itertext()), page)
        _pictures(element, page)
        return
    bold = element.find("strong")
    alone = bold is not None and "".join(bold.itertext()).strip() == "".join(element.itertext()).strip()
    short = 0 < len("".join(element.itertext()).strip()) <= LONGEST_HEADING
    if page.guess and alone and short and not words.rstrip("*_ ").endswith((".", ":", ",", ";")):
        words = _one_line(_inline(element, page, marks=False))
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
    last = page.blocks[-1] if page.blocks else ""
    if isinstance(last, list) and not last[-1].caption:
        last[-1].caption = title(plain_words)
    elif words:
        page.add(escaped_lines(words))


def _pictures(element: Element, page: _Page) -> None:
    found = [_picture(each) for each in element.iter("img") if each.get("src")]
    if found:
        page.blocks.append(found)


def _picture(element: Element) -> _Picture:
    alt = _MADE_BY_WORD.sub("", element.get("alt", ""))
    alt = re.sub(r"[\[\]]", "", " ".join(alt.split()))
    return _Picture(escaped(alt), int(element.get("src", "0")))


def _list(element: Element, page: _Page) -> None:
    items = list(element)
    if items and all(_NOTE.fullmatch(item.get("id", "")) for item in items):
        page.add("---")
    page.add("\n".join(_items(element, page, 0)))


def _items(element: Element, page: _Page, level: int) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(element, 1):
        mark = f"{item.get('value', number)}." if element.tag == "ol" else "-"
        inner = [each for each in item if each.tag in ("ul", "ol")]
        for each in inner:
            item.remove(each)
        words = _one_line(_inline(item, page, pictures=True))
        if words or not inner:
            lines.append(f"{'    ' * level}{mark} {escaped_lines(words)}".rstrip())
        for each in inner:  # of a list that begins with a deeper level, nothing stands above
            lines += _items(each, page, level + 1 if words else level)
    return lines


def _quote(element: Element, page: _Page) -> None:
    inner = _Page(page.shift, False, page.lost)
    _blocks(element, inner)
    for block in inner.blocks:
        if isinstance(block, str):
            page.add("\n".join(f"> {line}".rstrip() for line in block.split("\n")))
        else:
            page.blocks.append(block)


def _table(element: Element, page: _Page) -> None:
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
    if any(each.tag == "table" for each in cell.iter()):
        page.lost["nested"] += 1
    return re.sub(r"(?<!\\)\|", r"\\|", _one_line(_inline(cell, page, pictures=True)))


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text).strip()


def _inline(element: Element, page: _Page, *, marks: bool = True, pictures: bool = False) -> str:
    """Return an element's content as inline Markdown; lines end with two spaces where Word breaks them."""
    parts = [escaped(element.text or "")]
    for child in element:
        inner = _inline(child, page, marks=marks, pictures=pictures)
        if child.tag == "br":
            parts.append("  \n")
        elif child.tag == "img":
            parts.append(_picture(child).written() if pictures and child.get("src") else "")
        elif child.tag == "input":
            parts.append("[x] " if child.get("checked") else "[ ] ")
        elif child.tag == "a":
            parts.append(_link(child, inner, page))
        elif child.tag == "strong" and marks:
            parts.append(_marked(inner, "**"))
        elif child.tag == "em" and marks:
            parts.append(_marked(inner, "*"))
        elif child.tag in _SMALL and child.find("a") is None:
            parts.append(_small(child.tag, inner, page))
        elif child.tag == "s":
            page.lost["struck"] += 1
        elif child.tag in ("p", "li", "tr", "td", "th", "table", *_HEADINGS):
            parts += [" " if "".join(parts).strip() else "", inner, " "]
        else:
            parts.append(inner)
        parts.append(escaped(child.tail or ""))
    return "".join(parts)


def _small(tag: str, inner: str, page: _Page) -> str:
    """Return raised or lowered letters as such where the kiosk's fonts have all of them."""
    if inner and all(letter in _SMALL[tag] for letter in inner):
        return "".join(_SMALL[tag][letter] for letter in inner)
    page.lost["small"] += bool(inner.strip())
    return inner


def _marked(inner: str, mark: str) -> str:
    """Return words in bold or italic; blanks at their ends stay outside, or the signs are shown."""
    words = inner.strip()
    if not words or "![" in words or "\n" in words:
        return inner
    start = inner[: len(inner) - len(inner.lstrip())]
    return f"{start}{mark}{words}{mark}{inner[len(inner.rstrip()) :]}"


def _link(element: Element, inner: str, page: _Page) -> str:
    href = (element.get("href") or "").strip()
    words = inner.strip()
    if not href or href.startswith("#") or not words or "![" in words:
        return inner
    if not _SHAREABLE.match(href):
        page.lost["links"] += 1
        return inner
    shown = "".join(element.itertext()).strip()
    if shown in (href, href.rstrip("/"), href.removeprefix("mailto:")) and not re.search(r"\s", shown):
        return inner.replace(words, f"<{shown}>" if href.startswith("mailto:") else f"<{href}>")
    text = words.replace("]", r"\]") if words.count("[") != words.count("]") else words
    return inner.replace(words, f"[{text}]({address(href)})")
