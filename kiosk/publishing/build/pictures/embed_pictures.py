"""Put the pictures that were made into a page; of one that could not be made its words remain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kiosk.releases import blocks as b
from kiosk.releases.fields import Picture, R, pictures_of, with_pictures
from kiosk.releases.format import replace
from kiosk.releases.records import Page


def sources(page: Page) -> tuple[str, ...]:
    """Return the relative paths of the pictures that a page shows, each once; its cover included."""
    return tuple(dict.fromkeys(picture.source for picture in pictures_of(page) if picture.source))


def embed_pictures(page: Page, pictures: Mapping[str, Picture]) -> Page:
    """Return a page with its pictures, which are given by their sources; the cover is not shown twice."""
    cover = pictures.get(page.picture.source) if page.picture else None
    blocks = [made for block in page.blocks for made in _block(block, pictures)]
    first = blocks[0] if blocks else None
    if cover and isinstance(first, b.PictureBlock) and first.picture == cover:
        blocks[:1] = [_paragraph(first.caption)] if first.caption else []
    tall = pictures.get(page.tall.source) if page.tall else None
    return replace(page, picture=cover, tall=tall, blocks=tuple(blocks))


def replace_pictures(record: R, pictures: Mapping[str, Picture]) -> R:
    """Return a record with the pictures that were made in place of their placeholders, by their sources."""
    return with_pictures(record, lambda picture: pictures.get(picture.source, picture))


def _block(block: b.AnyBlock, pictures: Mapping[str, Picture]) -> Iterable[b.AnyBlock]:
    """Return the blocks that a block becomes."""
    special = _SPECIAL.get(type(block))
    return (block,) if special is None else special(block, pictures)


def _picture(block: b.PictureBlock, pictures: Mapping[str, Picture]) -> Iterable[b.AnyBlock]:
    """Return a picture that was made, else its words."""
    picture = pictures.get(block.picture.source)
    return [replace(block, picture=picture)] if picture else _words(block)


def _gallery(block: b.Gallery, pictures: Mapping[str, Picture]) -> Iterable[b.AnyBlock]:
    """Yield a gallery of the pictures that were made, then the words of the others."""
    shown = tuple(
        replace(each, picture=pictures[each.picture.source])
        for each in block.pictures
        if each.picture.source in pictures
    )
    if len(shown) > 1:
        yield replace(block, pictures=shown)
    elif shown:
        yield b.PictureBlock(shown[0].picture, shown[0].alt, shown[0].caption, words=block.words)
    for each in block.pictures:
        if each.picture.source not in pictures:
            yield from _words(each)


def _marked(block: b.MarkedPicture, pictures: Mapping[str, Picture]) -> Iterable[b.AnyBlock]:
    """Yield a picture with its named places, or its words and the places as a list."""
    picture = pictures.get(block.picture.source)
    if picture:
        yield replace(block, picture=picture)
        return
    yield from _words(block)
    texts = (": ".join(filter(None, (_bold(hotspot), hotspot.text))) for hotspot in block.hotspots)
    yield b.ListBlock(tuple(b.ListItem(0, "•", text) for text in texts), words=block.words)


def _bold(hotspot: b.Hotspot) -> str:
    from kiosk.publishing.worker.styled import escaped

    return f"<b>{escaped(hotspot.name)}</b>" if hotspot.point else escaped(hotspot.name)


def _words(shown: b.PictureBlock | b.MarkedPicture | b.ShownPicture) -> Iterable[b.Paragraph]:
    """Return the words of a picture that could not be made, if it has any."""
    words = ". ".join(part for part in (shown.alt, shown.caption) if part)
    return [_paragraph(words)] if words else []


def _paragraph(text: str) -> b.Paragraph:
    """Return the words of a picture that is not, or not here, on the page."""
    from kiosk.publishing.worker.styled import count_words, escaped  # few pages lack a picture

    return b.Paragraph(f"<i>{escaped(text)}</i>", words=count_words([text]))


_SPECIAL: dict[type[b.Block], Callable[[Any, Mapping[str, Picture]], Iterable[b.AnyBlock]]] = {
    b.PictureBlock: _picture,
    b.Gallery: _gallery,
    b.MarkedPicture: _marked,
}
