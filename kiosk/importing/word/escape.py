"""Escapes plain words so that Markdown shows them unchanged, with as few extra signs as possible."""

from __future__ import annotations

import re

_BACKSLASH = re.compile(r"\\(?=[\\`*_{}\[\]()>#+.!|-]|\s*$)", re.MULTILINE)
_STAR = re.compile(r"(?<!\s)\*|\*(?!\s)|^\*|\*$")
_EDGE = re.compile(r"(?<!\w)_|_(?!\w)")
_BRACKET = re.compile(r"\[(?=[^\]\n]*\]\s*[(\[:])")
_ROUND = re.compile(r"\((?=[^()\n]*\) ?\[)")
_ENTITY = re.compile(r"&(?=#?\w+;|nbsp)", re.IGNORECASE)
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_START = re.compile(r"^([ \t]*)([#>])", re.MULTILINE)
_COLON = re.compile(r"^([ \t]*)([:~])(?=[ \t~])", re.MULTILINE)
_MARKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
_UNSAFE = {
    " ": "%20",
    "(": "%28",
    ")": "%29",
    "<": "%3C",
    ">": "%3E",
    '"': "%22",
    "\\": "%5C",
    "`": "%60",
    "|": "%7C",
}


def escaped(text: str) -> str:
    """Return words escaped for the inside of a line."""
    text = _MARKS.sub("", text.replace("\t", " "))
    text = _BACKSLASH.sub(r"\\\\", text).replace("`", r"\`")
    text = _STAR.sub(r"\\*", text)
    text = _EDGE.sub(r"\\_", text)
    text = _BRACKET.sub(r"\\[", text)
    text = _ROUND.sub(r"\\(", text)
    text = _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))
    return text.replace("~~", "~&#126;")


def escaped_lines(text: str) -> str:
    """Return finished inline Markdown of which no line starts a heading, quote or definition."""
    text = _START.sub(r"\1\\\2", text)
    return _COLON.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text)


def address(href: str) -> str:
    """Return an address escaped for the brackets of a link."""
    return "".join(_UNSAFE.get(char, char) for char in href.strip())


def title(words: str) -> str:
    """Return words escaped for the quotation marks around a picture's caption."""
    return re.sub(r'"([^"]*)"', r"“\1”", " ".join(words.split())).replace('"', "”")
