"""Write the pages of a release as HTML files for a browser: same words, pictures, fonts and places."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.display import DIAGONAL_INCHES, SIZE
from benchmarks.targets import Rectangle, Targets
from kiosk.languages.fallback import choose
from kiosk.languages.names import own_name
from kiosk.paths import FONTS
from kiosk.releases import blocks as b
from kiosk.releases.fields import Picture
from kiosk.releases.layout import page_key
from kiosk.releases.records import Card, Page
from kiosk.releases.release import Release
from kiosk.viewer.display.geometry import pixels_per_millimetre

HREF = re.compile(r'href="([^"]*)"')


def write_site(release: Release, targets: Targets, folder: Path) -> None:
    """Write an HTML file for each page and language into `folder`, with the pictures and fonts."""
    folder.mkdir(parents=True)
    shutil.copytree(release.folder / "pictures", folder / "pictures")
    shutil.copytree(FONTS, folder / "fonts")
    (folder / "style.css").write_text(_style(), "utf-8")
    cards = {card.id: card for card in _all_cards(release, "")}
    for language in release.languages:
        home = _home(release, targets, language)
        (folder / file_name("", language)).write_text(home, "utf-8")
        for card in cards.values():
            page = release.page(card.id, choose(language, tuple(card.texts), release.languages))
            if page is not None:
                text = _page(release, targets, language, page, cards)
                (folder / file_name(page.id, language)).write_text(text, "utf-8")


def file_name(page: str, language: str) -> str:
    """Return the name of a page's HTML file."""
    return f"{page_key(page)}.{language}.html"


def _all_cards(release: Release, parent: str) -> Iterator[Card]:
    """Yield the cards of all pages below `parent`."""
    for card in release.cards(parent):
        yield card
        yield from _all_cards(release, card.id)


def _style() -> str:
    """Return the style sheet, with sizes in the pixels of the display."""
    mm = pixels_per_millimetre(SIZE, DIAGONAL_INCHES, None)
    body = round(7.3 / 0.705 * mm)
    return f"""
@font-face {{ font-family: Nunito; src: url(fonts/Nunito_400Regular.ttf) }}
@font-face {{ font-family: Nunito; font-style: italic; src: url(fonts/Nunito_400Regular_Italic.ttf) }}
@font-face {{ font-family: Nunito; font-weight: bold; src: url(fonts/Nunito_700Bold.ttf) }}
@font-face {{ font-family: Literata; src: url(fonts/Literata_600SemiBold.ttf) }}
* {{ box-sizing: border-box }}
body {{ margin: 0; background: #faf5ea; color: #2b2622; font: {body}px/1.4 Nunito, sans-serif }}
a {{ color: inherit }}
h1, h2, h3 {{ font-family: Literata; font-weight: normal; line-height: 1.1 }}
main {{ display: block; padding: 0 {round(12 * mm)}px 400px }}
.cover {{ display: block; width: 100%; height: {round(SIZE[0] * 0.56)}px; object-fit: cover }}
main img {{ width: 100% }}
main img.code {{ width: 30%; image-rendering: pixelated }}
.box {{ position: absolute; overflow: hidden; display: flex; flex-direction: column; text-decoration: none;
        background: #15303f; color: #fffdf8; font-weight: bold }}
.box img {{ width: 100%; flex: 1; min-height: 0; object-fit: cover }}
.box span {{ padding: {round(5 * mm)}px }}
nav {{ position: fixed; left: 0; right: 0; bottom: 0; background: #15303f }}
nav a {{ position: fixed; display: flex; align-items: center; justify-content: center; text-decoration: none;
         border-radius: {round(2.5 * mm)}px; background: #38505d; color: #fffdf8 }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border-bottom: 1px solid #ddd0b8; text-align: left; padding: {round(2 * mm)}px }}
blockquote {{ margin: 0; padding: {round(4 * mm)}px; background: #f0e7d5 }}
.value {{ font: {round(body * 2.5)}px Literata }}
"""


def _document(release: Release, targets: Targets, language: str, page: str, title: str, inside: str) -> str:
    """Return a whole HTML document: what is `inside` it, and the buttons at the bottom."""
    places = {"home": ("", language), "back": ("", language)}
    words = {"home": "⌂", "back": "←"}
    links = []
    for name, rectangle in targets.buttons.items():
        target, tongue = places.get(name, (page, name))
        if tongue not in release.languages:
            continue
        text = words.get(name) or own_name(tongue)
        links.append(f'<a style="{_at(rectangle)}" href="{file_name(target, tongue)}">{text}</a>')
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title>"
        f'<link rel="stylesheet" href="style.css"></head><body>{inside}'
        f'<nav style="height:{targets.bar}px">{"".join(links)}</nav></body></html>'
    )


