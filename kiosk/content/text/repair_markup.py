"""Repairs signs that staff meant but did not quite type as Markdown needs them, before the parser reads.

Only clear cases are changed, and never text that is preformatted or between backticks.
"""

from __future__ import annotations

import re

from kiosk.content.text.code_spans import outside_code
from kiosk.content.text.emphasis import repair_emphasis
from kiosk.content.text.html_comments import without_comments
from kiosk.content.text.html_elements import without_embedded
from kiosk.content.text.html_to_markdown import html_to_markdown
from kiosk.content.text.placeholders import LINE_BREAK
from kiosk.content.text.removed import QUOTED, Removed
from kiosk.content.text.repair_links import repair_links
from kiosk.content.text.repair_lists import repair_lists

_BACKSLASH_BREAK = re.compile(r"(?<!\\)\\[ \t]*(?=\n[ \t]*\S)")
_TIMES = re.compile(r"\*(?<=\d\*)\*?(?=\d)")
_STRUCK = re.compile(r"\[~~(?=\S)([^~\n]+?)(?<=\S)~~\]|~~(?=\S)([^~\n]+?)(?<=\S)~~")


def repair_markup(text: str) -> tuple[str, list[Removed]]:
    """Return the text as it is meant, and what was taken out of it, in no particular order."""
    removed: list[Removed] = []
    if "<" in text:
        text = outside_code(text, lambda part: _without_invisible(part, removed))
    if "<" in text or "&nbsp" in text.lower():
        text = outside_code(text, html_to_markdown)
    return outside_code(text, lambda part: _repaired(part, removed)), removed


def _without_invisible(part: str, removed: list[Removed]) -> str:
    """Return a text without comments and embedded films, and append these to `removed`."""
    part, unclosed = without_comments(part)
    removed += [Removed("<!--", words) for words in unclosed]
    part, embedded = without_embedded(part)
    removed += [Removed("<>", f"<{name}") for name in embedded]
    return part


def _repaired(part: str, removed: list[Removed]) -> str:
    """Return a text with links, lists and emphasis repaired and crossed-out words taken out."""
    if "\\" in part:
        part = _BACKSLASH_BREAK.sub(LINE_BREAK, part)
    part = repair_links(part)
    if "~~" in part:
        part = _STRUCK.sub(lambda struck: _without_struck(struck, removed), part)
    if "*" in part:
        part = _TIMES.sub(lambda times: times[0].replace("*", "\\*"), part)
    return repair_emphasis(repair_lists(part), removed)


def _without_struck(struck: re.Match[str], removed: list[Removed]) -> str:
    """Return "" for crossed-out words; a link keeps its words, since it would show its address otherwise."""
    if struck[0][0] == "[":
        return f"[{struck[1] or struck[2]}]"
    removed.append(Removed("~~", (struck[1] or struck[2])[:QUOTED]))
    return ""
