"""Extraction methods for Babel, named in babel.cfg: `pybabel extract -F babel.cfg -o FILE .` uses them.

Babel's own methods know neither our marking functions nor QML's plurals ("%n file(s)").
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from scripts.translations.python_source import texts_of_python
from scripts.translations.qml_source import texts_of_qml
from scripts.translations.source_text import UNREADABLE, SourceFault, SourceText

Found = tuple[SourceText | SourceFault, ...]
# What Babel expects of a method: line, function (it knows the arguments of ngettext), texts, comments.
Row = tuple[int, str | None, str | tuple[str, str], list[str]]


class TextNotFound(UserWarning):
    """A call marks something for translation that is no plain text, so that it cannot be in a catalogue."""


def extract(source: str, file: str) -> Found:
    """Return the texts of a .py or .qml file in their order; `file` is its name in the catalogue."""
    return tuple(texts_of_qml(source, file) if file.endswith(".qml") else texts_of_python(source, file))


def rows(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Row]:
    """Yield the texts of one opened .py or .qml file, as Babel takes them.

    Which calls mark a text is fixed: keywords, tags and options of the command line change nothing. Warns
    of `TextNotFound`; raises SyntaxError for a file that is not valid Python.
    """
    for item in extract(file.read().decode(), file.name):
        if isinstance(item, SourceText):
            comments = [item.note] if item.note else []
            if item.many:
                yield item.line, "ngettext", (item.one, item.many), comments
            else:
                yield item.line, None, item.one, comments
        elif item.what == UNREADABLE:
            raise SyntaxError(item.what, (item.file, item.line, None, None))
        else:
            warnings.warn_explicit(item.what, TextNotFound, item.file, item.line)
