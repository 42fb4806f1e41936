"""A definition list, shown as big figures with labels or as a list of terms with their explanations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from xml.etree.ElementTree import Element

from kiosk.content.page.blocks import Block, Figure, Figures, ListItem, Picture, Text
from kiosk.content.page.inline import parts_of
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.rows import grouped
from kiosk.content.page.spans import as_bold, in_lines, pictures_among, plain, text_of

_LONGEST_VALUE = 24  # letters of a big figure, such as "1 000 000 visitors"
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class _Definition:
    """A term and the texts below it."""

    term: Text
    texts: list[Text] = field(default_factory=list)


def figures_or_terms(element: Element, context: ParseContext) -> list[Block]:
    """Return a definition list as big figures, or as a list with the terms in bold; its pictures follow."""
    definitions, pictures = _definitions(element, context)
    values = [plain(definition.term) for definition in definitions]
    if all(len(value) <= _LONGEST_VALUE for value in values) and any(map(_DIGIT.search, values)):
        return [Figures(_figures(definitions)), *pictures]
    return [*grouped(row for row in _terms(definitions) if row.text), *pictures]


def _definitions(element: Element, context: ParseContext) -> tuple[list[_Definition], list[Picture]]:
    """Return the terms of a definition list with their texts, and all pictures in it."""
    definitions: list[_Definition] = []
    pictures: list[Picture] = []
    for child in element:
        parts = parts_of(child, context)
        text = text_of(parts)
        pictures += pictures_among(parts)
        if child.tag == "dt":
            definitions.append(_Definition(text))
        elif text:
            if not definitions:
                definitions.append(_Definition(()))
            definitions[-1].texts.append(text)
    return definitions, pictures


def _figures(definitions: Sequence[_Definition]) -> tuple[Figure, ...]:
    """Return each term with its label. A term without text takes that of the next: two figures, one label."""
    for definition, following in reversed(list(pairwise(definitions))):
        definition.texts = definition.texts or list(following.texts)
    return tuple(Figure(plain(each.term), in_lines(each.texts)) for each in definitions)


def _terms(definitions: Sequence[_Definition]) -> Iterator[ListItem]:
    """Yield each term as an item of a list, and its texts as further paragraphs of that item."""
    for definition in definitions:
        yield ListItem(0, "•", as_bold(definition.term))
        for text in definition.texts:
            yield ListItem(0, "", text)
