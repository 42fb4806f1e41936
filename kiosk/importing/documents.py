"""Files that are no page yet, and how they become one."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.content.folder.new_folder import section
from kiosk.content.names.identity import split_number
from kiosk.invocation import command_line

# Word documents, and what people have instead of one: these are told how they become one.
DOCUMENT_ENDINGS = frozenset(("docx", "docm", "dotx", "dotm", "doc", "dot", "rtf", "odt", "pages", "pdf"))


def line_to_import(document: Path, content: Path) -> str:
    """Return a line to type that makes a page of a document, or brings the page of its name up to date."""
    name = split_number(document.stem)[1]
    place = re.sub(r"[^\w-]+", "-", name).strip("-_").lower()
    return command_line("import", document, "--as", section(content, place or "page"), content=content)
