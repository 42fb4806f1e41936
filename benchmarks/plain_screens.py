"""What the plain screens of bare/Screens.qml show: the cards, pages and places of the kiosk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.display import DIAGONAL_INCHES, SIZE
from benchmarks.targets import Targets
from kiosk.languages.names import own_name
from kiosk.paths import FONTS
from kiosk.releases import blocks as b
from kiosk.releases.records import Card
from kiosk.releases.release import Release
from kiosk.viewer.display.geometry import pixels_per_millimetre

# Below title and cover no more letters than these are seen on an upright screen of Full HD.
LETTERS = 700


def write_plain_screens(release: Release, targets: Targets, file: Path) -> None:
    """Write the JSON file that bare/screens.py shows."""
    cards = [card for card in release.cards("") if card.picture is not None and card.id in targets.cards]
    shown = {
        "cards": [
            {
                "page": card.id,
                "place": targets.cards[card.id],
                "picture": _address(release, card.picture.card),
            }
            for card in cards
            if card.picture is not None
        ],
        "languages": {
            tag: {"place": targets.buttons[tag], "name": own_name(tag)} for tag in release.languages
        },
        "home": targets.buttons["home"],
        "pages": {card.id: _page(release, card) for card in cards},
        "attract": _address(release, release.about.attract[0].file),
        "fonts": [str(path) for path in sorted(FONTS.glob("*.ttf"))],
        "bodySize": round(7.3 / 0.705 * pixels_per_millimetre(SIZE, DIAGONAL_INCHES, None)),
    }
    file.write_text(json.dumps(shown), "utf-8")


def _page(release: Release, card: Card) -> dict[str, Any]:
    """Return a page's cover and, in each language, its title and the texts that are seen at first."""
    assert card.picture is not None
    found: dict[str, Any] = {"cover": _address(release, card.picture.file)}
    for tag in release.languages:
        page = release.page(card.id, tag)
        assert page is not None
        texts: list[str] = []
        for text in _texts(page.blocks):
            if sum(map(len, texts)) > LETTERS:
                break
            texts.append(text)
        found[tag] = {"title": page.title, "texts": texts}
    return found


def _texts(blocks: tuple[b.AnyBlock, ...]) -> Iterator[str]:
    """Yield the texts of those blocks that are text alone."""
    for block in blocks:
        if isinstance(block, b.Heading | b.Paragraph):
            yield block.text
        elif isinstance(block, b.ListBlock | b.Quote | b.Notice):
            yield from (item.text for item in block.items)


def _address(release: Release, file: str) -> str:
    """Return the address of a file of a release, as QML wants it."""
    return (release.folder / file).as_uri()
