"""Joins a picture and the list of places directly below it to a marked picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiosk.content.page.blocks import Block, Hotspot, ListBlock, ListItem, MarkedPicture, Picture, Side, Text
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.spans import bold_start, plain, without_start

_PERCENT = r"(\d{1,3}(?:[.,]\d+)?)\s*[%٪]"
_PLACE = re.compile(rf"\s*{_PERCENT}[\s,;×x/|]*{_PERCENT}\s*[:–—-]?\s*([←→↑↓]|[<>^](?=\s))?\s*")
# On which side of its point a name is to stand, as the list may say before the name.
_SIDES: dict[str, Side] = {
    "←": "left",
    "<": "left",
    "→": "right",
    ">": "right",
    "↑": "above",
    "^": "above",
    "↓": "below",
}
_SEPARATORS = " \n:,–—-"
_LONGEST_NAME = 60  # letters; a longer text is a sentence
_SURE = 3  # from this many items on, a single one without percents is reported as a mistake


def with_hotspots(blocks: Sequence[Block], context: ParseContext) -> tuple[Block, ...]:
    """Return the blocks, each picture joined with the list below it if every item starts with two
    percentages.

    If all items but one do, the list stays and `context` gets a problem.
    """
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, ListBlock) and out and isinstance(picture := out[-1], Picture):
            hotspots = [_hotspot(item) for item in block.items]
            placed = [hotspot for hotspot in hotspots if hotspot is not None]
            if len(placed) == len(hotspots):
                out[-1] = MarkedPicture(picture, tuple(placed), _is_numbered(block))
                continue
            if len(placed) == len(hotspots) - 1 >= _SURE - 1:
                other = block.items[hotspots.index(None)]
                context.add_problem("marks-mixed", other.line, text=plain(other.text)[:40])
        out.append(block)
    return tuple(out)


def _is_numbered(block: ListBlock) -> bool:
    """Return whether staff numbered the places."""
    return block.items[0].marker[:1].isdigit()


def _hotspot(item: ListItem) -> Hotspot | None:
    """Return the place that an item names, None for an item that names none."""
    place = _PLACE.match(plain(item.text))
    if place is None or item.level or not item.marker:
        return None
    across, down = (float(number.replace(",", ".")) for number in place.groups()[:2])
    if across > 100 or down > 100:
        return None
    text = without_start(item.text, place.end())
    name = bold_start(text)
    if not name:
        words = plain(text)
        return Hotspot(across, down, words, (), False) if words and len(words) <= _LONGEST_NAME else None
    rest: Text = without_start(text, plain(text).index(name) + len(name), _SEPARATORS)
    return Hotspot(across, down, name.strip(_SEPARATORS), rest, True, _SIDES.get(place[3], ""))
