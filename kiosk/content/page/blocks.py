"""The kinds of blocks that a page is made of, as they are read from the staff's text.

Links and pictures still carry the address that staff wrote; the publisher resolves it when it writes a
release. Every `line` is counted from 1 in the file; 0 means unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. A line break is the text "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


Text = tuple[Span, ...]
Align = Literal["left", "center", "right"]
Side = Literal["", "left", "right", "above", "below"]


@dataclass(frozen=True, slots=True)
class Part:
    """A block, or an item of one; it declares which of its fields hold words for visitors.

    All text in it is words that visitors read, except in the fields named in `NO_WORDS`.
    """

    NO_WORDS: ClassVar[frozenset[str]] = frozenset()

    def shape(self) -> object:
        """Return what a block shares with its translations: by default its kind and how many items it has."""
        items = getattr(self, "items", None)
        return type(self).__name__ if items is None else (type(self).__name__, len(items))


@dataclass(frozen=True, slots=True)
class Heading(Part):
    """A heading inside a page."""

    level: int  # 1 is the page's title, which is not among the blocks; 2 to 6 are
    text: Text
    line: int = 0

    def shape(self) -> object:
        """Return the level."""
        return self.level


@dataclass(frozen=True, slots=True)
class Paragraph(Part):
    """A paragraph of running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class ListItem(Part):
    """One row of a list; the items of nested lists are rows of the same list, with a deeper level."""

    NO_WORDS = frozenset(("marker",))

    level: int  # 0 is the outermost
    marker: str  # "•" or "3." as shown; "" for a further paragraph of the item above
    text: Text
    line: int = 0


@dataclass(frozen=True, slots=True)
class ListBlock(Part):
    """A list with bullets, numbers or boxes."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Quote(Part):
    """A quotation."""

    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Notice(Part):
    """A box with a title that stands out from the page."""

    title: Text
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Rule(Part):
    """A horizontal line."""


@dataclass(frozen=True, slots=True)
class Preformatted(Part):
    """Text whose spaces and line breaks are kept, such as code."""

    text: str


@dataclass(frozen=True, slots=True)
class Table(Part):
    """A table; `header` and each of `rows` have one cell per column."""

    NO_WORDS = frozenset(("align",))

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    align: tuple[Align, ...]  # one per column

    def shape(self) -> object:
        """Return the numbers of columns and of rows."""
        return len(self.header), len(self.rows)


@dataclass(frozen=True, slots=True)
class Picture(Part):
    """A picture; `href` is its address as written, `alt` describes it to people who cannot see it."""

    NO_WORDS = frozenset(("href",))

    href: str
    alt: str
    caption: str
    line: int = 0

    def shape(self) -> object:
        """Return the address: translations show the same picture."""
        return self.href


@dataclass(frozen=True, slots=True)
class Gallery(Part):
    """Pictures that stand side by side."""

    pictures: tuple[Picture, ...]

    def shape(self) -> object:
        """Return the addresses of the pictures."""
        return [picture.href for picture in self.pictures]


@dataclass(frozen=True, slots=True)
class Hotspot(Part):
    """A named place on a picture.

    `across` is in percent of the picture's width from the left, `down` in percent of its height from the top.
    """

    across: float
    down: float
    name: str
    text: Text
    point: bool  # False for the name of an area, which has no point of its own
    side: Side = ""  # where the name stands; "" leaves it to the screen


@dataclass(frozen=True, slots=True)
class MarkedPicture(Part):
    """A map or drawing with named places. The names are text, so that one picture serves all languages.

    `numbered` places are shown as numbers with a key below, others by their names where these find room.
    """

    picture: Picture
    hotspots: tuple[Hotspot, ...]
    numbered: bool = False

    def shape(self) -> object:
        """Return the picture's address and the number of its places."""
        return self.picture.href, len(self.hotspots)


@dataclass(frozen=True, slots=True)
class TimelineItem(Part):
    """One event of a timeline."""

    date: str
    text: Text


@dataclass(frozen=True, slots=True)
class Timeline(Part):
    """Events with their dates, in the order of the text."""

    items: tuple[TimelineItem, ...]


@dataclass(frozen=True, slots=True)
class Figure(Part):
    """A big number, as text, with its label."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Figures(Part):
    """Big numbers side by side."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Answer(Part):
    """One answer of a quiz; more than one may be right. `reason` tells why, () where staff did not say."""

    text: Text
    right: bool
    reason: Text = ()


@dataclass(frozen=True, slots=True)
class Quiz(Part):
    """A question with answers to choose from."""

    question: Text
    answers: tuple[Answer, ...]
    line: int = 0

    def shape(self) -> object:
        """Return which answers are right, in order."""
        return [answer.right for answer in self.answers]


@dataclass(frozen=True, slots=True)
class LinkBlock(Part):
    """A link alone in its paragraph: shown as the card of a page, or as a QR code for the web or a phone."""

    NO_WORDS = frozenset(("href",))

    href: str
    text: Text

    def shape(self) -> object:
        """Return the address."""
        return "link", self.href


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Quote
    | Notice
    | Rule
    | Preformatted
    | Table
    | Picture
    | Gallery
    | MarkedPicture
    | Timeline
    | Figures
    | Quiz
    | LinkBlock
)
