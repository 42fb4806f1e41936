"""Finds where the lines of a text on the screen end, by laying the text out once more."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from kiosk.viewer.proof.seen import SeenText


def cut_words(seen: SeenText) -> list[str]:
    """Return the words of a text that are divided between two lines without a hyphen, as "hal|f"."""
    if not seen.wraps:
        return []
    text, formats = plain(seen.text, seen.styled)
    cut: list[str] = []
    lines = 0
    for paragraph, start in paragraphs(text):
        layout = QTextLayout(paragraph, seen.font)
        layout.setFormats([moved(each, start) for each in formats])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        layout.setTextOption(option)
        words = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, paragraph)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(seen.width)
            lines += 1
            end = line.textStart() + line.textLength()
            words.setPosition(end)
            if 0 < end < len(paragraph) and not words.isAtBoundary():
                cut.append(f"{paragraph[max(0, end - 12) : end]}|{paragraph[end : end + 12]}")
        layout.endLayout()
    if lines != seen.lines and not seen.truncated:
        cut.append(f"set in {seen.lines} lines, not in {lines}: {text}")
    return cut


def paragraphs(text: str) -> list[tuple[str, int]]:
    """Return the lines of a text, each with the index of its first letter."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append((line, start))
        start += len(line) + 1
    return found


def plain(text: str, styled: bool) -> tuple[str, list[QTextLayout.FormatRange]]:
    """Return the letters of a text, and which of them are bold or italic."""
    if not styled:
        return text, []
    letters, formats, open_tags = "", [], []  # type: ignore[var-annotated]
    for part in re.split(r"(<[^>]*>)", re.sub(r"\s+", " ", text)):
        if part.startswith("<br"):
            letters += "\n"
        elif part.startswith("</"):
            tag, start = open_tags.pop()
            if tag in ("b", "i"):
                each = QTextLayout.FormatRange()
                each.start, each.length = start, len(letters) - start
                each.format = QTextCharFormat()
                if tag == "b":
                    each.format.setFontWeight(QFont.Weight.Bold)
                else:
                    each.format.setFontItalic(True)
                formats.append(each)
        elif part.startswith("<"):
            open_tags.append((part[1], len(letters)))
        else:
            letters += html.unescape(part)
    return letters, formats


def moved(each: QTextLayout.FormatRange, by: int) -> QTextLayout.FormatRange:
    """Return a format for letters that stand `by` places further ahead."""
    copy = QTextLayout.FormatRange()
    copy.start, copy.length, copy.format = each.start - by, each.length, each.format
    return copy
