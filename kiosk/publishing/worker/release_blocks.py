"""Convert blocks as staff wrote them to blocks of a release.

A kind whose record in kiosk.releases.blocks has the same name and fields as its dataclass in
kiosk.content.page.blocks needs no code here: the types of the record's fields say how each value is
converted. Only kinds that are converted otherwise have a function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, get_args, get_origin

from kiosk.content.page import blocks as b
from kiosk.content.page.block_contents import texts_of
from kiosk.content.page.notice_sign import notice_sign
from kiosk.publishing.worker.resolve_links import LinkResolver
from kiosk.publishing.worker.styled import count_words, flat, plain, preformatted, styled
from kiosk.releases import blocks as r
from kiosk.releases.fields import Heard, Picture, Plain, Sign, Styled, field_types, unmade
from kiosk.releases.format import Record

_Convert = Callable[[Any, LinkResolver], Any]


def release_blocks(block: b.Block, links: LinkResolver) -> Iterable[r.AnyBlock]:
    """Return the blocks of the release that a block becomes, with styled texts and resolved links."""
    special = _SPECIAL.get(type(block))
    if special is not None:
        return special(block, links)
    made: r.AnyBlock = _part(
        getattr(r, type(block).__name__), block, links, words=count_words(texts_of(block))
    )
    return (made,)


def _part(record: type[Record], part: b.Part, links: LinkResolver, **more: int) -> Any:
    """Return the record of a block or an item, converted field by field."""
    return record(*[convert(getattr(part, name), links) for name, convert in _plan(record)], **more)


@cache
def _plan(record: type[Record]) -> tuple[tuple[str, _Convert], ...]:
    """Return the fields of a record, except the number of its words, and how each is converted."""
    types = field_types(record)
    return tuple((name, _conversion(hint)) for name, hint in types.items() if name != "words")


def _conversion(hint: Any) -> _Convert:
    """Return the function that converts a value for a field of this type."""
    if hint == Styled:
        return lambda text, links: styled(text, links.link)
    if hint in (Plain, Heard, Sign):
        return lambda text, links: plain(text)
    if isinstance(hint, type) and issubclass(hint, Record):
        return lambda part, links: _part(hint, part, links)
    if get_origin(hint) is tuple:
        each = _conversion(get_args(hint)[0])
        return lambda parts, links: tuple([each(part, links) for part in parts])
    return lambda value, links: value


def _quote(block: b.Quote, links: LinkResolver) -> Iterator[r.AnyBlock]:
    """Convert a quote."""
    yield r.Quote(_items(block.paragraphs, links), words=count_words(block.paragraphs))


def _notice(block: b.Notice, links: LinkResolver) -> Iterator[r.AnyBlock]:
    """Convert a notice."""
    title = styled(block.title, links.link)
    words = count_words([block.title, *block.paragraphs])
    sign = notice_sign(flat(block.title))
    yield r.Notice(title, _items(block.paragraphs, links), sign, words=words)


def _items(paragraphs: Iterable[b.Text], links: LinkResolver) -> tuple[r.TextItem, ...]:
    """Convert the paragraphs of a quote or notice."""
    return tuple([r.TextItem(styled(text, links.link)) for text in paragraphs])


def _preformatted(block: b.Preformatted, links: LinkResolver) -> Iterator[r.AnyBlock]:
    """Convert preformatted text."""
    yield r.Preformatted(preformatted(block.text), words=count_words([block.text]))


def _picture(block: b.Picture, links: LinkResolver) -> Iterator[r.AnyBlock]:
    """Convert a picture."""
    yield r.PictureBlock(*_shown(block, links), words=count_words([block.caption]))


def _gallery(block: b.Gallery, links: LinkResolver) -> Iterator[r.AnyBlock]:
    """Convert a gallery."""
    pictures = tuple([r.ShownPicture(*_shown(picture, links)) for picture in block.pictures])
    yield r.Gallery(pictures, words=count_words(picture.caption for picture in block.pictures))


def _marked(block: b.MarkedPicture, links: LinkResolver) -> Iterator[r.AnyBlock]:
    """Convert a picture with named places."""
    hotspots = tuple([_part(r.Hotspot, each, links) for each in block.hotspots])
    words = count_words(texts_of(block.hotspots))
    yield r.MarkedPicture(*_shown(block.picture, links), hotspots, block.numbered, words=words)


def _shown(picture: b.Picture, links: LinkResolver) -> tuple[Picture, str, str]:
    """Return the picture, what it shows, and its caption."""
    return unmade(links.picture(picture.href, picture.line)), plain(picture.alt), plain(picture.caption)


def _link_block(block: b.LinkBlock, links: LinkResolver) -> Iterator[r.AnyBlock]:
    """Convert a link that stands alone: to a card, a QR code, or words if it leads nowhere."""
    found = links.target(block.href)
    words = count_words([block.text])
    text = block.text if flat(block.text).strip() else (b.Span(block.href),)
    if found.page is not None and found.page != links.id:
        yield r.CardBlock(found.page, words=words)
    elif found.address and links.coded(found.address, block.href):
        yield r.CodeBlock(found.address, styled(text, lambda href: ""), words=words)
    else:
        yield r.Paragraph(styled(text, lambda href: ""), words=words)


_SPECIAL: dict[type[b.Part], Callable[[Any, LinkResolver], Iterable[r.AnyBlock]]] = {
    b.Quote: _quote,
    b.Notice: _notice,
    b.Preformatted: _preformatted,
    b.Picture: _picture,
    b.Gallery: _gallery,
    b.MarkedPicture: _marked,
    b.LinkBlock: _link_block,
}
