"""The result of converting a Word document, as the converting process hands it over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RESULT = "result.json"  # the file's name, in the folder of the pictures
_PICTURE = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True, slots=True)
class ConvertedDocument:
    """A document as Markdown, and what of it is lost.

    `pictures` maps the number of a picture to its file; in `markdown`, a token stands for its name. `lost`
    counts what a page cannot have, by the code of a problem without "word-". `missing` are paragraphs whose
    words are not in `markdown`, `equations` the letters of equations: the first few of each.
    """

    markdown: str
    pictures: Mapping[str, str]
    has_title: bool
    lost: Mapping[str, int]
    missing: Sequence[str]
    equations: Sequence[str]


def picture_token(number: int) -> str:
    """Return the token that stands for a picture's name until it has one; no text has its characters."""
    return f"\ue000{number}\ue001"


def with_picture_names(markdown: str, names: Mapping[str, str]) -> str:
    """Return Markdown with each token replaced by the name of its picture; `names` are by number."""
    return _PICTURE.sub(lambda match: names[match[1]].replace(" ", "%20"), markdown)
