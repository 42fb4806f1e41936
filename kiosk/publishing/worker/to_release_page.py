"""Convert a document to a page of the release: texts styled, links resolved, pictures named.

The pictures in it are `unmade`; kiosk.publishing.build.pictures.embed_pictures replaces them by those that
were made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.content.header.lengths import LONGEST_QUESTION
from kiosk.content.header.screens import screen_words
from kiosk.content.header.values import is_draft, parse_color, parse_fit, parse_focus
from kiosk.content.page import blocks as b
from kiosk.content.page.block_contents import pictures_of
from kiosk.content.page.document import Document
from kiosk.content.page.inline import plain_words
from kiosk.content.page.introduction import shortened
from kiosk.problems.problem import Problem
from kiosk.publishing.store.entries import PageCard
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.release_blocks import release_blocks
from kiosk.publishing.worker.resolve_links import LinkResolver
from kiosk.publishing.worker.styled import folder_title, plain
from kiosk.releases.fields import unmade
from kiosk.releases.records import Crop, Page


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """A page of the release, with what it takes to finish it and to keep it up to date.

    `addresses` are those that need a QR code. `links` and `pictures` map an address as written to its
    outcome, see `link_outcome` and `picture_outcome`.
    """

    page: Page
    card: PageCard
    addresses: tuple[str, ...]
    links: dict[str, str]
    pictures: dict[str, str]
    problems: tuple[Problem, ...]


def to_release_page(
    document: Document, page_id: str, language: str, file: str, links: LinkIndex
) -> ReleasePage:
    """Return the page of the release that `document`, read from `file`, becomes.

    `links` has the pages and files to which its links may lead.
    """
    lines = {use.href: use.line for use in reversed(document.links)}
    resolver = LinkResolver(page_id, file, links, lines)
    shown = _card_picture(document)
    cover = resolver.picture(document.picture, shown.line) if document.picture else ""
    blocks = tuple(made for block in document.blocks for made in release_blocks(block, resolver))
    picture = unmade(cover) if cover else None
    upright = resolver.picture_beside(document.picture, "-tall") if picture else ""
    tall = unmade(upright) if upright else None
    title = plain(document.title) or folder_title(page_id)
    summary = plain(document.summary)
    page = Page(page_id, language, title, summary, picture, blocks, {}, plain(shown.alt), tall)
    header = document.header
    card = PageCard(
        title,
        summary,
        picture,
        parse_color(header.get("color", "")),
        header.get("from", ""),
        header.get("until", ""),
        is_draft(header.get("draft", "")),
        plain(shortened(plain_words(header.get("question", "")), LONGEST_QUESTION)),
        tall,
        _crop(header),
        screen_words(header.get("screens", "")),
    )
    return ReleasePage(
        page,
        card,
        tuple(resolver.addresses),
        resolver.links,
        resolver.pictures,
        (*document.problems, *resolver.problems),
    )


def _crop(header: Mapping[str, str]) -> Crop:
    """Return how the cover is shown in a place of another shape."""
    across, down = parse_focus(header.get("focus", "")) or (50, 50)
    return Crop(across, down, parse_fit(header.get("fit", "")) or False)


def _card_picture(document: Document) -> b.Picture:
    """Return the card picture as it stands in the text; one without words when only the header names it."""
    pictures = (picture for block in document.blocks for picture in pictures_of(block))
    nameless = b.Picture(document.picture, "", "", document.header_lines.get("picture", 0))
    return next((picture for picture in pictures if picture.href == document.picture), nameless)
