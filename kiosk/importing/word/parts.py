"""What is in a Word document, looked at before anything opens it: its size, macros, what a page has not."""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, fromstring, tostring
from xml.parsers.expat import ExpatError, ParserCreate

from kiosk.importing.word.hidden import without_hidden
from kiosk.importing.word.mended import mend
from kiosk.importing.word.numbers import Numbering
from kiosk.importing.word.styles import Styles
from kiosk.importing.word.xml import W_STRICT, W, name_of, value

MOST_PARTS = 20_000
MOST_BYTES = 400 * 1024**2  # of everything, unpacked
MOST_XML = 24 * 1024**2  # of one part that is parsed; a hundred pages of text take a tenth of it
_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_NUMBERING = "word/numbering.xml"
# What visitors may read of a document.
_READ = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLAIN_COLOURS = frozenset(("auto", "000000", "ffffff", "none", ""))
_PAGE_PARTS = re.compile(r"word/(?:header|footer)\d*\.xml")
_XML = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE)


class Refused(Exception):
    """The document is not read: `code` is one of word.REFUSED."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class Found:
    """How often each thing occurs that a page does not have; `paragraphs` are the document's words.

    `equations` are the letters of the equations, without their form; `parts` are to take the places of
    those of the same name, without what is hidden and with the numbers of lists.
    """

    counts: Counter[str] = field(default_factory=Counter)
    paragraphs: list[str] = field(default_factory=list)
    equations: list[str] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)


def look_into(package: zipfile.ZipFile) -> Found:
    """Return what the document has; Refused when it is too large, has macros or is no Word document."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise Refused("too-large")
    if any(part.file_size > MOST_XML for part in parts if _XML.fullmatch(part.filename)):
        raise Refused("too-large")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("locked")
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names:
        raise Refused("not-word")
    types = package.read("[Content_Types].xml")
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused("macros")
    for part in parts:
        if _XML.fullmatch(part.filename) and _has_doctype(package.read(part)):
            raise Refused("damaged")
    if _DOCUMENT not in names and b"wordprocessingml.document.main" not in types:
        raise Refused("not-word")
    found = Found()
    styles, numbers = (_root(package, names, name) for name in (_STYLES, _NUMBERING))
    for name, part_root in ((_STYLES, styles), (_NUMBERING, numbers)):
        if part_root is not None and mend(part_root):
            found.parts[name] = tostring(part_root, "utf-8")
    for name in sorted(name for name in names if _READ.fullmatch(name)):
        root = fromstring(package.read(name))
        mended = mend(root)
        lost = without_hidden(root, Styles(styles))
        found.counts += lost
        if name == _DOCUMENT:
            _look(root, found, _contents(styles))
        numbering = Numbering(numbers, Styles(styles))
        if numbering.write(root) or lost or mended:
            found.parts[name] = tostring(root, "utf-8")
    for name in names:
        if _PAGE_PARTS.fullmatch(name) and "".join(fromstring(package.read(name)).itertext()).strip():
            found.counts["header"] += 1
    return found


def _has_doctype(data: bytes) -> bool:
    """True for XML that declares entities, in whatever encoding; asked of the parser that reads it."""
    found: list[bool] = []
    parser = ParserCreate()

    def told(*_: object) -> None:
        found.append(True)
        raise _HeadRead

    def began(*_: object) -> None:
        raise _HeadRead

    parser.StartDoctypeDeclHandler = told
    parser.StartElementHandler = began
    with contextlib.suppress(_HeadRead, ExpatError):  # what is no XML is found later
        parser.Parse(data, True)
    return bool(found)


class _HeadRead(Exception):
    """The first element has begun: no declaration can come any more."""


def _root(package: zipfile.ZipFile, names: Set[str], name: str) -> Element | None:
    return fromstring(package.read(name)) if name in names else None


def _contents(styles: Element | None) -> frozenset[str]:
    """Return the names of the styles that a table of contents is written in."""
    found = set()
    for style in styles if styles is not None else ():
        name = next((value(each, "val") for each in style if name_of(each) == "name"), "")
        if name.lower().startswith(("toc ", "toc heading")):
            found.add(value(style, "styleId"))
    return frozenset(found)


def _look(root: Element, found: Found, contents: frozenset[str]) -> None:
    for element, inside in _walk(root, ()):
        name = name_of(element)
        if "Fallback" in inside:
            continue  # the same once more, for older programs
        if name == "p" and element.tag.startswith((W, W_STRICT)):
            found.paragraphs.append(_words(element, contents))
        if name == "oMath":
            found.equations.append(re.sub(r"\s+", " ", "".join(element.itertext())).strip())
        if code := _code(element, name, inside):
            found.counts[code] += 1


def _walk(element: Element, inside: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield every element with the names of those around it; without recursion, however deep."""
    waiting = [(element, inside)]
    while waiting:
        each, around = waiting.pop()
        yield each, around
        name = name_of(each)
        if name != "Fallback" or "Fallback" not in around:
            around = (*around, name) if name in _AROUND and name not in around else around
        waiting.extend((child, around) for child in reversed(each))


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


def _code(element: Element, name: str, inside: tuple[str, ...]) -> str:
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


def _words(paragraph: Element, contents: frozenset[str]) -> str:
    """Return a paragraph's own words: not those deleted, nor those of a text box or of the contents."""
    style = next((each for each in paragraph.iter() if name_of(each) == "pStyle"), None)
    if style is not None and value(style, "val") in contents:
        return ""
    words: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        each = waiting.pop()
        name = name_of(each)
        if name in ("del", "moveFrom", "Fallback", "txbxContent", "instrText", "oMath", "rPr"):
            continue
        if name == "t":
            words.append(each.text or "")
        waiting.extend(reversed(each))
    return "".join(words)
