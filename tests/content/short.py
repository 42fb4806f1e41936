"""Reads documents from a text and writes their blocks briefly, so that a table of tests fits on a screen."""

from __future__ import annotations

from kiosk.content.page import blocks as b
from kiosk.content.page.document import Document
from kiosk.content.page.markdown import read_document
from kiosk.content.page.spans import plain


def read(text: str, file: str = "a/ru.md") -> Document:
    """Return the document of a text, as a page in Russian."""
    return read_document(text.encode(), file)


def styled(text: b.Text) -> str:
    """Return a text with "*" around bold words, "_" around italic ones, and addresses behind links."""
    out = ""
    for span in text:
        mark = ("*" if span.bold else "") + ("_" if span.italic else "")
        link = f"<{span.href}>" if span.href else ""
        out += f"{mark}{span.text}{mark[::-1]}{link}"
    return out


def short(block: b.Block) -> tuple:
    """Return a block as its kind and its texts."""
    match block:
        case b.Heading(level, text):
            return (f"h{level}", styled(text))
        case b.Paragraph(text):
            return ("p", styled(text))
        case b.ListBlock(items):
            return ("list", *(f"{'  ' * item.level}{item.marker} {styled(item.text)}" for item in items))
        case b.Quote(paragraphs):
            return ("quote", *map(styled, paragraphs))
        case b.Notice(title, paragraphs):
            return ("notice", styled(title), *map(styled, paragraphs))
        case b.Rule():
            return ("rule",)
        case b.Preformatted(text):
            return ("pre", text)
        case b.Table(header, rows, align):
            cells = ["|".join(map(styled, row)) for row in (header, *rows)]
            return ("table", *cells, " ".join(align))
        case b.Picture(href, alt, caption):
            return ("picture", href, alt, caption)
        case b.Gallery(pictures):
            return ("gallery", *(picture.href for picture in pictures))
        case b.MarkedPicture(picture, marks):
            names = (
                f"{m.across:g} {m.down:g} {'*' if m.point else ''}{m.name}:{styled(m.text)}" for m in marks
            )
            return ("marked", picture.href, *names)
        case b.Timeline(items):
            return ("timeline", *((item.date, styled(item.text)) for item in items))
        case b.Figures(items):
            return ("figures", *((item.value, styled(item.label)) for item in items))
        case b.Quiz(question, answers):
            return ("quiz", styled(question), *(("+" if a.right else "-") + styled(a.text) for a in answers))
        case b.LinkBlock(href, text):
            return ("link", href, plain(text))
    raise AssertionError(block)
