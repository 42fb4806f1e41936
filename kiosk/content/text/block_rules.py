"""Rewrites blocks as staff type them in the form that the parser needs.

Each `write_` function writes the block that starts at line `at` and returns the index of the line after it;
it returns 0 when another kind of block starts there.
"""

from __future__ import annotations

from kiosk.content.text.line_kinds import (
    Item,
    closes,
    definition_of,
    fence_of,
    indent_of,
    is_false_reference,
    is_heading,
    is_prose,
    is_quote,
    is_rule,
    item_of,
    with_links,
    without_number,
)
from kiosk.content.text.markdown_writer import MarkdownWriter
from kiosk.content.text.open_lists import Gap, OpenItem
from kiosk.content.text.placeholders import CODE_BLOCK, SEPARATOR
from kiosk.content.text.tables import regular_table, table_at

_FIRST_YEAR = 1000  # such a number, or a greater one, may be a year at the start of a paragraph
_LONG_LINE = 120  # letters; a longer line above a rule is no heading


def starts_block(lines: list[str], at: int) -> bool:
    """True for a line that starts a block even without an empty line above it; lists are not looked at."""
    body = lines[at].lstrip()
    return (
        is_heading(body)
        or is_rule(body)
        or is_quote(body)
        or bool(fence_of(body))
        or table_at(lines, at) is not None
    )


def write_fence(out: MarkdownWriter, lines: list[str], at: int) -> int:
    """Take fenced code out of the text: it goes to `out.code_blocks`, a placeholder stands for it."""
    fence = fence_of(lines[at].lstrip())
    if not fence:
        return 0
    end = next((end for end in range(at + 1, len(lines)) if closes(lines[end].lstrip(), fence)), 0)
    if not end:
        return 0
    indent = indent_of(lines[at])
    out.begin_block()
    out.lines += [f"{out.prefix}{CODE_BLOCK}{len(out.code_blocks)}{CODE_BLOCK}", ""]
    code = (line[min(indent, indent_of(line)) :].rstrip() for line in lines[at + 1 : end])
    out.code_blocks.append("\n".join(code))
    return end + 1


def write_table(out: MarkdownWriter, lines: list[str], at: int) -> int:
    """Write a table with a border, a line of dashes and equally long rows."""
    end = table_at(lines, at)
    if end is None:
        return 0
    out.begin_block()
    out.lines += [out.prefix + with_links(line) for line in regular_table(lines[at:end])]
    out.lines.append("")
    return end


def write_item(out: MarkdownWriter, lines: list[str], at: int) -> int:
    """Write a line that starts an item of a list; a year at the start of a paragraph is none."""
    indent, body = indent_of(lines[at]), lines[at].lstrip()
    item = item_of(body)
    if item is None:
        return 0
    if item.number is not None and (not out.lists or out.ends_blank):
        following = item_of(lines[at + 1].lstrip()) if at + 1 < len(lines) else None
        goes_on = following is not None and following.number == item.number + 1
        if not out.ends_blank and item.number != 1 and not goes_on:
            return 0  # a number that happens to stand at the start of a line
        counted = goes_on or any(opened.is_followed_by(item.number) for opened in out.lists.items)
        if item.number >= _FIRST_YEAR and not counted:
            if out.lists and not out.lists.contains(indent):
                out.close_lists()
            out.lines.append(f"{out.prefix}{item.number}\\{body[len(str(item.number)) :]}")
            return at + 1  # a year at the start of a paragraph
    _open_item(out, item, indent, indent + len(body) - len(item.text))
    return at + 1


def _open_item(out: MarkdownWriter, item: Item, indent: int, text: int) -> None:
    """Write the first line of an item; `indent` and `text` are the columns of its mark and of its text."""
    if len(out.prefix) >= 4 * out.lists.depth:
        out.begin_block()  # the first item, or one below a further paragraph of an item
    gap = out.lists.add(OpenItem(indent, text, item.number, item.boxed), behind_blank=out.ends_blank)
    out.prefix = "    " * (out.lists.depth - 1)
    if gap is not Gap.NONE:
        out.begin_block()
    if gap is Gap.SEPARATOR:
        out.lines += [out.prefix + SEPARATOR, ""]
    out.lines.append(f"{out.prefix}{item.mark} {with_links(item.text)}")


def write_indented(out: MarkdownWriter, lines: list[str], at: int) -> int:
    """Write lines that start with a tab or four spaces: paragraphs if they look so, else code."""
    if out.lists or not out.ends_blank or indent_of(lines[at]) < 4:
        return 0
    end = at
    while end < len(lines) and indent_of(lines[end]) >= 4:
        end += 1
    block = lines[at:end]
    if (end < len(lines) and lines[end]) or is_prose(block):
        for line in block:
            out.begin_block()
            out.lines.append(with_links(line.lstrip()))
    else:
        out.lines += block
    return end


def write_plain(out: MarkdownWriter, lines: list[str], at: int) -> int:
    """Write any other line: part of a paragraph, a heading, a rule, a definition."""
    body = with_links(lines[at].lstrip())
    if out.lists and out.ends_blank and indent_of(lines[at]) >= out.lists.items[-1].text + 4:
        body = "    " + body  # preformatted text inside an item
    definition = definition_of(body) if out.lines and not is_rule(body) else None
    if definition is not None:
        body = f": {without_number(definition)}"
    elif out.after_definition and at + 1 < len(lines) and definition_of(lines[at + 1].lstrip()) is not None:
        out.begin_block()  # the next figure
    elif is_rule(body) and (body[0] in "–—" or (not out.ends_blank and len(out.lines[-1]) > _LONG_LINE)):
        out.begin_block()  # a rule of Word's dashes, or under a long paragraph, which would become a heading
        body = "---"
    elif is_false_reference(body):
        body = "\\" + body
    elif is_heading(body):
        out.begin_block()
    out.after_definition = definition is not None
    out.lines.append(out.prefix + body)
    if is_heading(body):
        out.lines.append("")  # the parser takes seconds over thousands of headings in one block
    return at + 1
