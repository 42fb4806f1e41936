"""Texts of staff and of the interface, made safe to stand in HTML."""

from __future__ import annotations

from html import escape

from kiosk.message import one_line


def escaped(text: str) -> str:
    """Return a text as one line that HTML and XML take for words, not for marks."""
    return escape(one_line(text))
