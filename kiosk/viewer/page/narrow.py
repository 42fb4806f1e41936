"""Rows of a page for a narrow column: long words may end a line with a hyphen; no Qt."""

from __future__ import annotations

from typing import Any

from kiosk.languages.hyphens import hyphenated

# A column of fewer letter sizes (em) than this holds one long word beside a mark or in a frame, and no more.
NARROW = 16

_TEXTS = {"text", "title", "name", "question", "value", "unit", "label", "date", "caption", "header", "rows"}
_PARTS = {"items", "answers", "marks", "pictures"}


def narrowed(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose texts, those of its items included, have soft hyphens in their long words."""
    return {
        name: _hyphenated(value)
        if name in _TEXTS
        else [narrowed(part) for part in value]
        if name in _PARTS
        else value
        for name, value in row.items()
    }


def _hyphenated(value: Any) -> Any:
    return hyphenated(value) if isinstance(value, str) else [_hyphenated(part) for part in value]
