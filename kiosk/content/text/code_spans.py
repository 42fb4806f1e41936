"""Keeps code in a text, inline and preformatted, out of the reach of repairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kiosk.content.text.line_kinds import clean_line, closes, fence_of, is_prose, item_of
from kiosk.content.text.placeholders import CODE_SPAN

_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_PLACEHOLDER = re.compile(f"{CODE_SPAN}([0-9]+){CODE_SPAN}")


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Return a text with `change` applied to all of it but preformatted parts and text between backticks."""
    return "\n".join(
        "\n".join(lines) if is_code else _outside_spans("\n".join(lines), change)
        for is_code, lines in _parts(text.split("\n"))
    )


def _outside_spans(text: str, change: Callable[[str], str]) -> str:
    """Return a text with `change` applied to all of it but what stands between backticks."""
    if "`" not in text:
        return change(text)
    spans: list[str] = []

    def take_out(found: re.Match[str]) -> str:
        """Return a placeholder for a span of code."""
        spans.append(found[0])
        return f"{CODE_SPAN}{len(spans) - 1}{CODE_SPAN}"

    changed = change(_SPAN.sub(take_out, text))
    return _PLACEHOLDER.sub(lambda found: spans[int(found[1])], changed)


def _parts(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Yield the lines of a text in parts, each with True if it is preformatted."""
    at, start, in_list = 0, 0, False
    while at < len(lines):
        end = _code_end(lines, at, in_list)
        if end > at:
            if at > start:
                yield False, lines[start:at]
            yield True, lines[at:end]
            start = at = end
            continue
        if body := lines[at].strip():
            in_list = item_of(body) is not None or (in_list and lines[at][:1] in (" ", "\t"))
        at += 1
    if start < len(lines):
        yield False, lines[start:]


def _code_end(lines: list[str], at: int, in_list: bool) -> int:
    """Return the index after the preformatted block that starts at line `at`; `at` when none starts there.

    Such a block is a fence, or indented lines behind a blank one that do not look like paragraphs.
    """
    if fence := fence_of(lines[at].strip().lstrip("> ")):
        ends = (end for end in range(at + 1, len(lines)) if closes(lines[end].lstrip("> \t"), fence))
        return next(ends, at - 1) + 1
    if not _is_indented(lines[at]) or in_list or (at and lines[at - 1].strip()):
        return at
    end = at
    while end < len(lines) and _is_indented(lines[end]):
        end += 1
    goes_on = end < len(lines) and lines[end].strip()
    return at if goes_on or is_prose([clean_line(line) for line in lines[at:end]]) else end


def _is_indented(line: str) -> bool:
    """True for a line that starts with a tab or four spaces."""
    return line.startswith(("    ", "\t"))