def _at(rectangle: Rectangle) -> str:
    """Return a rectangle as CSS."""
    x, y, width, height = rectangle
    return f"left:{x}px;top:{y}px;width:{width}px;height:{height}px"


def _home(release: Release, targets: Targets, language: str) -> str:
    """Return the home screen, with the cards where the kiosk has them."""
    name = release.settings.get("name", {}).get(language, "")
    boxes = "".join(
        f'<a class="box" style="{_at(targets.cards[card.id])}" href="{file_name(card.id, language)}">'
        f"{_image(card.picture, small=True)}<span>{html.escape(_title(release, card, language))}</span></a>"
        for card in release.cards("")
        if card.id in targets.cards
    )
    return _document(
        release, targets, language, "", name, f"<main><h2>{html.escape(name)}</h2></main>{boxes}"
    )


def _title(release: Release, card: Card, language: str) -> str:
    """Return a card's title in the language, or in one that stands in for it."""
    return card.texts[choose(language, tuple(card.texts), release.languages)].title


def _page(release: Release, targets: Targets, language: str, page: Page, cards: dict[str, Card]) -> str:
    """Return a page: its cover, its blocks, and links to the pages inside it."""
    blocks = [_block(block, release, language, cards) for block in page.blocks]
    inside = [card for card in cards.values() if card.id.rpartition("/")[0] == page.id]
    blocks += [_card(card, release, language) for card in inside]
    cover = _image(page.picture, kind="cover")
    title = html.escape(page.title)
    return _document(
        release,
        targets,
        language,
        page.id,
        page.title,
        f"{cover}<main><h1>{title}</h1>{''.join(blocks)}</main>",
    )


def _card(card: Card, release: Release, language: str) -> str:
    """Return a link to a page."""
    return (
        f'<p><a href="{file_name(card.id, language)}">{html.escape(_title(release, card, language))}</a></p>'
    )


def _image(picture: Picture | None, *, small: bool = False, kind: str = "") -> str:
    """Return a picture, "" for None."""
    return f'<img class="{kind}" src="{picture.card if small else picture.file}" alt="">' if picture else ""


def _block(block: b.AnyBlock, release: Release, language: str, cards: dict[str, Card]) -> str:
    """Return a block of a page as HTML."""

    def rich(text: str) -> str:
        """Return a text with its links leading to HTML files."""
        return HREF.sub(
            lambda found: (
                f'href="{file_name(found[1][5:], language)}"' if found[1].startswith("page:") else 'href="#"'
            ),
            text,
        )

    match block:
        case b.Heading():
            return f"<h2>{rich(block.text)}</h2>"
        case b.ListBlock() | b.Timeline() | b.Quote() | b.Notice() | b.Figures():
            head = f"<b>{rich(block.title)}</b>" if isinstance(block, b.Notice) else ""
            return f"<blockquote>{head}{''.join(_item(item, rich) for item in block.items)}</blockquote>"
        case b.Table():
            cells = ("".join(f"<td>{rich(cell)}</td>" for cell in row) for row in (block.header, *block.rows))
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
        case b.PictureBlock():
            caption = html.escape(block.caption)
            return f"<figure>{_image(block.picture)}<figcaption>{caption}</figcaption></figure>"
        case b.Gallery():
            return "".join(_image(each.picture) for each in block.pictures)
        case b.Quiz():
            answers = "".join(f"<p>○ {rich(answer.text)}</p>" for answer in block.answers)
            return f"<h3>{rich(block.question)}</h3>{answers}"
        case b.CardBlock():
            card = cards.get(block.page)
            return _card(card, release, language) if card else ""
        case b.Rule():
            return "<hr>"
        case _:
            return f"<p>{rich(getattr(block, 'text', ''))}</p>"


def _item(item: b.ListItem | b.TimelineItem | b.TextItem | b.Figure, rich: Callable[[str], str]) -> str:
    """Return an item of a list, timeline, quote or of figures as HTML."""
    if isinstance(item, b.Figure):
        return f'<p><span class="value">{html.escape(item.value)}</span> {rich(item.label)}</p>'
    before = getattr(item, "date", "") or getattr(item, "marker", "")
    return f"<p>{html.escape(before)} {rich(item.text)}</p>"
