"""Parses the HTML of a Word document into a tree."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

from kiosk.importing.word.numbers import NUMBER

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WAY_BACK = re.compile(r"#(?:foot|end)note-ref-")


def parsed(html: str) -> Element:
    """Return the HTML as a tree, without the arrows that lead back from footnotes.

    An item with a number gets it as its `value`. ParseError when the HTML is not well-formed.
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


def words_of_html(html: str) -> str:
    """Return the words of the HTML, without the numbers of footnotes."""
    body = parsed(html)
    for sign in body.iter("sup"):
        if sign.find("a") is not None:
            _empty(sign)
    return "".join(body.itertext())


def _empty(element: Element) -> None:
    """Remove all that is inside an element."""
    tail = element.tail
    element.clear()
    element.tail = tail
