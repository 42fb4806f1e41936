"""Text as Notepad and Word leave it, made into the Markdown that the parser understands.

Python-Markdown wants a blank line before a list or table and four columns a level; staff do not.
Preformatted text is taken out first, so that no rule touches it, and a placeholder stands for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.content.text.line_kinds import (
    Item,
    clean_line,
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
from kiosk.content.text.open_lists import MAX_LEVEL, Gap, OpenItem, OpenLists
from kiosk.content.text.placeholders import CODE_BLOCK, SEPARATOR
from kiosk.content.text.tables import regular_table, table_at

_LAST_COUNTED = 1000  # a number from this on may be a year that a paragraph begins with
_LONG_LINE = 120  # letters; above a rule, such a line would become a heading


def normalize_markdown(text: str) -> tuple[str, list[str]]:
    """Return the text for the parser, and its preformatted blocks.

    In the text a block stands as CODE_BLOCK, its index in the list, CODE_BLOCK.
    """
    blocks: list[str] = []
    return "\n".join(_rewrite([clean_line(line) for line in text.split("\n")], blocks, 0)), blocks


@dataclass(slots=True)
class _Output:
    """The text while it is rewritten. `code_blocks` are shared by a page and the quotes in it."""

    code_blocks: list[str]
    lines: list[str] = field(default_factory=list)
    lists: OpenLists = field(default_factory=OpenLists)
    prefix: str = ""  # of a line that goes on with the paragraph above
    after_definition: bool = False

    @property
    def ends_blank(self) -> bool:
        return not self.lines or not self.lines[-1]

    def begin_block(self) -> None:
        if not self.ends_blank:
            self.lines.append("")

    def close_lists(self) -> None:
        self.lists.close()
        self.prefix = ""


def _rewrite(lines: list[str], code_blocks: list[str], depth: int) -> list[str]:
    """Return the lines of a page, or of a quote that lies in `depth` others, as the parser needs them."""
    out = _Output(code_blocks)
    at = 0
    while at < len(lines):
        if not lines[at]:
            out.lines.append("")
            at += 1
            continue
        _leave_lists(out, lines, at)
        after = (
            _fence(out, lines, at)
            or _table(out, lines, at)
            or _item(out, lines, at)
            or _quote(out, lines, at, depth)
            or _indented(out, lines, at)
        )
        if not after:
            _plain(out, lines, at)
            after = at + 1
        at = after
    return out.lines


def _leave_lists(out: _Output, lines: list[str], at: int) -> None:
    """Close the lists that a line does not belong to, and set where it belongs."""
    if not out.lists or item_of(lines[at].lstrip()) is not None:
        return
    if not out.ends_blank and not _starts_block(lines, at):
        return
    indent = indent_of(lines[at])
    out.begin_block()
    if out.lists.contains(indent):
        out.lists.close_deeper(indent)
        out.prefix = "    " * out.lists.depth
    else:
        out.close_lists()


def _starts_block(lines: list[str], at: int) -> bool:
    body = lines[at].lstrip()
    return (
        is_heading(body)
        or is_rule(body)
        or is_quote(body)
        or bool(fence_of(body))
        or table_at(lines, at) is not None
    )


# Each of these writes the block that begins in line `at`, and returns the line after it; 0 when it is
# no such block.


def _fence(out: _Output, lines: list[str], at: int) -> int:
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


def _table(out: _Output, lines: list[str], at: int) -> int:
    end = table_at(lines, at)
    if end is None:
        return 0
    out.begin_block()
    out.lines += [out.prefix + with_links(line) for line in regular_table(lines[at:end])]
    out.lines.append("")
    return end


def _item(out: _Output, lines: list[str], at: int) -> int:
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
        if item.number >= _LAST_COUNTED and not counted:
            if out.lists and not out.lists.contains(indent):
                out.close_lists()
            out.lines.append(f"{out.prefix}{item.number}\\{body[len(str(item.number)) :]}")
            return at + 1  # a year at the start of a paragraph
    _open_item(out, item, indent, indent + len(body) - len(item.text))
    return at + 1


def _open_item(out: _Output, item: Item, indent: int, text: int) -> None:
    if len(out.prefix) >= 4 * out.lists.depth:
        out.begin_block()  # the first item, or one below a further paragraph of an item
    gap = out.lists.add(OpenItem(indent, text, item.number, item.boxed), behind_blank=out.ends_blank)
    out.prefix = "    " * (out.lists.depth - 1)
    if gap is not Gap.NONE:
        out.begin_block()
    if gap is Gap.SEPARATOR:
        out.lines += [out.prefix + SEPARATOR, ""]
    out.lines.append(f"{out.prefix}{item.mark} {with_links(item.text)}")


def _quote(out: _Output, lines: list[str], at: int, depth: int) -> int:
    if not is_quote(lines[at].lstrip()):
        return 0
    end, inner = at, []
    while end < len(lines) and lines[end]:
        body = lines[end].lstrip()
        if is_quote(body):
            body = body[1:] if depth < MAX_LEVEL else body.lstrip("> ")
            inner.append(clean_line(body.removeprefix(" ")))
        elif _starts_block(lines, end) or item_of(body):
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


def _indented(out: _Output, lines: list[str], at: int) -> int:
    """Read lines that start with a tab or four spaces: paragraphs if they look so, else preformatted."""
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


def _plain(out: _Output, lines: list[str], at: int) -> None:
    """Write a line that is nothing else: of a paragraph, a heading, a rule, a definition."""
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
