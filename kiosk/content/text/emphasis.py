"""Repairs the signs of bold words: moves them close to their words, and takes out those without a partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.content.text.line_kinds import is_heading, is_quote, is_rule, item_of
from kiosk.content.text.placeholders import CODE_SPAN, LINE_BREAK
from kiosk.content.text.removed import QUOTED, Removed

# What each begins with comes first: so Python looks for that sign alone, and tries no other place.
_SIGN = re.compile(r"\*(?<![\\*]\*)\*{1,2}(?!\*)|_(?<![\\_]_)_(?!_)")
_KINDS = ("***", "**", "__")
_CELL_BORDER = re.compile(r"(\|)(?<!\\\|)")
_WORD = re.compile(rf"[^\W\d_]|{CODE_SPAN}")
_QUOTE_END = re.compile(f"[\n{LINE_BREAK}{CODE_SPAN}]")

Edit = tuple[int, int, str]  # start and end of the characters to replace, and the replacement


@dataclass(frozen=True, slots=True)
class Delimiter:
    """A sign such as "**" in a block.

    `before` and `after` are the characters beside it, "" at the start and the end of the block.
    """

    sign: str
    start: int
    end: int
    before: str
    after: str

    @property
    def may_open(self) -> bool:
        """True where text follows the sign."""
        return bool(self.after) and not self.after.isspace()

    @property
    def may_close(self) -> bool:
        """True where text stands before the sign."""
        return bool(self.before) and not self.before.isspace()

    @property
    def is_text(self) -> bool:
        """True for underscores inside a name and for a power such as 2**8."""
        if self.sign == "__":
            return self.before.isalnum() and self.after.isalnum()
        return self.sign == "**" and self.before.isdigit() and self.after.isdigit()


def repair_emphasis(text: str, removed: list[Removed]) -> str:
    """Return a text with each pair of signs close to its words and without signs that have no partner.

    Those taken out are appended to `removed`. The text must hold no code.
    """
    if not _may_have_signs(text):
        return text
    return "\n".join(_repair_block(block, removed) for block in _blocks(text))


def pairs_of(delimiters: Sequence[Delimiter]) -> Iterator[tuple[Delimiter, Delimiter | None]]:
    """Yield the delimiters of one kind in pairs, in reading order; one without a partner with None."""
    opening: Delimiter | None = None
    for number, delimiter in enumerate(delimiters, 1):
        if delimiter.is_text:
            continue
        left = len(delimiters) - number
        if opening is None:
            if delimiter.may_close and not delimiter.may_open:
                yield delimiter, None
            else:
                opening = delimiter
        elif delimiter.may_open and not delimiter.may_close and left % 2:
            yield opening, None
            opening = delimiter
        else:
            yield opening, delimiter
            opening = None
    if opening is not None:
        yield opening, None


def _may_have_signs(text: str) -> bool:
    """True for a text that may hold signs of bold words."""
    return "**" in text or "__" in text


def _blocks(text: str) -> Iterator[str]:
    """Yield the parts of a text that a pair of signs cannot span: paragraphs, items, headings, rows."""
    block: list[str] = []
    for line in text.split("\n"):
        body = line.strip()
        alone = not body or is_heading(body) or "|" in body
        if block and (alone or item_of(body) or is_quote(body)):
            yield "\n".join(block)
            block = []
        if alone:
            yield line
        else:
            block.append(line)
    if block:
        yield "\n".join(block)


def _repair_block(block: str, removed: list[Removed]) -> str:
    """Return a block with its signs repaired, each cell of a table row by itself."""
    if not _may_have_signs(block):
        return block
    # A pair of signs does not reach out of a table's cell either.
    return "".join(_repair_cell(cell, removed) for cell in _CELL_BORDER.split(block))


def _repair_cell(cell: str, removed: list[Removed]) -> str:
    """Return a block, or a cell of a table, with its signs repaired."""
    found = [_delimiter(cell, match) for match in _SIGN.finditer(cell)]
    if not found or is_rule(cell.strip()):
        return cell
    edits: list[Edit] = []
    for kind in _KINDS:
        for left, right in pairs_of([delimiter for delimiter in found if delimiter.sign == kind]):
            if right is not None:
                edits += _tightened(cell, left, right)
            elif not (left.before.isspace() and left.after.isspace()) and kind != "***":
                # Between two spaces it may be meant.
                edits.append((left.start, left.end, ""))
                removed.append(Removed(left.sign, _quote(cell, left)))
    return _edited(cell, edits)


def _delimiter(block: str, match: re.Match[str]) -> Delimiter:
    """Return a sign with its neighbours."""
    start, end = match.span()
    return Delimiter(match[0], start, end, block[max(0, start - 1) : start], block[end : end + 1])


def _tightened(block: str, left: Delimiter, right: Delimiter) -> list[Edit]:
    """Return the edit that moves the spaces inside a pair of signs out of it; none where there are none."""
    inner = block[left.end : right.start]
    body = inner.strip()
    if inner == body or not _WORD.search(body):
        return []
    gap_left = " " if inner[0].isspace() and left.before.isalnum() else ""
    gap_right = " " if inner[-1].isspace() and right.after.isalnum() else ""
    return [(left.start, right.end, f"{gap_left}{left.sign}{body}{right.sign}{gap_right}")]


def _quote(block: str, sign: Delimiter) -> str:
    """Return a sign with the words beside it, to quote in a message."""
    if sign.after.strip():
        words = _QUOTE_END.split(block[sign.start : sign.start + QUOTED])[0]
    else:
        words = _QUOTE_END.split(block[max(0, sign.end - QUOTED) : sign.end])[-1]
    return words.strip()


def _edited(block: str, edits: list[Edit]) -> str:
    """Return a block with the edits made; where two overlap, the first one counts."""
    out, at = [], 0
    for start, end, replacement in sorted(edits):
        if start >= at:
            out += [block[at:start], replacement]
            at = end
    return "".join([*out, block[at:]])
