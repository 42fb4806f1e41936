"""The words of a page as visitors see or hear them, without the marks staff wrote around them."""

from __future__ import annotations

from kiosk.content.page.blocks import Document, texts_of


def visible_text(document: Document) -> str:
    """Return title, summary and the texts of all blocks, one a line."""
    return "\n".join([document.title, document.header.get("summary", ""), *texts_of(document.blocks)])
