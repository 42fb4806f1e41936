"""Turns the blocks of a page into rows for QML: plain values by the names of `ROLES`.

The fields of a block are roles of the same names. Only kinds for which the screen needs more, such as the
address of a picture, have a function here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar, get_args, get_origin

from kiosk.languages.dates import number
from kiosk.releases import blocks as b
from kiosk.releases.fields import CARD_EDGE, Picture, field_types, with_texts
from kiosk.releases.format import Record
from kiosk.viewer.page.figures import divided
from kiosk.viewer.page.last_words import kept_together
from kiosk.viewer.page.lines import widest_in_em
from kiosk.viewer.page.pieces import pieces
from kiosk.viewer.release_pages import ReleasePages

# A picture that is less wide than this many heights would fill the screen with more width.
WIDE_PICTURE = 1.3

Row = dict[str, Any]
B = TypeVar("B", bound=b.Block)

_DEFAULTS: dict[Any, Any] = {str: "", int: 0, float: 0.0, bool: False, tuple: []}


def _default(hint: Any) -> Any:
    """Return the value that a role has in rows of other kinds."""
    while not isinstance(hint, type) and get_origin(hint) is not tuple:
        hint = get_args(hint)[0]  # of Annotated[str, ...]
    return _DEFAULTS.get(get_origin(hint) or hint)


ROLES: dict[str, Any] = {
    "kind": "",
    **{name: _default(hint) for kind in b.KINDS.values() for name, hint in field_types(kind).items()},
    # Roles beyond the fields of blocks.
    "lead": False,
    "code": "",
    "cards": [],
    "columns": 1,
    # The number of rows of cards that share the room of a page without text, else 0.
    "fill": 0,
    # The usual shape of its cards, see card_rows.
    "shape": 0.0,
    "lowest": 0.0,
    # Whether the row may be wider than the text, see Column.
    "wide": False,
    # Roles that make the rows of a divided block look like one, see pieces.
    "continued": False,
    "continues": False,
    "total": 0,
    "measured": [],
    "wishes": [],
    "least": [],
}


@dataclass(frozen=True, slots=True)
class BlockRows:
    """Makes rows for the screen.

    `tag` is the visitor's language, `codes` are the files of the page's QR codes by address. In a `narrow`
    column, long words get soft hyphens.
    """

    pages: ReleasePages
    tag: str
    codes: Mapping[str, str]
    narrow: bool

    def rows(self, block: b.AnyBlock) -> list[Row]:
        """Return the rows that show a block: none for the card of a missing page, several for a long one."""
        if self.pages.are_partial:
            block = with_texts(block, self._without_dead_links)
        special = _SPECIAL.get(type(block))
        values = special(self, block) if special is not None else _values(self.set(block))
        return [] if values is None else pieces({"kind": block.kind, "words": block.words, **values})

    def _without_dead_links(self, text: str) -> str:
        """Return a text without links to pages that this screen does not show."""
        from kiosk.viewer.page.dead_links import without_dead_links  # imported late: few centers need it

        return without_dead_links(text, self.pages.exists)

    def set(self, block: B) -> B:
        """Return a block with its words hyphenated for the column."""
        return with_texts(block, self.hyphenated) if self.narrow else block

    def hyphenated(self, text: str) -> str:
        """Return a text with its long words hyphenated, if the column is narrow."""
        if not self.narrow:
            return text
        from kiosk.languages.hyphens import hyphenated  # imported late: most columns need none

        return hyphenated(text)

    def number(self, value: int) -> str:
        """Return a number in the visitor's language."""
        return number(value, self.tag)

    def picture(self, picture: Picture, alt: str, caption: str) -> Row:
        """Return a picture as plain values; QML needs the size of one that is still being made, too.

        `card` is the file for places of at most `cardEdge` pixels.
        """
        return {
            "source": self.pages.picture_url(picture),
            "card": self.pages.picture_url(picture, small=True),
            "cardEdge": CARD_EDGE,
            "width": picture.width,
            "height": picture.height,
            "alt": alt,
            "caption": caption,
        }

    def code(self, address: str) -> str:
        """Return the address of the QR code for an address, "" without one."""
        file = self.codes.get(address)
        return self.pages.file_url(file) if file else ""


