"""Writes the numbers of a Word document's lists into it, since the converter starts each list with 1.

Word counts by the definition of a list: a list continues after a paragraph, and a new one starts right after
another where the document says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kiosk.importing.word.styles import MOST_STEPS, Styles
from kiosk.importing.word.xml import child, child_value, children, is_word, name_of, value

_SIGNS = "\ue002{}\ue003"  # no text has these characters
NUMBER = re.compile("\ue002(\\d+)\ue003")
_MOST = 999_999_999  # a Markdown list has no larger number


@dataclass(slots=True)
class _Level:
    """One level of a list's definition; `style` is that of the paragraphs at this level."""

    bullet: bool
    start: int
    style: str


@dataclass(slots=True)
class _Definition:
    """How a list is numbered; `counts` are the last numbers by level.

    `link` is the name of a style that has the levels instead, or "".
    """

    levels: dict[int, _Level]
    link: str
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the items of a document's lists.

    `root` is the root element of numbering.xml, None for a document without lists.
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read the definitions of lists."""
        self._styles = styles
        self._definitions = {
            value(each, "abstractNumId"): _Definition(
                {_number(value(level, "ilvl")): _level(level) for level in children(each, "lvl")},
                child_value(each, "numStyleLink"),
            )
            for each in children(root, "abstractNum")
        }
        self._lists = {value(each, "numId"): each for each in children(root, "num")}
        self._begun: set[str] = set()

    def write(self, root: Element) -> bool:
        """Write the number of each item in `root` before its words; return whether there were any."""
        found = False
        for paragraph in [each for each in root.iter() if is_word(each, "p")]:
            # The converter leaves empty items out, so their numbers must not be counted.
            if _has_words(paragraph) and (number := self._next(paragraph)):
                _write(paragraph, _SIGNS.format(number))
                found = True
        return found

    def _next(self, paragraph: Element) -> int:
        """Return the next number of an item; 0 for bullets and for other paragraphs."""
        id_, depth = self._place(paragraph)
        definition = self._definition(id_)
        level = definition.levels.get(depth) if definition else None
        if definition is None or level is None or level.bullet:
            return 0
        counts = definition.counts
        if id_ not in self._begun:
            self._begun.add(id_)
            for override in children(self._lists[id_], "lvlOverride"):
                if start := child_value(override, "startOverride"):
                    counts[_number(value(override, "ilvl"))] = _number(start) - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return min(counts[depth], _MOST)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Return the id of a paragraph's list, "" for none, and its level counted from 0."""
        own = child(paragraph, "pPr", "numPr")
        style = self._styles.of_paragraph(paragraph)
        inherited = (child(each, "pPr", "numPr") for each in self._styles.chain(style))
        through = next((each for each in inherited if child_value(each, "numId")), None)
        id_ = child_value(own, "numId") or child_value(through, "numId")
        depth = child_value(own, "ilvl") or child_value(through, "ilvl")
        definition = self._definition(id_)
        if not depth and definition:
            levels = (at for at, level in definition.levels.items() if level.style and level.style == style)
            return id_, next(levels, 0)
        return id_, _number(depth)

    def _definition(self, id_: str) -> _Definition | None:
        """Return the definition of a list, followed through links to styles; None without one."""
        for _ in range(MOST_STEPS):
            found = self._definitions.get(child_value(self._lists.get(id_), "abstractNumId"))
            if found is None or not found.link:
                return found
            id_ = next(
                (child_value(each, "pPr", "numPr", "numId") for each in self._styles.chain(found.link)), ""
            )
        return None


def _level(level: Element) -> _Level:
    """Return a level of a definition."""
    start = child_value(level, "start")
    kind = child_value(level, "numFmt")
    return _Level(kind in ("bullet", "none"), _number(start) if start else 1, child_value(level, "pStyle"))


def _number(text: str) -> int:
    """Return a text of digits as a number, 0 for other text."""
    return int(text[:9]) if text.isdecimal() else 0


def _has_words(paragraph: Element) -> bool:
    """True for a paragraph with words or a picture."""
    return any(
        (name_of(each) == "t" and (each.text or "").strip()) or name_of(each) in ("drawing", "pict")
        for each in paragraph.iter()
    )


def _write(paragraph: Element, text: str) -> None:
    """Insert a text before the words of a paragraph."""
    namespace = paragraph.tag.rpartition("}")[0] + "}"
    run = Element(f"{namespace}r")
    words = Element(f"{namespace}t")
    words.text = text
    run.append(words)
    at = 1 if len(paragraph) and name_of(paragraph[0]) == "pPr" else 0
    paragraph.insert(at, run)
