"""All rows of a page: its blocks, the cards of the pages inside it, and its list of contents; no Qt items."""

from __future__ import annotations

from kiosk.releases.records import Page
from kiosk.viewer.page.block_rows import BlockRows, Row
from kiosk.viewer.page.card_rows import card_rows
from kiosk.viewer.page.column import Column
from kiosk.viewer.page.contents import with_contents
from kiosk.viewer.release_pages import ReleasePages

MOST_LEAD_WORDS = 60  # a longer first paragraph is set like any other


def page_rows(
    page: Page, pages: ReleasePages, tag: str, column: Column, letter: str
) -> tuple[list[Row], str]:
    """Return the rows of a page, and the letter by which the pages inside were chosen, see card_rows.

    `tag` is the visitor's language.
    """
    maker = BlockRows(pages, tag, page.codes, column.narrow)
    rows = [row for block in page.blocks for row in maker.rows(block)]
    if rows and rows[0]["kind"] == "paragraph" and rows[0]["words"] <= MOST_LEAD_WORDS:
        rows[0]["lead"] = True
    inside = [pages.card_values(card) for card in pages.family(page.id)]
    cards, letter = card_rows(inside, column, letter, alone=not rows)
    # The pages inside come after the introduction, where a visitor still sees them at once.
    headings = (at for at, row in enumerate(rows) if row["kind"] == "heading")
    at = next(headings, len(rows))
    return with_contents(rows[:at], [*cards, *rows[at:]]), letter
