"""Text as Notepad and Word leave it, made into the Markdown that the parser understands.

Python-Markdown wants a blank line before a list or table and four columns a level; staff do not.
Preformatted text is taken out first, so that no rule touches it, and a mark stands in its place.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.content.text import lines as of
from kiosk.content.text.tables import regular_table, table_at

MARK = "\x1a"  # read_text() lets no control character through, so a mark is always ours
BREAK = f"{MARK}{MARK}"  # keeps two blocks apart that the parser would join; shows nothing
MAX_LEVEL = 5  # of lists and quotes inside each other; what is deeper joins the last one


@dataclass(slots=True)
class _Opened:
    """An item that lines below may belong to, by the column of its mark and of its text."""

    indent: int
    text: int
    number: int | None
    boxed: bool = False  # "[ ]", an answer of a quiz or a thing to do

    def is_followed_by(self, number: int | None) -> bool:
        """True for the same kind of item with the next number, or with the same: "1. 1. 1." counts, too."""
        if self.number is None or number is None:
            return self.number is number
        return number in (self.number, self.number + 1)


@dataclass(slots=True)
class _Page:
    """The page while it is rewritten. `codes` are the preformatted texts, by number."""

    codes: list[str]
    out: list[str] = field(default_factory=list)
    opened: list[_Opened] = field(default_factory=list)
    prefix: str = ""  # of a line that goes on with the paragraph above
    after_definition: bool = False
    parted: bool = False  # a list inside an item was parted: what follows the item needs a blank line

    def blank(self) -> bool:
        return not self.out or not self.out[-1]

    def part(self) -> None:
        """Let a new block begin."""
        if not self.blank():
            self.out.append("")


def forgive(text: str) -> tuple[str, list[str]]:
    """Return the text for the parser and the preformatted texts that MARK number MARK stands for."""
    codes: list[str] = []
    return "\n".join(_rewrite([of.clean_line(line) for line in text.split("\n")], codes, 0)), codes


def _rewrite(lines: list[str], codes: list[str], depth: int) -> list[str]:
    page = _Page(codes)
    at = 0
    while at < len(lines):
        if not lines[at]:
            page.out.append("")
            at += 1
            continue
        _leave_lists(page, lines, at)
        for reader in (_fence, _table, _item, _quote, _indented):
            after = reader(page, lines, at, depth)
            if after > at:
                break
        else:
            _plain(page, lines, at)
            after = at + 1
        at = after
    return page.out


def _leave_lists(page: _Page, lines: list[str], at: int) -> None:
    """Close the lists that a line does not belong to, and set where it belongs."""
    if not page.opened:
        return
    indent, body = of.indent_of(lines[at]), lines[at].lstrip()
    item = of.item_of(body)
    if item is not None:
        return
    inside = indent >= page.opened[0].indent + 2
    if not inside and (page.blank() or _starts_block(lines, at)):
        page.part()
        page.opened.clear()
        page.prefix = ""
    elif page.blank() or _starts_block(lines, at):
        while len(page.opened) > 1 and indent < page.opened[-1].indent + 2:
            page.opened.pop()
        page.part()
        page.prefix = "    " * len(page.opened)


def _starts_block(lines: list[str], at: int) -> bool:
    body = lines[at].lstrip()
    return (
        of.is_heading(body)
        or of.is_rule(body)
        or of.is_quote(body)
        or bool(of.fence_of(body))
        or table_at(lines, at) > at
    )


def _fence(page: _Page, lines: list[str], at: int, depth: int) -> int:
    fence = of.fence_of(lines[at].lstrip())
    if not fence:
        return at
    for end in range(at + 1, len(lines)):
        if of.closes(lines[end].lstrip(), fence):
            break
    else:
        return at
    indent = of.indent_of(lines[at])
    page.part()
    page.out += [f"{page.prefix}{MARK}{len(page.codes)}{MARK}", ""]
    page.codes.append(
        "\n".join(line[min(indent, of.indent_of(line)) :].rstrip() for line in lines[at + 1 : end])
    )
    return end + 1


def _table(page: _Page, lines: list[str], at: int, depth: int) -> int:
    end = table_at(lines, at)
    if end > at:
        page.part()
        page.out += [page.prefix + of.with_links(line) for line in regular_table(lines[at:end])] + [""]
    return end


def _item(page: _Page, lines: list[str], at: int, depth: int) -> int:
    indent, body = of.indent_of(lines[at]), lines[at].lstrip()
    item = of.item_of(body)
    if item is None:
        return at
    if item.number is not None and (not page.opened or page.blank()):
        following = of.item_of(lines[at + 1].lstrip()) if at + 1 < len(lines) else None
        goes_on = following is not None and following.number == item.number + 1
        if not page.blank() and item.number != 1 and not goes_on:
            return at  # a number that happens to stand at the start of a line
        counted = goes_on or any(opened.is_followed_by(item.number) for opened in page.opened)
        if item.number >= 1000 and not counted:
            if page.opened and indent < page.opened[0].indent + 2:
                page.opened.clear()
                page.prefix = ""
            page.out.append(f"{page.prefix}{item.number}\\{body[len(str(item.number)) :]}")
            return at + 1  # a year at the start of a paragraph
    _open(page, indent, _Opened(indent, indent + len(body) - len(item.text), item.number, item.boxed))
    page.prefix = "    " * (len(page.opened) - 1)
    page.out.append(f"{page.prefix}{item.mark} {of.with_links(item.text)}")
    return at + 1


def _open(page: _Page, indent: int, item: _Opened) -> None:
    """Put an item at its level: deeper from two columns on, beside the one above within one.

    The parser only counts: where a number is not the next one, a list of its own begins with it.
    """
    if len(page.prefix) >= 4 * len(page.opened):
        page.part()  # the first item, or one below a further paragraph of an item
    above, deep = None, len(page.opened)
    while page.opened and indent < page.opened[-1].indent + 2:
        above = page.opened.pop()
        if indent >= above.indent - 1:
            break
        above = page.opened[-1] if page.opened else None
    if len(page.opened) >= MAX_LEVEL:
        above = page.opened[MAX_LEVEL - 1]
        del page.opened[MAX_LEVEL - 1 :]
    other_list = above is not None and above.boxed != item.boxed and page.blank()
    if above is not None and (other_list or not above.is_followed_by(item.number)):
        page.part()
        if other_list or (above.number is not None and item.number is not None):
            page.out += ["    " * len(page.opened) + BREAK, ""]
            page.parted = bool(page.opened)
    elif page.parted and len(page.opened) < deep - 1:
        page.part()
        page.parted = bool(page.opened)
    page.opened.append(item)


def _quote(page: _Page, lines: list[str], at: int, depth: int) -> int:
    if not of.is_quote(lines[at].lstrip()):
        return at
    end, inner = at, []
    while end < len(lines) and lines[end]:
        body = lines[end].lstrip()
        if of.is_quote(body):
            body = body[1:] if depth < MAX_LEVEL else body.lstrip("> ")
            inner.append(of.clean_line(body.removeprefix(" ")))
        elif _starts_block(lines, end) or of.item_of(body):
            break
        else:
            inner.append(lines[end])
        end += 1
    page.part()
    page.out += [page.prefix + BREAK, ""]  # the parser would join two quotes with a blank line between
    page.out += [f"{page.prefix}> {line}".rstrip() for line in _rewrite(inner, page.codes, depth + 1)]
    page.out.append("")
    return end


def _indented(page: _Page, lines: list[str], at: int, depth: int) -> int:
    """Read lines that start with a tab or four spaces: paragraphs if they look so, else preformatted."""
    if page.opened or not page.blank() or of.indent_of(lines[at]) < 4:
        return at
    end = at
    while end < len(lines) and of.indent_of(lines[end]) >= 4:
        end += 1
    block = lines[at:end]
    if (end < len(lines) and lines[end]) or of.is_prose(block):
        for line in block:
            page.part()
            page.out.append(of.with_links(line.lstrip()))
    else:
        page.out += block
    return end


def _plain(page: _Page, lines: list[str], at: int) -> None:
    body = of.with_links(lines[at].lstrip())
    if page.opened and page.blank() and of.indent_of(lines[at]) >= page.opened[-1].text + 4:
        body = "    " + body  # preformatted text inside an item
    definition = of.definition_of(body) if page.out and not of.is_rule(body) else None
    following = lines[at + 1].lstrip() if at + 1 < len(lines) else ""
    if definition is not None:
        body = f": {of.without_number(definition)}"
    elif page.after_definition and of.definition_of(following) is not None:
        page.part()  # the next figure
    elif of.is_rule(body) and (body[0] in "–—" or (not page.blank() and len(page.out[-1]) > 120)):
        page.part()  # a rule of Word's dashes, or under a long paragraph, which would become a heading
        body = "---"
    elif of.is_false_reference(body):
        body = "\\" + body
    elif of.is_heading(body):
        page.part()
    page.after_definition = definition is not None
    page.out.append(page.prefix + body)
    if of.is_heading(body):
        page.out.append("")  # the parser takes seconds over thousands of headings in one block
