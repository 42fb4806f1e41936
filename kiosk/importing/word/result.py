"""What converting a Word document gives, on its way from the process that does it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RESULT = "result.json"  # in the folder of the pictures
_PICTURE = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True, slots=True)
class ConvertedDocument:
    """A document as Markdown, and what of it is lost.

    `pictures` maps a picture's number to its file; in `markdown` a token stands for its name. `lost`
    counts what a page cannot have, by the code of a problem without "word-". `missing` are paragraphs
    whose words are not in `markdown`, `equations` the letters of equations: the first few of each.
    """

    markdown: str
    pictures: Mapping[str, str]
    has_title: bool
    lost: Mapping[str, int]
    missing: Sequence[str]
    equations: Sequence[str]


def picture_token(number: int) -> str:
    """Return what stands for the name of a picture until it has one; no text has these characters."""
    return f"\ue000{number}\ue001"


def with_picture_names(markdown: str, names: Mapping[str, str]) -> str:
    """Return Markdown with the pictures' names, by number, in the places of their tokens."""
    return _PICTURE.sub(lambda match: names[match[1]].replace(" ", "%20"), markdown)
