"""The words of a page as visitors see or hear them, without the marks staff wrote around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from kiosk.content.page.blocks import Document, Span

_NO_WORDS = {"href", "align", "marker", "line", "level", "across", "down", "point", "right"}


def visible_text(document: Document) -> str:
    """Return title, summary and the texts of all blocks, one a line."""
    return "\n".join([document.title, document.header.get("summary", ""), *texts_of(document.blocks)])


def texts_of(value: Any) -> Iterator[str]:
    """Yield each text of a block, or of a tuple of blocks, whole: a word may be half bold."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        if value and isinstance(value[0], Span):
            yield "".join([span.text for span in value])
        else:
            for item in value:
                yield from texts_of(item)
    elif is_dataclass(value):
        for name in _names(value.__class__):
            yield from texts_of(getattr(value, name))


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in _NO_WORDS)
