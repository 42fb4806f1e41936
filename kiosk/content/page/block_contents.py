"""The texts and the pictures that a block contains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from kiosk.content.page.blocks import Part, Picture, Span


def texts_of(value: Any) -> list[str]:
    """Return each text of a block, or of a tuple of blocks, whole: a word may be half bold."""
    texts: list[str] = []
    _add_texts(value, texts)
    return texts


def _add_texts(value: Any, texts: list[str]) -> None:
    """Add the texts in a value; no generators, which cost more than what they yield here."""
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, tuple):
        if value and isinstance(value[0], Span):
            texts.append("".join([span.text for span in value]))
        else:
            for item in value:
                _add_texts(item, texts)
    elif isinstance(value, Part):
        kind: Any = type(value)
        for name in _words(kind):
            _add_texts(getattr(value, name), texts)


def pictures_of(part: Part) -> Iterator[Picture]:
    """Yield the pictures that a block shows, in order."""
    if isinstance(part, Picture):
        yield part
        return
    kind: Any = type(part)
    for name in _names(kind):
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            if not isinstance(each, Part):
                break  # a text; the parts of a tuple are of one type
            yield from pictures_of(each)


@cache
def _names(part: Any) -> tuple[str, ...]:
    """Return the names of the fields of a kind of block."""
    return tuple(field.name for field in fields(part))


@cache
def _words(part: Any) -> tuple[str, ...]:
    """Return the names of the fields whose text is words for visitors."""
    return tuple(name for name in _names(part) if name not in part.NO_WORDS)
