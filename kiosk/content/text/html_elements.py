"""Replaces whole HTML elements, from start tag to end tag, in a text."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable

# Elements that embed or play something from another website.
_EMBEDDED = ("iframe", "object", "video", "audio", "embed")


def replace_elements(
    text: str, names: tuple[str, ...], replacement: Callable[[str, str], str], *, alone: bool = False
) -> str:
    """Replace each element with one of these names by `replacement(name, content)`.

    A start tag without an end tag stays; with `alone`, it is replaced as an element without content.
    """
    if "<" not in text:
        return text
    tags = list(re.finditer(rf"(?<!\\)<(/?)({'|'.join(names)})\b[^<>]*>", text, re.IGNORECASE))
    ends = {name: deque(tag for tag in tags if tag[1] and tag[2].lower() == name) for name in names}
    out: list[str] = []
    at = 0
    for tag in tags:
        if tag.start() < at:
            continue
        name = tag[2].lower()
        end = None if tag[1] else _next_end(ends[name], tag.end())
        if end is None and not alone:
            continue
        out.append(text[at : tag.start()])
        if not tag[1]:
            out.append(replacement(name, text[tag.end() : end.start()] if end else ""))
        at = end.end() if end else tag.end()
    return "".join([*out, text[at:]])


def without_embedded(text: str) -> tuple[str, list[str]]:
    """Return a text without films and frames of other websites, and the names of the elements removed."""
    names: list[str] = []

    def remember(name: str, inside: str) -> str:
        """Note the name of an element that is removed."""
        names.append(name)
        return ""

    return replace_elements(text, _EMBEDDED, remember, alone=True), names


def _next_end(ends: deque[re.Match[str]], position: int) -> re.Match[str] | None:
    """Return the first end tag behind `position`, dropping those before it; None when there is none."""
    while ends and ends[0].start() < position:
        ends.popleft()
    return ends[0] if ends else None
