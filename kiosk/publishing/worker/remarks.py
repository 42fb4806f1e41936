"""Warnings about one text that visitors see whole, and facts about it for comparing it with other texts.

The worker that reads the text collects both, because the builder opens no file of the staff's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from kiosk.content.page.block_contents import texts_of
from kiosk.content.page.document import Document
from kiosk.content.starter_texts import is_sample_title
from kiosk.content.text.decode import read_text
from kiosk.content.text.missing_glyphs import missing_glyphs
from kiosk.content.text.mixed_script import mixed_script_problems, quoted
from kiosk.languages.detect import sure_language
from kiosk.problems.problem import Problem
from kiosk.publishing.fonts.bundled import has_letter
from kiosk.publishing.store.entries import Facts

# The reading speed by which the idle screen waits for a reader, too.
WORDS_PER_SECOND = 2.0
LONGEST_PAGE = 600  # words: five minutes of standing, while others wait
# Text of 7.3 mm capitals on an upright screen of 21 inches has about 45 letters a line, a list 42.
LONGEST_WORD = 40
_MOST_WORDS = 10  # of one text
_MOST_LETTERS = 24
_MOST_KEYS = 20
_MOST_FOUND = 100  # places of a word that are looked at
_SENTENCE = 2  # words in small letters, as names have none
_WORD = re.compile(r"[^\W\d_]+")

# Scripts without spaces between words, from Thai to Chinese, may break anywhere.
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7af\uf900-\uffef"
_LONG_WORD = re.compile(rf"[^\s\-‐–—/\u00ad\u200b{_SPACELESS}]{{{LONGEST_WORD + 1},}}")
# Notepad saves ә, ғ, қ and the like as "?" in an old encoding. A single such word may be intended.
_LOST = re.compile(r"\?*[Ѐ-ԯ]+\?+[Ѐ-ԯ][Ѐ-ԯ?]*")
_SURELY_LOST = 3  # words
_NUMBER = re.compile(r"\d(?:[\d.,]*\d|[ \u00a0\u202f](?=\d{3}(?!\d)))*")


class Remarks:
    """A text that was read; `words` is the number of words in the page's blocks, `data` the file's bytes."""

    def __init__(self, document: Document, words: int, data: bytes, file: str) -> None:
        self._document = document
        self._words = words
        self._data = data
        self._file = file
        self._body = "\n".join(texts_of(document.blocks))
        self._shown = "\n".join([document.title, document.header.get("summary", ""), self._body])

    @cached_property
    def _text(self) -> str:
        """The file as text."""
        return read_text(self._data, self._file)[0]

    def problems(self) -> Iterator[Problem]:
        """Yield a warning for each thing in the text that should be looked at."""
        told = {problem.code for problem in self._document.problems}
        if not self._document.title and self._document.blocks and "title-too-long" not in told:
            yield self._problem("title-missing", 0)
        if is_sample_title(title := self._document.title):
            yield self._problem("title-sample", self._line_of(title), title=title)
        if "?" in self._shown and len(found := _LOST.findall(self._shown)) >= _SURELY_LOST:
            yield self._problem("letters-lost", self._line_of(found[0]), word=quoted(found[0]))
        if self._words > LONGEST_PAGE:
            minutes = str(round(self._words / WORDS_PER_SECOND / 60))
            yield self._problem(
                "page-long", 0, words=str(self._words), minutes=minutes, most=str(LONGEST_PAGE)
            )
        for word in _long_words(self._shown):
            yield self._problem("word-long", self._line_of(word), word=quoted(word), letters=str(len(word)))
        words = "\n".join([self._shown, self._document.header.get("keywords", "")])
        yield from mixed_script_problems(words, self._file, self._line_of)

    def facts(self) -> Facts:
        """Return what it takes to tell whether this text and its translations match."""
        letters = "".join(missing_glyphs(self._shown, has_letter)[:_MOST_LETTERS])
        numbers = {
            re.sub(r"[ \u00a0\u202f]|,(?=\d{3}$)", "", found) for found in _NUMBER.findall(self._shown)
        }
        shapes = repr([block.shape() for block in self._document.blocks])
        has_end = bool(self._document.header.get("until"))
        return Facts(
            text=_digest(self._data),
            shapes=_digest(shapes.encode("utf-8", "surrogatepass")),
            numbers=_digest(" ".join(sorted(numbers)).replace(",", ".").encode()),
            said=self._said(),
            seems=sure_language(self._shown),
            titled=bool(self._document.title),
            ignored=self._document.ignored[:_MOST_KEYS],
            letters=letters,
            lines=tuple([self._line_of(letter) for letter in letters]),
            until=self._document.header_lines.get("until", 0) if has_end else 0,
        )

    def _said(self) -> str:
        words: list[str] = []
        for part in self._body.split():
            if part.isalpha():  # as most are: nothing to look for
                words.append(part)
            else:
                words += _WORD.findall(part)
        sentence = islice((word for word in words if len(word) > 2 and word.islower()), _SENTENCE)
        return _digest(" ".join(words).casefold().encode()) if len(list(sentence)) == _SENTENCE else ""

    def _line_of(self, word: str) -> int:
        """Return the line in which a word first stands, preferably alone and in no address.

        0 when markup inside the word keeps it from being found.
        """
        found = -1
        for match in islice(re.finditer(re.escape(word), self._text), _MOST_FOUND):
            at = match.start()
            alone = not (
                self._text[max(0, at - 1) : at].isalnum()
                or self._text[match.end() : match.end() + 1].isalnum()
            )
            line = self._text[self._text.rfind("\n", 0, at) + 1 : at]
            if alone and line.rfind("](") <= line.rfind(")"):
                found = at
                break
            found = at if found < 0 else found
        return self._text.count("\n", 0, found) + 1 if found >= 0 else 0

    def _problem(self, code: str, line: int, **values: str) -> Problem:
        """Return a problem of this text."""
        return Problem(code, self._file, line, values)


def _long_words(text: str) -> list[str]:
    """Return the words, each once, for which a line of the screen has no room."""
    if max(map(len, text.split()), default=0) <= LONGEST_WORD:
        return []
    return list(dict.fromkeys(_LONG_WORD.findall(text)))[:_MOST_WORDS]


def _digest(data: bytes) -> str:
    """Return a digest of some bytes: 12 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=6).hexdigest()
