"""Tells what a single line of a text is: an item, a heading, a rule, a row of a table.

`body` is always a line without its indent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2060\u00ad]")
_GAP = "[ \t\u00a0\u2007\u202f\u3000]"
_MARKDOWN_BULLET = re.compile(rf"[*+-]{_GAP}+(?=\S)")
_WORD_BULLET = re.compile(rf"(?:[•●▪■◦○‣⁃∙♦➢✓✔\uf0b7\uf0a7\uf0d8]{_GAP}*|[–·]{_GAP}+|o\t\s*)(?=\S)")
_NUMBER = re.compile(rf"(\d{{1,9}})[.)]{_GAP}+(?=\S)")
_BOX = re.compile(r"\[[ xXхХ✓✔vV+]?\]\s+(?=[^\s(:])")
_RULE_SIGNS = "*_-–—"
_RULE = re.compile(r"(?:(?:\*[ ]*){3,}|(?:_[ ]*){3,}|(?:[-–—][ ]*){3,})")
_FENCE = re.compile(r"(`{3,}|~{3,})\s*(?:[A-Za-z][\w+#.-]*)?\s*")  # with the name of a language at most
_SEPARATOR = re.compile(r"\|?\s*:?[-–—]+:?\s*(?:\|\s*:?[-–—]+:?\s*)*\|?")
_DEFINITION = re.compile(r":(?:[ \t\u00a0]+(?=\S)|(?=[\w«“\"(*\[!]))")
_REFERENCE = re.compile(r"\[[^\[\]]+\]:\s*(\S*)")
# An address with backslashes, as Windows writes it; in "a\\_b" and "a\\.b" the backslash is Markdown's.
_BACKSLASHED = re.compile(r"(?<=\])\((?:[\w.\-% ]*\\(?=\.\.?\\|[^\W_]|\)))+[\w.\-% ]*\)")
_ADDRESS = re.compile(r"[/#@<]|\w\.\w")


@dataclass(frozen=True, slots=True)
class Item:
    """A line that starts an item of a list; `number` is None for a bullet, `text` follows the mark."""

    number: int | None
    text: str

    @property
    def boxed(self) -> bool:
        """True for an item that starts with a box such as `[x]`."""
        return _BOX.match(self.text) is not None

    @property
    def mark(self) -> str:
        """Return the mark in the form that the parser needs."""
        return "-" if self.number is None else f"{self.number}."


def without_invisible(line: str) -> str:
    """Return a line without characters that cannot be seen."""
    return _INVISIBLE.sub("", line)


def visible_body(line: str) -> str:
    """Return the visible part of a line, without blanks around it."""
    return without_invisible(line).strip()


def clean_line(line: str) -> str:
    """Return a line with tabs as four columns, and with two trailing spaces at most, a line break."""
    if (bare := line.lstrip()).startswith("o\t"):  # Word's bullet of the second level
        line = line[: len(line) - len(bare)] + "• " + bare[2:].lstrip()
    line = line.expandtabs(4)
    body = line.strip()
    if not body:
        return ""
    indent = len(line) - len(line.lstrip())
    return " " * indent + body + ("  " if line.endswith("  ") else "")


def with_links(body: str) -> str:
    """Return a line without the space inside `! [`, and with slashes instead of backslashes in addresses."""
    body = body.replace("! [", "![", 1) if body.startswith("! [") else body
    return _BACKSLASHED.sub(lambda found: found[0].replace("\\", "/"), body) if "\\" in body else body


def indent_of(line: str) -> int:
    """Return the number of spaces at the start of a line."""
    return len(line) - len(line.lstrip(" "))


def item_of(body: str) -> Item | None:
    """Return the item that a line starts, None for other lines. Word's bullets and `1)` count, too."""
    if body[:1].isalpha() and not body.startswith("o\t"):  # true for most lines
        return None
    if is_rule(body):
        return None
    if match := _MARKDOWN_BULLET.match(body) or _WORD_BULLET.match(body):
        return Item(None, body[match.end() :])
    if match := _NUMBER.match(body):
        return Item(int(match[1]), body[match.end() :])
    return Item(None, body) if _BOX.match(body) else None


def is_rule(body: str) -> bool:
    """True for a horizontal line, also one of Word's dashes."""
    return body[:1] in _RULE_SIGNS and _RULE.fullmatch(body.rstrip()) is not None


def is_heading(body: str) -> bool:
    """True for a line that starts with `#`."""
    return body.startswith("#")


def is_quote(body: str) -> bool:
    """True for a line of a quote."""
    return body.startswith(">")


def fence_of(body: str) -> str:
    """Return the fence with which a line opens preformatted text, "" for other lines."""
    match = _FENCE.fullmatch(body) if body.startswith(("```", "~~~")) else None
    return match[1] if match else ""


def closes(body: str, fence: str) -> bool:
    """True for a line that closes preformatted text opened with `fence`."""
    return body.startswith(fence) and not body.strip().strip(fence[0])


def is_separator(body: str) -> bool:
    """True for the line of dashes below the first row of a table."""
    return "|" in body and _SEPARATOR.fullmatch(body.strip()) is not None


def is_bordered_row(body: str) -> bool:
    """True for a row of a table with a border on both sides."""
    body = body.strip()
    return len(body) > 2 and body.startswith("|") and body.endswith("|")


def definition_of(body: str) -> str | None:
    """Return the text behind the colon of a definition, None for other lines."""
    match = _DEFINITION.match(body)
    return body[match.end() :] if match else None


def without_number(text: str) -> str:
    """Return the text of a definition so that a number at its start, such as a year, starts no list."""
    match = _NUMBER.match(text)
    return f"{match[1]}\\{text[match.end(1) :]}" if match else text


def is_false_reference(body: str) -> bool:
    """True for `[Note]: words`, which Markdown would take for the address of a link and not show."""
    match = _REFERENCE.match(body)
    return match is not None and not _ADDRESS.search(match[1])


def is_prose(lines: list[str]) -> bool:
    """True for indented lines that are paragraphs with a first-line indent, not preformatted text."""
    for line in lines:
        body = line.strip()
        if re.search(r"[{}=;<>\\|]| {3}", body) or not re.match(r"[\w«“\"„(*!\[—]", body):
            return False
    return len(lines) == 1 or all(len(line) > 60 or line.rstrip()[-1] in ".!?…:»”" for line in lines)
