"""The kinds of blocks that the pages of a release are made of, one record each.

The types of a record's fields say what they hold, see kiosk.releases.fields. `words` is the number of words
that a visitor reads, from which the screen computes the reading time. The tag names the kind in JSON and
for QML. A field that had another name in earlier releases keeps that name on the disk.
"""

from __future__ import annotations

from typing import ClassVar, Literal, get_args

from kiosk.releases.fields import Address, Heard, PageId, Percent, Picture, Plain, Sign, Styled
from kiosk.releases.format import Count, Record, field

Align = Literal["left", "center", "right"]


class Block(Record, frozen=True, tag_field="kind", kw_only=True):
    """What all kinds have in common.

    ITEMS_A_ROW is 0, or the number of `items` after which a block may be divided into several rows of the
    screen.
    """

    ITEMS_A_ROW: ClassVar[int] = 0

    words: Count = 0

    @property
    def kind(self) -> str:
        """The name of the kind: "paragraph", "picture" and so on."""
        return str(self.__struct_config__.tag)


class Heading(Block, frozen=True, tag="heading"):
    """A heading inside a page."""

    level: Count  # 2 to 6
    text: Styled


class Paragraph(Block, frozen=True, tag="paragraph"):
    """A paragraph of text."""

    text: Styled


class ListItem(Record, frozen=True):
    """One item of a list, or a further paragraph of the item above it."""

    level: Count  # 0 is the outermost
    marker: Sign  # "•" or "3."; "" for a further paragraph of the item above
    text: Styled


class ListBlock(Block, frozen=True, tag="list"):
    """A list with bullets or numbers; nested lists are items of a deeper level."""

    ITEMS_A_ROW = 24

    items: tuple[ListItem, ...]


class TextItem(Record, frozen=True):
    """One paragraph of a quote or notice."""

    text: Styled


class Quote(Block, frozen=True, tag="quote"):
    """A quotation."""

    ITEMS_A_ROW = 12

    items: tuple[TextItem, ...]


class Notice(Block, frozen=True, tag="notice"):
    """A notice card: a quote that begins with bold words, which are its title.

    `sign` names the icon for what the title asks visitors to do, "" for none, see content.page.notice_sign.
    """

    ITEMS_A_ROW = 12

    title: Styled
    items: tuple[TextItem, ...]
    sign: str = ""


class Rule(Block, frozen=True, tag="rule"):
    """A line between two parts of a page."""


class Preformatted(Block, frozen=True, tag="preformatted"):
    """Text whose spaces and line breaks stay as they are."""

    text: Styled


class Table(Block, frozen=True, tag="table"):
    """A table; `header` and each row have a cell for every column."""

    header: tuple[Styled, ...]
    align: tuple[Align, ...]  # of each column
    rows: tuple[tuple[Styled, ...], ...]


class ShownPicture(Record, frozen=True):
    """A picture of a page; `alt` says what it shows, `caption` stands below it."""

    picture: Picture
    alt: Heard
    caption: Plain


class PictureBlock(Block, frozen=True, tag="picture"):
    """One picture; see ShownPicture for its fields."""

    picture: Picture
    alt: Heard
    caption: Plain


class Gallery(Block, frozen=True, tag="gallery"):
    """Several pictures, shown one at a time."""

    pictures: tuple[ShownPicture, ...]


class Hotspot(Record, frozen=True):
    """A named place on a picture, in percent of its width from the left and of its height from the top.

    `point` is false for the name of an area, which has no point of its own.
    """

    across: Percent
    down: Percent
    name: Plain
    text: Styled
    point: bool
    side: Literal["", "left", "right", "above", "below"] = ""


class MarkedPicture(Block, frozen=True, tag="marked"):
    """A picture with named places, such as a map; `numbered` ones are numbers with a key below."""

    picture: Picture
    alt: Heard
    caption: Plain
    hotspots: tuple[Hotspot, ...] = field(name="marks")
    numbered: bool = False


class TimelineItem(Record, frozen=True):
    """A date and what happened then."""

    date: Plain
    text: Styled


class Timeline(Block, frozen=True, tag="timeline"):
    """Events in the staff's order."""

    ITEMS_A_ROW = 12

    items: tuple[TimelineItem, ...]


class Figure(Record, frozen=True):
    """One big number, or another short value, and its label."""

    value: Plain
    label: Styled


class Figures(Block, frozen=True, tag="figures"):
    """Big numbers with a label each; these are not pictures."""

    ITEMS_A_ROW = 12

    items: tuple[Figure, ...]


class Answer(Record, frozen=True):
    """One answer of a quiz; `right` says whether it is the right one, `reason` tells why, or ""."""

    text: Styled
    right: bool
    reason: Styled = ""


class Quiz(Block, frozen=True, tag="quiz"):
    """A question with answers to choose from."""

    question: Styled
    answers: tuple[Answer, ...]


class CardBlock(Block, frozen=True, tag="card"):
    """A link to another page, shown as that page's card."""

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
