"""Collects the lines of the text that the parser will read."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.content.text.open_lists import OpenLists


@dataclass(slots=True)
class MarkdownWriter:
    """The lines written so far, and the lists that are open at their end.

    `code_blocks` are the preformatted texts taken out of a page, those of its quotes included.
    """

    code_blocks: list[str]
    lines: list[str] = field(default_factory=list)
    lists: OpenLists = field(default_factory=OpenLists)
    prefix: str = ""  # the indent of a line that continues the paragraph above
    after_definition: bool = False

    @property
    def ends_blank(self) -> bool:
        """True at the start of the text and after an empty line."""
        return not self.lines or not self.lines[-1]

    def begin_block(self) -> None:
        """Make sure that an empty line comes before what is written next."""
        if not self.ends_blank:
            self.lines.append("")

    def close_lists(self) -> None:
        """End all open lists."""
        self.lists.close()
        self.prefix = ""
