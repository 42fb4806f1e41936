"""Access to the XML of a Word document, in either of the two namespaces that Word saves."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def is_word(element: Element, name: str) -> bool:
    """True for an element with this name in one of Word's namespaces."""
    return element.tag in (f"{W}{name}", f"{W_STRICT}{name}")


def value(element: Element, name: str = "val") -> str:
    """Return an attribute in one of Word's namespaces, "" without it."""
    return element.get(f"{W}{name}") or element.get(f"{W_STRICT}{name}") or ""


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child with a name, then its child with the next name, and so on; None without one."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if name_of(each) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children with a name; none for no element."""
    yield from (each for each in (element if element is not None else ()) if name_of(each) == name)


def child_value(element: Element | None, *path: str) -> str:
    """Return the value of the child at the end of a path, "" without one."""
    found = child(element, *path)
    return value(found) if found is not None else ""


def switch(properties: Element | None, name: str) -> bool | None:
    """Return whether a property is on; None where it is not set."""
    found = child(properties, name)
    return None if found is None else value(found).lower() not in ("0", "false", "off")
