"""The text that the parser gets, while it is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.content.text.open_lists import OpenLists


@dataclass(slots=True)
class MarkdownWriter:
    """The lines so far, and what is open at their end.

    `code_blocks` are the preformatted texts that were taken out, of a page and of the quotes in it.
    """

    code_blocks: list[str]
    lines: list[str] = field(default_factory=list)
    lists: OpenLists = field(default_factory=OpenLists)
    prefix: str = ""  # of a line that goes on with the paragraph above
    after_definition: bool = False

    @property
    def ends_blank(self) -> bool:
        """True at the start and behind an empty line."""
        return not self.lines or not self.lines[-1]

    def begin_block(self) -> None:
        """Let an empty line be the last one."""
        if not self.ends_blank:
            self.lines.append("")

    def close_lists(self) -> None:
        self.lists.close()
        self.prefix = ""
