"""The shapes a page is made of, as the reader finds them in the staff's text.

Links and pictures still carry the address the staff wrote; the publisher resolves them
when it writes a release. Every `line` is 1-based in the file; 0 means unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, Literal

from kiosk.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. A line break is the text "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


Text = tuple[Span, ...]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Part:
    """A block, or an item of one. It answers for itself what in it are words and pictures.

    Every text in it is words that visitors read, but for the fields in `NO_WORDS`.
    """

    NO_WORDS: ClassVar[frozenset[str]] = frozenset()

    def shape(self) -> object:
        """Return what a block has in common with its translation: its kind and the number of its items."""
        items = getattr(self, "items", None)
        return type(self).__name__ if items is None else (type(self).__name__, len(items))


@dataclass(frozen=True, slots=True)
class Heading(Part):
    level: int  # 1 is the page's title, which is not among the blocks; 2 to 6 are
    text: Text
    line: int = 0

    def shape(self) -> object:
        return self.level


@dataclass(frozen=True, slots=True)
class Paragraph(Part):
    text: Text


@dataclass(frozen=True, slots=True)
class ListItem(Part):
    """One row of a list. Nested lists are rows of a deeper level in the same list."""

    NO_WORDS = frozenset(("marker",))

    level: int  # 0 is the outermost
    marker: str  # "•" or "3." as shown; "" for a further paragraph of the item above
    text: Text
    line: int = 0


@dataclass(frozen=True, slots=True)
class ListBlock(Part):
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Quote(Part):
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Notice(Part):
    title: Text
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Rule(Part):
    pass


@dataclass(frozen=True, slots=True)
class Preformatted(Part):
    text: str


@dataclass(frozen=True, slots=True)
class Table(Part):
    NO_WORDS = frozenset(("align",))

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    align: tuple[Align, ...]  # one a column

    def shape(self) -> object:
        return len(self.header), len(self.rows)


@dataclass(frozen=True, slots=True)
class Picture(Part):
    NO_WORDS = frozenset(("href",))

    href: str
    alt: str
    caption: str
    line: int = 0

    def shape(self) -> object:
        return self.href


@dataclass(frozen=True, slots=True)
class Gallery(Part):
    pictures: tuple[Picture, ...]

    def shape(self) -> object:
        return [picture.href for picture in self.pictures]


@dataclass(frozen=True, slots=True)
class Hotspot(Part):
    """A place on a picture, in percent of its width from the left and of its height from the top."""

    across: float
    down: float
    name: str
    text: Text
    point: bool  # False for the name of an area, which has no point of its own


@dataclass(frozen=True, slots=True)
class MarkedPicture(Part):
    """A map or a drawing with its places; their names are text, so one picture serves all languages."""

    picture: Picture
    hotspots: tuple[Hotspot, ...]

    def shape(self) -> object:
        return self.picture.href, len(self.hotspots)


@dataclass(frozen=True, slots=True)
class TimelineItem(Part):
    date: str
    text: Text


@dataclass(frozen=True, slots=True)
class Timeline(Part):
    items: tuple[TimelineItem, ...]


@dataclass(frozen=True, slots=True)
class Figure(Part):
    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Figures(Part):
    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Answer(Part):
    text: Text
    right: bool


@dataclass(frozen=True, slots=True)
class Quiz(Part):
    question: Text
    answers: tuple[Answer, ...]
    line: int = 0

    def shape(self) -> object:
        return [answer.right for answer in self.answers]


@dataclass(frozen=True, slots=True)
class LinkBlock(Part):
    """A link alone in its paragraph: a card for a page, a QR code for the web or a phone."""

    NO_WORDS = frozenset(("href",))

    href: str
    text: Text

    def shape(self) -> object:
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


def texts_of(value: Any) -> list[str]:
    """Return each text of a block, or of a tuple of blocks, whole: a word may be half bold."""
    texts: list[str] = []
    _add_texts(value, texts)
    return texts


def _add_texts(value: Any, texts: list[str]) -> None:
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, tuple):
        if value and isinstance(value[0], Span):
            texts.append("".join([span.text for span in value]))
        else:
            for item in value:
                _add_texts(item, texts)
    elif isinstance(value, Part):
        kind: Any = type(value)
        for name in _words(kind):
            _add_texts(getattr(value, name), texts)


def pictures_of(part: Part) -> Iterator[Picture]:
    """Yield the pictures that a block shows."""
    if isinstance(part, Picture):
        yield part
        return
    kind: Any = type(part)
    for name in _names(kind):
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            if not isinstance(each, Part):
                break  # a text; the parts of a tuple are of one type
            yield from pictures_of(each)


@cache
def _names(part: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(part))


@cache
def _words(part: Any) -> tuple[str, ...]:
    return tuple(name for name in _names(part) if name not in part.NO_WORDS)
