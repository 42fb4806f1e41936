"""The parser of the process: one for all texts, and plain text is not searched for inline Markdown."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

import pytest

from kiosk.content.page import parser
from kiosk.content.page.parser import parse

# A sign of inline Markdown -> what it becomes, as the parser's own element.
INLINE = {
    "`a`": "<code>a</code>",
    "\\*a": "*a",
    "[a](b)": '<a href="b">a</a>',
    "![a](b)": '<img src="b" alt="a" />',
    "<a@b.kz>": '<a href="a@b.kz">a@b.kz</a>',
    "https://b.kz": '<a href="https://b.kz">https://b.kz</a>',
    "www.b.kz": '<a href="www.b.kz">www.b.kz</a>',
    "a@b.kz": '<a href="a@b.kz">a@b.kz</a>',
    "a  \nb": "a<br />b",
    "&#65;": "A",
    "*a*": "<em>a</em>",
    "__a__": "<strong>a</strong>",
}


def shown(text: str) -> str:
    return tostring(parse(text), "unicode")


@pytest.mark.parametrize("text", INLINE)
def test_each_inline_sign_is_found(text: str) -> None:
    assert shown(text) == f"<div><p>{INLINE[text]}</p></div>"


def test_a_text_that_stops_the_parser_leaves_nothing_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    list_inside = "- a\n\n    - b"
    expected = shown(list_inside)
    md = parser._parser()

    def stumble(*_: object) -> None:
        md.parser.state.set("list")
        raise RecursionError

    with monkeypatch.context() as broken:
        broken.setattr(md.parser, "parseChunk", stumble)
        with pytest.raises(RecursionError):
            parse("a")
    assert shown(list_inside) == expected
    assert shown("[a]: https://b.kz\n\n[a]") != shown("[a]")  # nor do references stay


def test_every_inline_pattern_is_tried_on_a_page_with_its_signs() -> None:
    every = parser._patterns(frozenset(parser._SIGNS))
    assert list(every) == list(parser._parser().inlinePatterns)
