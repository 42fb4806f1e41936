"""The signs of bold words, which come in pairs: set close to the words, and taken out when one is alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.content.text import lines as of
from kiosk.content.text.html_words import LINE

KEPT = "\x0e"  # around the number of a code that is kept out; read_text() lets none through
QUOTED = 30  # letters of a text that a message quotes
_PAIR = re.compile(r"(?<![\\*])\*{2,3}(?!\*)|(?<![\\_])__(?!_)")


@dataclass(frozen=True, slots=True)
class Sign:
    """What was taken out: a sign without a partner, or words that are crossed out ("~~").

    `text` is what stands there in the source.
    """

    sign: str
    text: str


def paired(part: str, found: list[Sign]) -> str:
    """Set the signs of bold words close to the words, and take out those without a partner."""
    if "**" not in part and "__" not in part:
        return part
    # A pair of signs does not reach out of a table's cell either.
    cells = (re.split(r"(?<!\\)(\|)", block) for block in _blocks(part))
    return "\n".join("".join(_pair(cell, found) for cell in row) for row in cells)


def _blocks(part: str) -> Iterator[str]:
    """Yield what a pair of signs cannot reach out of: paragraphs, items, headings, rows."""
    block: list[str] = []
    for line in part.split("\n"):
        body = line.strip()
        begins = not body or of.item_of(body) or of.is_heading(body) or of.is_quote(body) or "|" in body
        if begins and block:
            yield "\n".join(block)
            block = []
        if not body or of.is_heading(body) or "|" in body:
            yield line
        else:
            block.append(line)
    if block:
        yield "\n".join(block)


def _pair(block: str, found: list[Sign]) -> str:
    signs = list(_PAIR.finditer(block))
    if not signs or of.is_rule(block.strip()):
        return block
    edits: list[tuple[int, int, str]] = []
    for kind in ("***", "**", "__"):
        waiting: re.Match[str] | None = None
        left = sum(sign[0] == kind for sign in signs)
        for sign in signs:
            if sign[0] != kind:
                continue
            left -= 1
            before, after = block[max(0, sign.start() - 1) : sign.start()], block[sign.end() : sign.end() + 1]
            closes, opens = not (before.isspace() or not before), not (after.isspace() or not after)
            if kind == "__" and before.isalnum() and after.isalnum():
                continue  # a name with underscores
            if kind == "**" and before.isdigit() and after.isdigit():
                continue  # a power
            if waiting is None:
                if closes and not opens:
                    _alone(block, sign, edits, found)
                else:
                    waiting = sign
            elif opens and not closes and left % 2:
                _alone(block, waiting, edits, found)
                waiting = sign
            else:
                _together(block, waiting, sign, edits)
                waiting = None
        if waiting is not None:
            _alone(block, waiting, edits, found)
    out, at = [], 0
    for start, end, instead in sorted(edits):
        if start >= at:
            out += [block[at:start], instead]
            at = end
    return "".join([*out, block[at:]])


def _together(
    block: str, left: re.Match[str], right: re.Match[str], edits: list[tuple[int, int, str]]
) -> None:
    inner = block[left.end() : right.start()]
    body = inner.strip()
    if inner == body or not re.search(rf"[^\W\d_]|{KEPT}", body):
        return
    before, after = block[max(0, left.start() - 1) : left.start()], block[right.end() : right.end() + 1]
    gap_left = " " if inner[0].isspace() and before.isalnum() else ""
    gap_right = " " if inner[-1].isspace() and after.isalnum() else ""
    edits.append((left.start(), right.end(), f"{gap_left}{left[0]}{body}{right[0]}{gap_right}"))


def _alone(block: str, sign: re.Match[str], edits: list[tuple[int, int, str]], found: list[Sign]) -> None:
    before, after = block[max(0, sign.start() - 1) : sign.start()], block[sign.end() : sign.end() + 1]
    if (before.isspace() and after.isspace()) or sign[0] == "***":
        return  # between two spaces it may be meant
    if after.strip():
        text = re.split(f"[\n{LINE}{KEPT}]", block[sign.start() : sign.start() + QUOTED])[0]
    else:
        text = re.split(f"[\n{LINE}{KEPT}]", block[max(0, sign.end() - QUOTED) : sign.end()])[-1]
    edits.append((sign.start(), sign.end(), ""))
    found.append(Sign(sign[0], text.strip()))
