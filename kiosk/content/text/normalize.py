"""Turns text from Notepad and Word into the Markdown that the parser understands.

Python-Markdown needs a blank line before a list or table and four columns per level, which staff do not type.
Preformatted text is taken out first, so that no rule changes it; placeholders stand for it.
"""

from __future__ import annotations

from kiosk.content.text.block_rules import (
    starts_block,
    write_fence,
    write_indented,
    write_item,
    write_plain,
    write_table,
)
from kiosk.content.text.line_kinds import clean_line, indent_of, is_quote, item_of
from kiosk.content.text.markdown_writer import MarkdownWriter
from kiosk.content.text.open_lists import MAX_LEVEL
from kiosk.content.text.placeholders import SEPARATOR


def normalize_markdown(text: str) -> tuple[str, list[str]]:
    """Return the text for the parser, and the preformatted blocks taken out of it.

    Where a block was, the text has its index in that list between two CODE_BLOCK.
    """
    blocks: list[str] = []
    return "\n".join(_rewrite([clean_line(line) for line in text.split("\n")], blocks, 0)), blocks


def _rewrite(lines: list[str], code_blocks: list[str], depth: int) -> list[str]:
    """Return lines as the parser needs them; `depth` is the number of quotes around them."""
    out = MarkdownWriter(code_blocks)
    at = 0
    while at < len(lines):
        if not lines[at]:
            out.lines.append("")
            at += 1
            continue
        _leave_lists(out, lines, at)
        at = (
            write_fence(out, lines, at)
            or write_table(out, lines, at)
            or write_item(out, lines, at)
            or _write_quote(out, lines, at, depth)
            or write_indented(out, lines, at)
            or write_plain(out, lines, at)
        )
    return out.lines


def _leave_lists(out: MarkdownWriter, lines: list[str], at: int) -> None:
    """Close the lists to which line `at` does not belong, and set the indent of what is written next."""
    if not out.lists or item_of(lines[at].lstrip()) is not None:
        return
    if not out.ends_blank and not starts_block(lines, at):
        return
    indent = indent_of(lines[at])
    out.begin_block()
    if out.lists.contains(indent):
        out.lists.close_deeper(indent)
        out.prefix = "    " * out.lists.depth
    else:
        out.close_lists()


def _write_quote(out: MarkdownWriter, lines: list[str], at: int, depth: int) -> int:
    """Write a quote with the lines inside it rewritten; `depth` is the number of quotes around it."""
    if not is_quote(lines[at].lstrip()):
        return 0
    end, inner = at, []
    while end < len(lines) and lines[end]:
        body = lines[end].lstrip()
        if is_quote(body):
            body = body[1:] if depth < MAX_LEVEL else body.lstrip("> ")
            inner.append(clean_line(body.removeprefix(" ")))
        elif starts_block(lines, end) or item_of(body):
            break
        else:
            inner.append(lines[end])
        end += 1
    out.begin_block()
    out.lines += [out.prefix + SEPARATOR, ""]  # the parser would join two quotes with a blank line between
    quoted = _rewrite(inner, out.code_blocks, depth + 1)
    out.lines += [f"{out.prefix}> {line}".rstrip() for line in quoted]
    out.lines.append("")
    return end
