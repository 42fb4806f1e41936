"""The words of a page, as the reader shows them and as the Markdown library does, and what may differ."""

from __future__ import annotations

import html
import re
from collections import Counter

import markdown

from kiosk.content.header.read import split_header
from kiosk.content.page import blocks as b
from kiosk.content.page.document import Document
from kiosk.content.page.spans import plain
from kiosk.content.text.decode import read_text

Words = Counter[str]

_HIDDEN = {"href", "align", "line", "level"}
_PICTURE = re.compile(r'<img alt="([^"]*)"[^>]*?(?: title="([^"]*)")?[^>]*>')
_BLOCK_TAG = re.compile(r"</?(?:p|h\d|li|ul|ol|td|th|tr|br|hr|d[tdl]|pre|blockquote|table)\b[^>]*>")
_TAG = re.compile(r"</?[a-z][^>]*>")


def words_of(text: str) -> Words:
    """Count the words; an underscore is a mark, not a letter."""
    return Counter(re.findall(r"[^\W_]+", text))


def words_of_document(document: Document) -> Words:
    """Count what a visitor reads: title and blocks, alternative texts and captions too."""
    return words_of(" ".join([document.title, *_strings(document.blocks)]))


def words_of_library(text: str) -> Words:
    """Count the words of Python-Markdown's own HTML, alternative texts and captions included.

    Raw HTML is off in it, as in the kiosk; the three extensions are the shapes that staff may write.
    """
    md = markdown.Markdown(extensions=["tables", "def_list", "fenced_code"])
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    made = _PICTURE.sub(r" \1 \2 ", md.convert(text))
    return words_of(html.unescape(_TAG.sub("", _BLOCK_TAG.sub(" ", made))))


def body_of(text: str) -> str:
    """Return the Markdown of a file: its text as the library may see it, without the header's lines."""
    clean, _ = read_text(text.encode("utf-8", "surrogatepass"), "a/ru.md")
    return split_header(clean, "a/ru.md").body


def _letters(words: Words) -> Counter[str]:
    """Count the letters of words."""
    return Counter("".join(words.elements()))


def _strings(value: object) -> list[str]:
    """Return all texts in a document's blocks."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        if value and all(isinstance(item, b.Span) for item in value):
            return [plain(value)]
        return [text for item in value for text in _strings(item)]
    if isinstance(value, b.Span | int):
        return []
    if isinstance(value, float):  # where a mark is: seen as its place
        return [f"{value:g}"]
    names = [name for name in type(value).__slots__ if name not in _HIDDEN]
    return [text for name in names for text in _strings(getattr(value, name))]


# What a rule of the design takes away on purpose, beside the lines of the header. Everything else that the
# library shows must be shown.
# First: what is read otherwise, so that the library is given it as the kiosk understands it.
READ_OTHERWISE = {
    "Word's bullet of the second level is no letter": (r"(?m)^([ \t>]*)o\t", r"\1"),
    "a space between a link and its address is a mistake": (
        r"(\[[^\[\]\n]*\])[ \t]+(?=\((?:[^()\s]*(?:[/:]|\.\w)[^()\s]*|tel:[^()\n]*|[^()\n]*\.(?:jpg|png))\))",
        r"\1",
    ),
}
# Then: words that may be missing, each as often as it stands in such a place of the source.
REMOVED = {
    "the box of an answer: the quiz shows which is right when it is tapped": r"\[[xXхХvV]\]",
    "the address of a link or picture: the library hides it, too, where it does not take it for code": (
        r"\]\((?:[^()\n\"'«“]|\([^()\n]*\))*"
    ),
    "the words of a link that show under a mouse pointer only": (
        r"(?<!!)\[[^\[\]]*\]\((?:[^()\n]|\([^()\n]*\))*\)"
    ),
    "the number of a list's item: the kiosk counts, and an item that is a picture has none": (
        r"(?m)^[ \t>*+•–·-]*(?:\d{1,9}[.)]\s*)+"
    ),
    "the name of a character, where the library takes it for code": r"&#?\w+;",
    "where a reference leads": r"(?m)^[^\w\n\[]*(?:\d+[.)]\s*)?\[[^\[\]\n]+\]:.*$|\]\s?\[[^\[\]\n]*\]",
    "the language that preformatted text is in": r"(?:`{3,}|~{3,})\s*[A-Za-z][\w+#.-]*",
    "a tag of HTML, and what it says of itself": r"<[^<>]*>",
    "a comment, to the end of its paragraph where nobody closed it": r"<!(?:--|—|–)(?:(?!\n[ \t]*\n)[\s\S])*",
    "a comment that goes on behind an empty line": r"<!(?:--|—|–)[\s\S]*?(?:--|—|–)>",
    "what a web page does, not says": r"<(?:script|style|head|svg|title)\b[\s\S]*?</",
    "words that are crossed out": r"~~[^~\n]+~~",
    "the percents of a marked picture are places, shown as such": r"\d{1,3}(?:[.,]\d+)?\s*[%٪]",
}


def lost(text: str, document: Document) -> Words:
    """Return the words of a file that the library shows and the kiosk does not; there must be none."""
    body = body_of(text)
    for pattern, instead in READ_OTHERWISE.values():
        body = re.sub(pattern, instead, body)
    expected, shown = words_of_library(body), words_of_document(document)
    allowed = Counter[str]()
    for pattern in REMOVED.values():
        for match in re.finditer(pattern, body):
            allowed += words_of(match[0])
    missing = expected - shown
    # "**2002**opened" is one word to the library and a date with its text to the kiosk.
    joined = _letters(missing) <= _letters(shown - expected) + _letters(allowed)
    return Counter() if joined else missing - allowed


def invented(text: str, document: Document) -> Words:
    """Return the words that the kiosk shows and nobody wrote; there must be none."""
    body = body_of(text)
    shown, expected = words_of_document(document), words_of_library(body)
    # "1." at every item of a list counts on.
    more = Counter({word: count for word, count in (shown - expected).items() if not word.isdigit()})
    more -= words_of(html.unescape(body)) + words_of(" ".join(document.header.values()))
    if any(isinstance(block, b.Figures) for block in document.blocks):
        for word in expected:  # figures above one label all show it
            del more[word]
    # A link without words shows its address, joined to the word beside it.
    addresses = words_of(" ".join(re.findall(r"\[\s*\]\(([^()\n]*)\)", body)))
    return Counter() if _letters(more) <= _letters(expected - shown) + _letters(addresses) else more
