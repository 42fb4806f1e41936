"""The blocks of a page as rows for QML: plain values by the names of `ROLES`.

A block's own fields are roles of the same names. Only kinds that the screen shows with something more, such
as the address of a picture, have a function here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar, get_args, get_origin

from kiosk.languages.dates import number
from kiosk.languages.hyphens import hyphenated
from kiosk.releases import blocks as b
from kiosk.releases.fields import Picture, field_types, with_texts
from kiosk.releases.format import Record
from kiosk.viewer.current_release import CurrentRelease
from kiosk.viewer.page.figures import number_and_unit
from kiosk.viewer.page.lines import widest_in_em
from kiosk.viewer.page.pieces import pieces

Row = dict[str, Any]
B = TypeVar("B", bound=b.Block)

_DEFAULTS: dict[Any, Any] = {str: "", int: 0, float: 0.0, bool: False, tuple: []}


def _default(hint: Any) -> Any:
    """Return what a role has in rows of other kinds."""
    while not isinstance(hint, type) and get_origin(hint) is not tuple:
        hint = get_args(hint)[0]  # of Annotated[str, ...]
    return _DEFAULTS.get(get_origin(hint) or hint)


ROLES: dict[str, Any] = {
    "kind": "",
    **{name: _default(hint) for kind in b.KINDS.values() for name, hint in field_types(kind).items()},
    # What the screen shows besides.
    "code": "",
    "cards": [],
    "columns": 1,
    # What the rows of a divided block need to look like one, see pieces.
    "continued": False,
    "continues": False,
    "total": 0,
    "measured": [],
    "wishes": [],
    "least": [],
}


@dataclass(frozen=True, slots=True)
class BlockRows:
    """Makes rows for the screen: `tag` is the visitor's language, `codes` are the QR codes of the page.

    In a `narrow` column long words have soft hyphens.
    """

    release: CurrentRelease
    tag: str
    codes: Mapping[str, str]
    narrow: bool

    def rows(self, block: b.AnyBlock) -> list[Row]:
        """Return the rows that show a block: one, several for a long one, none for a card that is gone."""
        special = _SPECIAL.get(type(block))
        values = special(self, block) if special is not None else _values(self.set(block))
        return [] if values is None else pieces({"kind": block.kind, "words": block.words, **values})

    def set(self, block: B) -> B:
        """Return a block as its words are set in the column."""
        return with_texts(block, hyphenated) if self.narrow else block

    def number(self, value: int) -> str:
        return number(value, self.tag)

    def picture(self, picture: Picture, alt: str, caption: str) -> Row:
        """Return a picture; QML asks for the size of one that is not there yet, too."""
        return {
            "source": self.release.picture_url(picture),
            "width": picture.width,
            "height": picture.height,
            "alt": alt,
            "caption": caption,
        }

    def code(self, address: str) -> str:
        """Return the picture of the QR code for an address, or ""."""
        file = self.codes.get(address)
        return self.release.file_url(file) if file else ""


def _values(record: Record) -> Row:
    """Return the fields of a record as QML takes them, which knows no tuples."""
    return {name: _value(getattr(record, name)) for name in record.__struct_fields__}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return _values(value) if isinstance(value, Record) else value


def _card(rows: BlockRows, block: b.CardBlock) -> Row | None:
    card = rows.release.card(block.page)
    return None if card is None else {"kind": "cards", "cards": [rows.release.card_values(card)]}


def _picture(rows: BlockRows, block: b.PictureBlock) -> Row:
    return _numbered(rows, [rows.set(block)])


def _gallery(rows: BlockRows, block: b.Gallery) -> Row:
    return _numbered(rows, rows.set(block).pictures)


def _numbered(rows: BlockRows, shown: Sequence[b.PictureBlock | b.ShownPicture]) -> Row:
    total = rows.number(len(shown))
    return {
        "pictures": [
            {
                **rows.picture(each.picture, each.alt, each.caption),
                "place": rows.number(at),
                "count": total,
            }
            for at, each in enumerate(shown, 1)
        ]
    }


def _marked(rows: BlockRows, block: b.MarkedPicture) -> Row:
    numbers = count(1)
    return {
        "pictures": [rows.picture(block.picture, block.alt, rows.set(block).caption)],
        "hotspots": [
            {**_values(each), "number": rows.number(next(numbers)) if each.point else ""}
            for each in rows.set(block).hotspots
        ],
    }


def _table(rows: BlockRows, block: b.Table) -> Row:
    return {**_values(rows.set(block)), "least": _least_widths(block)}


def _least_widths(table: b.Table) -> list[float]:
    """Return for each column of a table the width of its widest word, in sizes of letters (em)."""
    columns = zip(table.header, *table.rows, strict=False)
    return [widest_in_em(cells) for cells in columns]


def _figures(rows: BlockRows, block: b.Figures) -> Row:
    words = hyphenated if rows.narrow else str
    items = []
    for item in block.items:
        value, unit = number_and_unit(item.value)  # before a hyphen parts the unit
        items.append({"value": words(value), "unit": words(unit), "label": words(item.label)})
    return {"items": items}


def _code(rows: BlockRows, block: b.CodeBlock) -> Row:
    return {**_values(rows.set(block)), "code": rows.code(block.address)}


_SPECIAL: dict[type[b.Block], Callable[[BlockRows, Any], Row | None]] = {
    b.CardBlock: _card,
    b.PictureBlock: _picture,
    b.Gallery: _gallery,
    b.MarkedPicture: _marked,
    b.Table: _table,
    b.Figures: _figures,
    b.CodeBlock: _code,
}
