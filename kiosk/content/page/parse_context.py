"""The state of reading one page: links and problems found so far, and the position in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from kiosk.content.page.document import LinkUse
from kiosk.content.text.leftover_markup import has_footnotes, leftover_markup
from kiosk.content.text.placeholders import LINE_BREAK
from kiosk.problems.problem import Problem

_FOUND_BY = 24  # the first letters of a text, by which it is found in the source
_NEAR = 4000  # letters behind the last find that are searched; preformatted text may stand between
_MOST_LEFTOVERS = 10  # signs reported of one text


@dataclass(slots=True)
class ParseContext:
    """What reading a page collects besides blocks.

    The parser keeps no line numbers, so texts and addresses are found again in `source`, in reading order.
    `file` is the path that problems name. `code_blocks` are the preformatted texts that placeholders stand
    for. `began` is the position of the first text read since it was set to -1, and -1 until there is one.
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
        """Return the line of the next occurrence of `text` in the source, 0 when it is not found."""
        if not text:
            return 0
        position = self.source.find(text, self._cursor)
        if position >= 0:
            self._cursor = position + len(text)
        else:
            position = self.source.find(text)
        return self.line_at(position) if position >= 0 else 0

    def line_at(self, position: int) -> int:
        """Return the line, counted from 1, of a position in the source."""
        if not self._line_starts:
            self._line_starts = [0, *(match.end() for match in re.finditer("\n", self.source))]
        return bisect_right(self._line_starts, max(0, position))

    def next_line(self, sign: str) -> int:
        """Return the line of the next occurrence of a sign behind what was read."""
        return self.line_at(self.source.find(sign, self._cursor))

    def began_at(self) -> int:
        """Return the line of the first text read since `began` was set to -1."""
        return self.line_at(self.began if self.began >= 0 else self._cursor)

    def follow(self, text: str) -> None:
        """Move on in the source to a text that the parser returned, and report markup that is left in it."""
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
        """Return the position of a sign, -1 where the source has it written so that visitors shall see it."""
        start = max(0, self._cursor - _FOUND_BY)
        at = self.source.find(words, start, self._cursor + _NEAR)
        return at if at >= 0 or len(sign) < 4 else self.source.find(sign, start, self._cursor + _NEAR)

    def _leads_to_footnote(self, sign: str) -> bool:
        """True for a star where the page has footnotes marked with stars."""
        if sign != "*":
            return False
        if self._has_footnotes is None:
            self._has_footnotes = has_footnotes(self.source)
        return self._has_footnotes
