"""Repairs links and pictures that are not quite typed as Markdown needs them."""

from __future__ import annotations

import re

from kiosk.content.names.media import MEDIA

_MEDIA = "|".join(sorted(MEDIA))
# (words)[address] and !(words)[file]: the brackets are swapped.
_SWAPPED = re.compile(
    r"(?:(?<!\\)! ?(?<!\\)\((?P<shown>[^()\[\]\n]+)\) ?\[(?P<file>[^\[\]\n]+\.\w{2,5})\]"
    r"|(?<!\\)\((?P<words>[^()\[\]\n]+)\)\[(?P<address>(?:https?://|www\.|tel:|mailto:|\.{1,2}/)[^\[\]\s]*)\])"
)
_SQUARE = re.compile(rf"!\[([^\[\]\n]*)\]\[([^\[\]\n]+\.(?:{_MEDIA}))\]", re.IGNORECASE)
_GAP = re.compile(
    rf"(!?\[[^\[\]\n]*\])[ \t]+(?=\((?:[^()\s]*(?:[/:]|\.\w)[^()\s]*|tel:[^()\n]*|[^()\n]*\.(?:{_MEDIA}))\))",
    re.IGNORECASE,
)
_UNCLOSED = re.compile(
    r"((?<!\\)\[[^\[\]\n]*\]\()([^()\s<>]*[./:][^()\s<>]*)((?:\s+[\"“«][^\"”»()\n]*[\"”»])?)(?=\s|$)(?!\s*\n\s*[\"“«])"
)
_WIDE_SIGNS = "（）［］！"
_WIDE = str.maketrans(_WIDE_SIGNS, "()[]!")
_WIDE_LINK = re.compile(r"[!！]?[\[［][^\[\]［］\n]*[\]］][(（][^()（）\n]*[)）]")
_LINK_REST = 400  # letters searched for the closing bracket of a link


def repair_links(text: str) -> str:
    """Return a text with the brackets of its links as Markdown needs them. The text must hold no code."""
    if any(sign in text for sign in _WIDE_SIGNS):  # from a Chinese or Japanese keyboard
        text = _WIDE_LINK.sub(lambda link: link[0].translate(_WIDE), text)
    if "[" not in text:
        return text
    if ")[" in text or ") [" in text:
        text = _SWAPPED.sub(_swapped, text)
    if "][" in text:
        text = _SQUARE.sub(r"![\1](<\2>)", text)
    if "] " in text or "]\t" in text:
        text = _GAP.sub(r"\1", text)
    if "](" in text:
        text = _UNCLOSED.sub(_closed, text)
    return text


def _swapped(found: re.Match[str]) -> str:
    """Return a link or picture with its brackets in the right order."""
    if found["file"]:
        return f"![{found['shown']}](<{found['file'].strip()}>)"
    return f"[{found['words']}]({found['address']})"


def _closed(found: re.Match[str]) -> str:
    """Return the start of a link with a closing bracket, unless one follows in the same line."""
    depth = 1
    for sign in found.string[found.end() : found.end() + _LINK_REST].split("\n", 1)[0]:
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return found[0]
    return f"{found[0]})"
