"""A document becomes a page of the release: texts styled, links resolved, pictures named.

A picture stands in the result as {"source": relative path} until it is converted, see `place`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from kiosk.content.header.read import is_draft, parse_color
from kiosk.content.names.media import kind_of
from kiosk.content.page import blocks as b
from kiosk.content.page.document import pictures_in
from kiosk.problems.problem import Problem
from kiosk.publishing.worker.address import (
    Places,
    Target,
    link_outcome,
    link_problem,
    page_href,
    picture_outcome,
    target,
)
from kiosk.publishing.worker.limits import MOST_CODES
from kiosk.publishing.worker.styled import count_words, flat, folder_title, plain, preformatted, styled

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Finished:
    """A page, and what it was made of: what each address in it led to.

    `page` is the page file but for the pictures; `addresses` are the keys its codes need.
    `links` and `pictures` map an address as written to its outcome, see `link_outcome`.
    """

    page: Row
    card: Row
    addresses: tuple[str, ...]
    links: dict[str, str]
    pictures: dict[str, str]
    problems: tuple[Problem, ...]


def finish(document: b.Document, page_id: str, language: str, file: str, places: Places) -> Finished:
    """Return the page that `document`, read from `file`, makes among `places`."""
    made = _Page(page_id, file, places, {use.href: use.line for use in reversed(document.links)})
    shown = _card_picture(document)
    cover = made.picture(document.picture, shown.line) if document.picture else ""
    blocks = [block for part in document.blocks for block in made.block(part)]
    picture = {"source": cover} if cover else None
    title = plain(document.title) or folder_title(page_id)
    summary = plain(document.summary)
    page = {
        "id": page_id,
        "language": language,
        "title": title,
        "summary": summary,
        "picture": picture,
        "alt": plain(shown.alt),
        "blocks": blocks,
        "codes": {},
    }
    card = {
        "title": title,
        "summary": summary,
        "picture": picture,
        "color": parse_color(document.header.get("color", "")),
        "from": document.header.get("from", ""),
        "until": document.header.get("until", ""),
        "draft": is_draft(document.header.get("draft", "")),
    }
    return Finished(
        page,
        card,
        tuple(made.addresses),
        made.links,
        made.pictures,
        (*document.problems, *made.problems),
    )


def _card_picture(document: b.Document) -> b.Picture:
    """Return the card picture as it stands in the text; one without words when only the header names it."""
    pictures = (picture for block in document.blocks for picture in pictures_in(block))
    nameless = b.Picture(document.picture, "", "", document.header_lines.get("picture", 0))
    return next((picture for picture in pictures if picture.href == document.picture), nameless)


def _short(name: str) -> str:
    return name if len(name) <= 80 else name[:79] + "…"


@dataclass(slots=True)
class _Page:
    id: str
    file: str
    places: Places
    lines: dict[str, int]
    addresses: dict[str, None] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    targets: dict[str, Target] = field(default_factory=dict)
    uncoded: bool = False

    def block(self, block: b.Block) -> Iterable[Row]:
        rows = list(_SHAPES[type(block)](self, block))
        for row in rows:
            row.setdefault("words", 0)
        return rows

    def text(self, text: b.Text) -> str:
        return styled(text, self.link)

    def link(self, href: str) -> str:
        found = self.target(href)
        if found.page is not None:
            return page_href(found.page) if found.page != self.id else ""
        return self.coded(found.address, href) if found.address else ""

    def coded(self, address: str, href: str) -> str:
        """Return an address that has a QR code; "" for one too many."""
        if address in self.addresses or len(self.addresses) < MOST_CODES:
            self.addresses[address] = None
            return address
        if not self.uncoded:
            self.say("codes-many", self.lines.get(href, 0), href, most=str(MOST_CODES))
        self.uncoded = True
        return ""

    def target(self, href: str) -> Target:
        found = self.targets.get(href)
        if found is None:
            found = self.targets[href] = target(href, self.id, self.places)
            self.links[href] = link_outcome(href, self.id, self.places)
            if found.problem:
                self.say(found.problem, self.lines.get(href, 0), href)
        return found

    def picture(self, href: str, line: int) -> str:
        """Return the relative path of a picture, or "" when there is none."""
        if href not in self.pictures:
            self.pictures[href] = picture_outcome(href, self.id, self.places)
            self._miss(href, line)
        return "" if self.pictures[href].startswith("?") else self.pictures[href]

    def _miss(self, href: str, line: int) -> None:
        """Say why there is no picture."""
        outcome = self.pictures[href]
        if outcome and not outcome.startswith("?"):
            return
        if target(href, self.id, self.places).address:
            self.say("picture-outside", line, href)
        elif kind := kind_of(outcome or href):
            self.say(link_problem(kind), line, href)
        elif outcome:
            other = posixpath.relpath(outcome[1:], self.places.folder(self.id) or ".")
            self.say("picture-likely", line, href, other=_short(other))
        else:
            self.say("picture-missing", line, href)

    def say(self, code: str, line: int, href: str, **values: str) -> None:
        values = {"name": _short(href), **values}
        self.problems.append(Problem(code, self.file, line, values))

    def picture_row(self, picture: b.Picture) -> Row:
        return {
            "picture": {"source": self.picture(picture.href, picture.line)},
            "alt": plain(picture.alt),
            "caption": plain(picture.caption),
        }


def _heading(page: _Page, block: b.Heading) -> Iterable[Row]:
    yield {
        "kind": "heading",
        "level": block.level,
        "text": page.text(block.text),
        "words": count_words([block.text]),
    }


def _paragraph(page: _Page, block: b.Paragraph) -> Iterable[Row]:
    yield {"kind": "paragraph", "text": page.text(block.text), "words": count_words([block.text])}


def _list(page: _Page, block: b.ListBlock) -> Iterable[Row]:
    items = [
        {"level": item.level, "marker": plain(item.marker), "text": page.text(item.text)}
        for item in block.items
    ]
    yield {"kind": "list", "items": items, "words": count_words(item.text for item in block.items)}


def _quote(page: _Page, block: b.Quote) -> Iterable[Row]:
    items = [{"text": page.text(text)} for text in block.paragraphs]
    yield {"kind": "quote", "items": items, "words": count_words(block.paragraphs)}


def _notice(page: _Page, block: b.Notice) -> Iterable[Row]:
    yield {
        "kind": "notice",
        "title": page.text(block.title),
        "items": [{"text": page.text(text)} for text in block.paragraphs],
        "words": count_words([block.title, *block.paragraphs]),
    }


def _rule(page: _Page, block: b.Rule) -> Iterable[Row]:
    yield {"kind": "rule"}


def _preformatted(page: _Page, block: b.Preformatted) -> Iterable[Row]:
    yield {"kind": "preformatted", "text": preformatted(block.text), "words": count_words([block.text])}


def _table(page: _Page, block: b.Table) -> Iterable[Row]:
    yield {
        "kind": "table",
        "header": [page.text(cell) for cell in block.header],
        "align": list(block.align),
        "rows": [[page.text(cell) for cell in row] for row in block.rows],
        "words": count_words([*block.header, *(cell for row in block.rows for cell in row)]),
    }


def _picture(page: _Page, block: b.Picture) -> Iterable[Row]:
    yield {"kind": "picture", **page.picture_row(block), "words": count_words([block.caption])}


def _gallery(page: _Page, block: b.Gallery) -> Iterable[Row]:
    yield {
        "kind": "gallery",
        "pictures": [page.picture_row(picture) for picture in block.pictures],
        "words": count_words(picture.caption for picture in block.pictures),
    }


def _marked(page: _Page, block: b.MarkedPicture) -> Iterable[Row]:
    yield {
        "kind": "marked",
        **page.picture_row(block.picture),
        "marks": [
            {
                "across": mark.across,
                "down": mark.down,
                "name": plain(mark.name),
                "text": page.text(mark.text),
                "point": mark.point,
            }
            for mark in block.marks
        ],
        "words": count_words(part for mark in block.marks for part in (mark.name, mark.text)),
    }


def _timeline(page: _Page, block: b.Timeline) -> Iterable[Row]:
    yield {
        "kind": "timeline",
        "items": [{"date": plain(item.date), "text": page.text(item.text)} for item in block.items],
        "words": count_words(part for item in block.items for part in (item.date, item.text)),
    }


def _figures(page: _Page, block: b.Figures) -> Iterable[Row]:
    yield {
        "kind": "figures",
        "items": [{"value": plain(item.value), "label": page.text(item.label)} for item in block.items],
        "words": count_words(part for item in block.items for part in (item.value, item.label)),
    }


def _quiz(page: _Page, block: b.Quiz) -> Iterable[Row]:
    yield {
        "kind": "quiz",
        "question": page.text(block.question),
        "answers": [{"text": page.text(answer.text), "right": answer.right} for answer in block.answers],
        "words": count_words([block.question, *(answer.text for answer in block.answers)]),
    }


def _link_block(page: _Page, block: b.LinkBlock) -> Iterable[Row]:
    found = page.target(block.href)
    words = count_words([block.text])
    text = block.text if flat(block.text).strip() else (b.Span(block.href),)
    if found.page is not None and found.page != page.id:
        yield {"kind": "card", "page": found.page, "words": words}
    elif found.address and page.coded(found.address, block.href):
        yield {"kind": "qr", "address": found.address, "text": styled(text, lambda href: ""), "words": words}
    else:
        yield {"kind": "paragraph", "text": styled(text, lambda href: ""), "words": words}


_SHAPES: dict[type, Callable[[_Page, Any], Iterable[Row]]] = {
    b.Heading: _heading,
    b.Paragraph: _paragraph,
    b.ListBlock: _list,
    b.Quote: _quote,
    b.Notice: _notice,
    b.Rule: _rule,
    b.Preformatted: _preformatted,
    b.Table: _table,
    b.Picture: _picture,
    b.Gallery: _gallery,
    b.MarkedPicture: _marked,
    b.Timeline: _timeline,
    b.Figures: _figures,
    b.Quiz: _quiz,
    b.LinkBlock: _link_block,
}
