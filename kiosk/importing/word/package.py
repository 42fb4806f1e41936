"""Checks the package of a Word document before anything opens it: its size, macros, entities."""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Set
from xml.etree.ElementTree import Element, fromstring, tostring
from xml.parsers.expat import ExpatError, ParserCreate

from kiosk.importing.word.errors import Unreadable
from kiosk.importing.word.hidden import without_hidden
from kiosk.importing.word.inventory import Inventory, take_inventory, toc_styles
from kiosk.importing.word.numbers import Numbering
from kiosk.importing.word.repair import repair
from kiosk.importing.word.styles import Styles

MOST_PARTS = 20_000
MOST_BYTES = 400 * 1024**2  # size of all parts, unpacked
MOST_XML = 24 * 1024**2  # bytes of one part that is parsed; a hundred pages of text take a tenth of it
_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_NUMBERING = "word/numbering.xml"
# The parts of a document that become the page.
_READ = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_PAGE_PARTS = re.compile(r"word/(?:header|footer)\d*\.xml")
_XML = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE)


def look_into(package: zipfile.ZipFile) -> Inventory:
    """Return what the document has. Unreadable when it is too large, has macros or is no Word document."""
    names = {part.filename for part in package.infolist()}
    _check(package, names)
    inventory = Inventory()
    styles, numbers = (_root(package, names, name) for name in (_STYLES, _NUMBERING))
    for name, root in ((_STYLES, styles), (_NUMBERING, numbers)):
        if root is not None and repair(root):
            inventory.parts[name] = tostring(root, "utf-8")
    for name in sorted(name for name in names if _READ.fullmatch(name)):
        root = fromstring(package.read(name))
        repaired = repair(root)
        hidden = without_hidden(root, Styles(styles))
        inventory.counts += hidden
        if name == _DOCUMENT:
            take_inventory(root, inventory, toc_styles(styles))
        if Numbering(numbers, Styles(styles)).write(root) or hidden or repaired:
            inventory.parts[name] = tostring(root, "utf-8")
    for name in names:
        if _PAGE_PARTS.fullmatch(name) and "".join(fromstring(package.read(name)).itertext()).strip():
            inventory.counts["header"] += 1
    return inventory


def _check(package: zipfile.ZipFile, names: Set[str]) -> None:
    """Raise Unreadable for a document that must not be opened."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise Unreadable("too-large")
    xml_parts = [part for part in parts if _XML.fullmatch(part.filename)]
    if any(part.file_size > MOST_XML for part in xml_parts):
        raise Unreadable("too-large")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("locked")
    if "[Content_Types].xml" not in names:
        raise Unreadable("not-word")
    types = package.read("[Content_Types].xml")
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable("macros")
    if any(_has_doctype(package.read(part)) for part in xml_parts):
        raise Unreadable("damaged")
    if _DOCUMENT not in names and b"wordprocessingml.document.main" not in types:
        raise Unreadable("not-word")


def _has_doctype(data: bytes) -> bool:
    """True for XML that declares entities, in any encoding: the parser that will read it is asked."""
    found: list[bool] = []
    parser = ParserCreate()

    def found_doctype(*_: object) -> None:
        """Note the declaration and stop."""
        found.append(True)
        raise _HeadRead

    def found_element(*_: object) -> None:
        """Stop at the first element."""
        raise _HeadRead

    parser.StartDoctypeDeclHandler = found_doctype
    parser.StartElementHandler = found_element
    with contextlib.suppress(_HeadRead, ExpatError):  # reading the document reports what is no XML
        parser.Parse(data, True)
    return bool(found)


class _HeadRead(Exception):
    """Ends the parsing: behind the first element there can be no declaration."""


def _root(package: zipfile.ZipFile, names: Set[str], name: str) -> Element | None:
    """Return the root element of a part, None when the package does not have it."""
    return fromstring(package.read(name)) if name in names else None
