"""The shapes a page is made of, as the reader finds them in the staff's text.

Links and pictures still carry the address the staff wrote; the publisher resolves them
when it writes a release. Every `line` is 1-based in the file; 0 means unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. A line break is the text "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


Text = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int  # 1 is the page's title, which is not among the blocks; 2 to 6 are
    text: Text
    line: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text


@dataclass(frozen=True, slots=True)
class ListItem:
    """One row of a list. Nested lists are rows of a deeper level in the same list."""

    level: int  # 0 is the outermost
    marker: str  # "•" or "3." as shown; "" for a further paragraph of the item above
    text: Text
    line: int = 0


@dataclass(frozen=True, slots=True)
class ListBlock:
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    title: Text
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    pass


@dataclass(frozen=True, slots=True)
class Preformatted:
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    align: tuple[str, ...]  # "left", "center" or "right", one a column


@dataclass(frozen=True, slots=True)
class Picture:
    href: str
    alt: str
    caption: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Gallery:
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a picture, in percent of its width from the left and of its height from the top."""

    across: float
    down: float
    name: str
    text: Text
    point: bool  # False for the name of an area, which has no point of its own


@dataclass(frozen=True, slots=True)
class MarkedPicture:
    """A map or a drawing with its places; their names are text, so one picture serves all languages."""

    picture: Picture
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TimelineItem:
    date: str
    text: Text


@dataclass(frozen=True, slots=True)
class Timeline:
    items: tuple[TimelineItem, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Figures:
    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    text: Text
    right: bool


@dataclass(frozen=True, slots=True)
class Quiz:
    question: Text
    answers: tuple[Answer, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class LinkBlock:
    """A link alone in its paragraph: a card for a page, a QR code for the web or a phone."""

    href: str
    text: Text


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


@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link somewhere in the text, for resolving it and for naming its line in a problem."""

    href: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """One language of one page, read from one file.

    `header` holds the recognised keys of the header, values as text, `header_lines` where each of them
    stands, and `ignored` the keys that mean nothing to the kiosk.
    `picture` is the address of the card picture, or "".
    """

    title: str
    summary: str
    picture: str
    header: dict[str, str]
    blocks: tuple[Block, ...]
    links: tuple[LinkUse, ...]
    problems: tuple[Problem, ...]
    header_lines: dict[str, int] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
