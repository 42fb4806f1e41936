"""What reading a text yields: a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.content.page.blocks import Block
from kiosk.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link in the text: its address as written, and its line, counted from 1 or 0 when unknown."""

    href: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """One language of one page, read from one file.

    `header` gives the recognised keys of the header their values, as text; `header_lines` gives them their
    lines. `ignored` are the keys without a meaning here. `picture` is the address of the card picture, or "".
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
