"""The kinds of blocks that the pages of a release are made of, one record each.

The types of its fields tell what is in a block, see kiosk.releases.fields. `words` counts the words that a
visitor reads, for the time that the screen leaves them; a tag names the kind in JSON and for QML. A field
that was named otherwise in earlier releases keeps its name on the disk.
"""

from __future__ import annotations

from typing import ClassVar, Literal, get_args

from kiosk.releases.fields import Address, Heard, PageId, Percent, Picture, Plain, Sign, Styled
from kiosk.releases.format import Count, Record, field

Align = Literal["left", "center", "right"]


class Block(Record, frozen=True, tag_field="kind", kw_only=True):
    """What all kinds have in common.

    A kind whose `items` may be divided among several rows of the screen says after how many of them.
    """

    ITEMS_A_ROW: ClassVar[int] = 0

    words: Count = 0

    @property
    def kind(self) -> str:
        return str(self.__struct_config__.tag)


class Heading(Block, frozen=True, tag="heading"):
    level: Count  # 2 to 6
    text: Styled


class Paragraph(Block, frozen=True, tag="paragraph"):
    text: Styled


class ListItem(Record, frozen=True):
    level: Count  # 0 is the outermost
    marker: Sign  # "•" or "3."; "" for a further paragraph of the item above
    text: Styled


class ListBlock(Block, frozen=True, tag="list"):
    ITEMS_A_ROW = 24

    items: tuple[ListItem, ...]


class TextItem(Record, frozen=True):
    text: Styled


class Quote(Block, frozen=True, tag="quote"):
    ITEMS_A_ROW = 12

    items: tuple[TextItem, ...]


class Notice(Block, frozen=True, tag="notice"):
    ITEMS_A_ROW = 12

    title: Styled
    items: tuple[TextItem, ...]


class Rule(Block, frozen=True, tag="rule"):
    pass


class Preformatted(Block, frozen=True, tag="preformatted"):
    text: Styled


class Table(Block, frozen=True, tag="table"):
    header: tuple[Styled, ...]
    align: tuple[Align, ...]  # of each column
    rows: tuple[tuple[Styled, ...], ...]


class ShownPicture(Record, frozen=True):
    """A picture of a page; `alt` says what it shows, `caption` stands below it."""

    picture: Picture
    alt: Heard
    caption: Plain


class PictureBlock(Block, frozen=True, tag="picture"):
    picture: Picture
    alt: Heard
    caption: Plain


class Gallery(Block, frozen=True, tag="gallery"):
    pictures: tuple[ShownPicture, ...]


class Hotspot(Record, frozen=True):
    """A place on a picture, in percent of its width from the left and of its height from the top.

    `point` is false for the name of an area, which has no point of its own.
    """

    across: Percent
    down: Percent
    name: Plain
    text: Styled
    point: bool


class MarkedPicture(Block, frozen=True, tag="marked"):
    picture: Picture
    alt: Heard
    caption: Plain
    hotspots: tuple[Hotspot, ...] = field(name="marks")


class TimelineItem(Record, frozen=True):
    date: Plain
    text: Styled


class Timeline(Block, frozen=True, tag="timeline"):
    ITEMS_A_ROW = 12

    items: tuple[TimelineItem, ...]


class Figure(Record, frozen=True):
    value: Plain
    label: Styled


class Figures(Block, frozen=True, tag="figures"):
    ITEMS_A_ROW = 12

    items: tuple[Figure, ...]


class Answer(Record, frozen=True):
    text: Styled
    right: bool


class Quiz(Block, frozen=True, tag="quiz"):
    question: Styled
    answers: tuple[Answer, ...]


class CardBlock(Block, frozen=True, tag="card"):
    """A page that the text leads to, shown as its card."""

    page: PageId


class CodeBlock(Block, frozen=True, tag="qr"):
    """An address outside the kiosk, shown as its QR code."""

    address: Address
    text: Styled


AnyBlock = (
    Heading
    | Paragraph
    | ListBlock
    | Quote
    | Notice
    | Rule
    | Preformatted
    | Table
    | PictureBlock
    | Gallery
    | MarkedPicture
    | Timeline
    | Figures
    | Quiz
    | CardBlock
    | CodeBlock
)

KINDS: dict[str, type[Block]] = {str(kind.__struct_config__.tag): kind for kind in get_args(AnyBlock)}
