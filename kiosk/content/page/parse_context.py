"""What reading a page gathers besides its blocks: links, problems, and where in the source things stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from kiosk.content.page.blocks import LinkUse
from kiosk.content.text.leftover_markup import has_footnotes, leftover_markup
from kiosk.content.text.placeholders import LINE_BREAK
from kiosk.problems.problem import Problem

_FOUND_BY = 24  # letters that a text is found by in the source
_NEAR = 4000  # letters from the last one on; preformatted text may stand between
_MOST_LEFTOVERS = 10  # signs of one text that are told


@dataclass(slots=True)
class ParseContext:
    """What reading a page gathers besides blocks.

    The parser keeps no line numbers: a text or an address is found again in the source, in reading order.
    `code_blocks` are the preformatted texts that placeholders stand for. `began` is the position of the
    first text that was read since somebody set it to -1, and -1 before there is one.
    """

    file: str
    source: str
    code_blocks: list[str]
    links: list[LinkUse] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    began: int = -1
    _line_starts: list[int] = field(default_factory=list)
    _cursor: int = 0
    _leftovers: set[str] = field(default_factory=set)
    _has_footnotes: bool | None = None

    def line_of(self, text: str) -> int:
        """Return the line where `text` stands next in the source, 0 when it is not found."""
        if not text:
            return 0
        position = self.source.find(text, self._cursor)
        if position >= 0:
            self._cursor = position + len(text)
        else:
            position = self.source.find(text)
        return self.line_at(position) if position >= 0 else 0

    def line_at(self, position: int) -> int:
        """Return the line of a position in the source."""
        if not self._line_starts:
            self._line_starts = [0, *(match.end() for match in re.finditer("\n", self.source))]
        return bisect_right(self._line_starts, max(0, position))

    def next_line(self, sign: str) -> int:
        """Return the line where a sign stands next, behind what was read."""
        return self.line_at(self.source.find(sign, self._cursor))

    def began_at(self) -> int:
        """Return the line of the first text that was read since `began` was set to -1."""
        return self.line_at(self.began if self.began >= 0 else self._cursor)

    def follow(self, text: str) -> None:
        """Go on in the source to a text of the parser's, and warn of the markup that is left in it."""
        start = text.lstrip()[:_FOUND_BY].split("\n")[0].split(LINE_BREAK)[0].rstrip()
        if len(start) > 1:
            position = self.source.find(start, self._cursor, self._cursor + _NEAR)
            if position >= 0:
                if self.began < 0:
                    self.began = position
                self._cursor = position + len(start)
        for sign, words in leftover_markup(text):
            if len(self._leftovers) == _MOST_LEFTOVERS:
                break
            if words not in self._leftovers and not self._leads_to_footnote(sign):
                self._leftovers.add(words)
                at = self._find_leftover(sign, words)
                if at >= 0:
                    self.add_problem("sign-raw", self.line_at(at), sign=sign, text=words)

    def add_problem(self, code: str, line: int, **values: str) -> None:
        """Add a problem; `line` is 0 where it is unknown."""
        self.problems.append(Problem(code, self.file, line, values))

    def _find_leftover(self, sign: str, words: str) -> int:
        """Return where a sign stands; -1 for one that staff wrote in another way, so that it is seen."""
        start = max(0, self._cursor - _FOUND_BY)
        at = self.source.find(words, start, self._cursor + _NEAR)
        return at if at >= 0 or len(sign) < 4 else self.source.find(sign, start, self._cursor + _NEAR)

    def _leads_to_footnote(self, sign: str) -> bool:
        """True for a star that leads to a note further down, or stands before that note."""
        if sign != "*":
            return False
        if self._has_footnotes is None:
            self._has_footnotes = has_footnotes(self.source)
        return self._has_footnotes
