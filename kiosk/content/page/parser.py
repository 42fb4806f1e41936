"""Parses Markdown into a tree of elements. The only module that uses the Markdown library.

Python-Markdown takes quadratic time on hostile input and does not guard against deep recursion: call it in a
process that may be killed, with two seconds per page.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any, cast
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, Registry

_IN_ANGLES = r"<((?:https?://|tel:|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>"
_BARE = (
    r"(?<![\w@/.])(?:https?://|www\.(?=\w))[^\s<>\"«»“”\x02\x03\x1a\x1b]+"
    r"|(?<![\w.+@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
# Every inline pattern that is registered below needs one of these somewhere in its text.
_INLINE_SIGN = re.compile(r"[`\\\[<@*_&]")
_INLINE_SIGNS = ("  \n", "://", "www.")
# And one of these somewhere on its page: to try a pattern on a text costs more than to look for its signs.
_SIGNS = {
    "`": ("backtick",),
    "\\": ("escape",),
    "[": ("reference", "link", "short_reference"),
    "![": ("image_link", "image_reference", "short_image_ref"),
    "<": ("address",),
    "@": ("bare_address",),
    "://": ("bare_address",),
    "www.": ("bare_address",),
    "  \n": ("linebreak",),
    "&": ("character",),
    "*": ("em_strong",),
    "_": ("em_strong",),
}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def parse(source: str) -> Element:
    """Return the root element of a parsed text: what Markdown.convert() does before it writes HTML.

    Raises whatever exception the library raises.
    """
    md = _parser()
    try:
        md.reset()
        lines = source.split("\n")
        for preprocessor in md.preprocessors:
            lines = preprocessor.run(lines)
        root = cast("Element", md.parser.parseDocument(lines).getroot())
        inline: Any = md.treeprocessors["inline"]
        inline.inlinePatterns = _patterns(frozenset(sign for sign in _SIGNS if sign in source))
        for treeprocessor in md.treeprocessors:
            changed = treeprocessor.run(root)
            root = root if changed is None else changed
    except BaseException:
        _parser.cache_clear()  # it may have stopped in the middle of a list
        _patterns.cache_clear()
        raise
    for code in root.iter("code"):
        code.text = html.unescape(code.text or "")  # the library escapes it for HTML
    return root


@cache
def _parser() -> markdown.Markdown:
    """Return this process's parser: making one takes a tenth of the time of parsing a page."""
    md = markdown.Markdown(extensions=[DefListExtension(), TableExtension()])
    md.preprocessors.deregister("html_block")
    md.treeprocessors.deregister("prettify")
    md.treeprocessors.register(_PlainText(md), "plain_text", 30)  # before "inline"
    for name in ("html", "autolink", "automail", "entity"):
        md.inlinePatterns.deregister(name)
    md.inlinePatterns.register(_Address(_IN_ANGLES, md), "address", 120)
    md.inlinePatterns.register(_Address(_BARE, md), "bare_address", 115)
    md.inlinePatterns.register(_Entity(_ENTITY, md), "character", 80)
    for name, tag in (("olist", "ol"), ("ulist", "ul")):
        processor: Any = md.parser.blockprocessors[name]
        processor.SIBLING_TAGS = [tag]  # numbers after bullets are a list of their own
        processor.LAZY_OL = False  # a list that starts with 3 starts with 3
    return md


@cache
def _patterns(signs: frozenset[str]) -> Registry[Any]:
    """Return the inline patterns that a page with these signs may need, in the parser's order."""
    patterns = _parser().inlinePatterns
    found: Registry[Any] = Registry()
    for name in {name for sign in signs for name in _SIGNS[sign]}:
        found.register(patterns[name], name, -patterns.get_index_for_name(name))
    return found


class _PlainText(Treeprocessor):
    """Exempts texts without signs of inline Markdown, most of a page, from the search for it."""

    def run(self, root: Element) -> None:
        """Mark those texts as final."""
        for element in root.iter():
            text = element.text
            if text and _INLINE_SIGN.search(text) is None and not any(sign in text for sign in _INLINE_SIGNS):
                element.text = AtomicString(text)


class _Address(InlineProcessor):
    """Makes a link of an address in angle brackets or bare in the text; the address is also its text."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Return the link and the start and end of the address in `data`."""
        shown, end = match[0], match.end()
        if shown.startswith("<"):
            shown = match[1]
        else:
            shown = _without_punctuation(shown)
            end = match.start() + len(shown)
        link = Element("a", href=shown)
        link.text = AtomicString(re.sub("^(?:tel|mailto):", "", shown))
        return link, match.start(), end


class _Entity(InlineProcessor):
    """Reads a character written as in HTML, such as &nbsp; or &#8470;."""

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[str, int, int] | tuple[None, None, None]:
        """Return the character and the start and end of its name in `data`; None for an unknown name."""
        character = _CONTROL.sub("", html.unescape(match[0]))
        if character == match[0]:
            return None, None, None
        return character, match.start(), match.end()


def _without_punctuation(address: str) -> str:
    """Return an address without signs of the sentence around it: full stop, asterisks, closing bracket."""
    while address:
        last = address[-1]
        unmatched = last in ")]" and address.count(last) > address.count("(" if last == ")" else "[")
        if not unmatched and last not in "*_~.,;:!?'’…|":
            break
        address = address[:-1]
    return address
