"""Adds to a Word document what the standard lets it leave out but the mammoth library needs."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kiosk.importing.word.xml import child_value, name_of, value

_REFERENCES = ("footnoteReference", "endnoteReference", "commentReference")


def repair(root: Element) -> bool:
    """Give styles without a type the standard's default, and remove elements that lack their id.

    Return whether anything changed.
    """
    changed = False
    waiting = [root]
    while waiting:
        around = waiting.pop()
        for each in list(around):
            if _is_nameless(each):
                around.remove(each)
                changed = True
                continue
            if name_of(each) == "style" and not value(each, "type"):
                # The standard's own default, ISO/IEC 29500-1, 17.7.4.17.
                each.set(f"{each.tag.rpartition('}')[0]}}}type", "paragraph")
                changed = True
            waiting.append(each)
    return changed


def _is_nameless(element: Element) -> bool:
    """True for an element that lacks the id without which nothing can refer to it."""
    name = name_of(element)
    if name == "style":
        return not value(element, "styleId")
    if name == "num":
        return not value(element, "numId") or not child_value(element, "abstractNumId")
    if name == "abstractNum":
        return not value(element, "abstractNumId")
    return name in _REFERENCES and not value(element, "id")