def _values(record: Record) -> Row:
    """Return the fields of a record as QML takes them: lists for tuples, maps for records."""
    return {name: _value(getattr(record, name)) for name in record.__struct_fields__}


def _value(value: Any) -> Any:
    """Return a value as QML takes it."""
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return _values(value) if isinstance(value, Record) else value


def _card(rows: BlockRows, block: b.CardBlock) -> Row | None:
    """Return the row of a page's card, None when the page is gone."""
    card = rows.pages.card(block.page)
    return None if card is None else {"kind": "cards", "cards": [rows.pages.card_values(card)]}


def _picture(rows: BlockRows, block: b.PictureBlock) -> Row:
    """Return the row of a single picture."""
    return _numbered(rows, [rows.set(block)])


def _gallery(rows: BlockRows, block: b.Gallery) -> Row:
    """Return the row of a gallery."""
    return _numbered(rows, rows.set(block).pictures)


def _numbered(rows: BlockRows, shown: Sequence[b.PictureBlock | b.ShownPicture]) -> Row:
    """Return pictures, each with its number and their count."""
    total = rows.number(len(shown))
    return {
        "wide": all(_is_wide(each.picture) for each in shown),
        "pictures": [
            {
                **rows.picture(each.picture, each.alt, each.caption),
                "place": rows.number(at),
                "count": total,
            }
            for at, each in enumerate(shown, 1)
        ],
    }


def _is_wide(picture: Picture) -> bool:
    """Whether a picture gains from more width."""
    return picture.width >= WIDE_PICTURE * picture.height


def _marked(rows: BlockRows, block: b.MarkedPicture) -> Row:
    """Return the row of a marked picture; its points are numbered."""
    numbers = count(1)
    return {
        "pictures": [rows.picture(block.picture, block.alt, rows.set(block).caption)],
        "numbered": block.numbered,
        "wide": _is_wide(block.picture) and not block.numbered,  # the key is text
        "hotspots": [
            {**_values(each), "number": rows.number(next(numbers)) if each.point else ""}
            for each in rows.set(block).hotspots
        ],
    }


def _table(rows: BlockRows, block: b.Table) -> Row:
    """Return the row of a table."""
    return {**_values(rows.set(block)), "least": _least_widths(block)}


def _least_widths(table: b.Table) -> list[float]:
    """Return the width of the widest word in each column of a table, in sizes of its letters (em)."""
    columns = zip(table.header, *table.rows, strict=False)
    return [widest_in_em(cells) for cells in columns]


def _paragraph(rows: BlockRows, block: b.Paragraph) -> Row:
    """Return the row of a paragraph."""
    values = _values(rows.set(block))
    return values if rows.narrow else {**values, "text": kept_together(block.text)}


def _figures(rows: BlockRows, block: b.Figures) -> Row:
    """Return the row of big figures, each divided into its parts."""
    figures = divided([item.value for item in block.items])  # without hyphens
    items = [
        {
            name: rows.hyphenated(text)
            for name, text in zip(("before", "value", "unit", "label"), texts, strict=True)
        }
        for texts in ((*parts, item.label) for parts, item in zip(figures, block.items, strict=True))
    ]
    return {"items": items}


def _code(rows: BlockRows, block: b.CodeBlock) -> Row:
    """Return the row of a QR code."""
    return {**_values(rows.set(block)), "code": rows.code(block.address)}


_SPECIAL: dict[type[b.Block], Callable[[BlockRows, Any], Row | None]] = {
    b.Paragraph: _paragraph,
    b.CardBlock: _card,
    b.PictureBlock: _picture,
    b.Gallery: _gallery,
    b.MarkedPicture: _marked,
    b.Table: _table,
    b.Figures: _figures,
    b.CodeBlock: _code,
}
