"""Counts what a Word document has and a page cannot have, and collects the words of its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kiosk.importing.word.xml import W_STRICT, W, name_of, value

_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLAIN_COLOURS = frozenset(("auto", "000000", "ffffff", "none", ""))
_AROUND = frozenset(("Fallback", "tc", "pPr", "oMath", "wsp"))
_SIMPLE = {
    "ins": "changes",
    "del": "changes",
    "moveFrom": "changes",
    "commentReference": "comments",
    "footnoteReference": "notes",
    "endnoteReference": "notes",
    "txbxContent": "boxes",
    "object": "objects",
    "chart": "charts",
    "oMath": "equations",
    "relIds": "drawings",
    "pageBreakBefore": "breaks",
    "vMerge": "merged",
    "gridSpan": "merged",
    "highlight": "colours",
    "contentPart": "drawings",
    "altChunk": "chunks",
    "subDoc": "chunks",
}
_NO_WORDS = ("del", "moveFrom", "Fallback", "txbxContent", "instrText", "oMath", "rPr")


@dataclass(slots=True)
class Inventory:
    """What was found in a document.

    `counts` says how often each thing occurs that a page cannot have, by the code of a problem without
    "word-". `paragraphs` are the document's words, `equations` the letters of its equations. `parts` replace
    the parts of the same name in the document's package: without hidden text, and with the numbers of lists.
    """

    counts: Counter[str] = field(default_factory=Counter)
    paragraphs: list[str] = field(default_factory=list)
    equations: list[str] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)


def take_inventory(root: Element, inventory: Inventory, toc_styles: frozenset[str]) -> None:
    """Add what is in the main part of a document; `toc_styles` are the styles of a table of contents."""
    for element, inside in _walk(root, ()):
        name = name_of(element)
        if "Fallback" in inside:
            continue  # the same once more, for older programs
        if name == "p" and element.tag.startswith((W, W_STRICT)):
            inventory.paragraphs.append(_words(element, toc_styles))
        if name == "oMath":
            inventory.equations.append(re.sub(r"\s+", " ", "".join(element.itertext())).strip())
        if code := _code(element, name, inside):
            inventory.counts[code] += 1


def toc_styles(styles: Element | None) -> frozenset[str]:
    """Return the ids of the styles in which a table of contents is written."""
    found = set()
    for style in styles if styles is not None else ():
        name = next((value(each, "val") for each in style if name_of(each) == "name"), "")
        if name.lower().startswith(("toc ", "toc heading")):
            found.add(value(style, "styleId"))
    return frozenset(found)


def _walk(element: Element, inside: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield every element with the names of elements around it; not recursive, as it may be nested deeply."""
    waiting = [(element, inside)]
    while waiting:
        each, around = waiting.pop()
        yield each, around
        name = name_of(each)
        if name != "Fallback" or "Fallback" not in around:
            around = (*around, name) if name in _AROUND and name not in around else around
        waiting.extend((child, around) for child in reversed(each))


def _code(element: Element, name: str, inside: tuple[str, ...]) -> str:
    """Return the code by which an element is counted, "" for one that a page can have."""
    if name == "br":
        return "breaks" if value(element, "type") == "page" else ""
    if name == "sectPr":
        return "breaks" if "pPr" in inside else ""
    if name == "color" and element.tag.startswith((W, W_STRICT)):
        return "" if value(element, "val").lower() in _PLAIN_COLOURS else "colours"
    if name == "shd":
        return "" if value(element, "fill").lower() in _PLAIN_COLOURS else "colours"
    if name == "tbl":
        return "tables" if "tc" in inside else ""
    if name == "blip":
        return "linked" if element.get(f"{_REL}link") and not element.get(f"{_REL}embed") else ""
    if name == "wsp":
        return "" if any(name_of(each) == "txbxContent" for each in element.iter()) else "drawings"
    if name == "oMath" and "oMath" in inside:
        return ""
    return _SIMPLE.get(name, "")


def _words(paragraph: Element, toc_styles: frozenset[str]) -> str:
    """Return the words of a paragraph, without deleted ones and those of text boxes.

    A paragraph of a table of contents has none.
    """
    style = next((each for each in paragraph.iter() if name_of(each) == "pStyle"), None)
    if style is not None and value(style, "val") in toc_styles:
        return ""
    words: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        each = waiting.pop()
        name = name_of(each)
        if name in _NO_WORDS:
            continue
        if name == "t":
            words.append(each.text or "")
        waiting.extend(reversed(each))
    return "".join(words)
