"""The texts of all sources under a folder, by Babel's extraction as babel.cfg describes it."""

from __future__ import annotations

import warnings
from operator import itemgetter
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from scripts.translations.extract import TextNotFound
from scripts.translations.po_file import ids, messages

BABEL_CFG = "babel.cfg"


def template_of(root: Path, before: Catalog) -> tuple[Catalog, list[str]]:
    """Return a catalogue without translations, each text once with all its places, and what was not found.

    Texts keep their order in the template `before`, so that moving a file moves no text; a new one follows
    the text before it in its file. What was not found is told in lines `file:line: what`. Raises
    SyntaxError for a Python file that cannot be read.
    """
    with (root / BABEL_CFG).open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file, BABEL_CFG)  # type: ignore[no-untyped-call]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", TextNotFound)
        found = list(extract_from_dir(root, methods, options))
    template = Catalog(fuzzy=False)
    for file_name, line, texts, comments, _ in sorted(found, key=lambda row: Path(row[0]).parts):
        template.add(texts, locations=[(file_name, line)], auto_comments=comments)
    faults = [
        f"{Path(warning.filename).relative_to(root.absolute())}:{warning.lineno}: {warning.message}"
        for warning in caught
        if issubclass(warning.category, TextNotFound)
    ]
    return _in_order_of(before, template), faults


def _in_order_of(before: Catalog, template: Catalog) -> Catalog:
    """Return the texts of `template` in the order that they have in `before`."""
    places = {ids(message)[0]: place for place, message in enumerate(messages(before))}
    place = -1
    placed: list[tuple[int, Message]] = []
    for message in messages(template):
        place = places.get(ids(message)[0], place)
        placed.append((place, message))
    ordered = Catalog(fuzzy=False)
    for _, message in sorted(placed, key=itemgetter(0)):
        ordered[message.id] = message
    return ordered
