"""Documents that are no pages yet, and the command that makes a page of one."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.content.folder.new_folder import section
from kiosk.content.names.identity import split_number
from kiosk.invocation import command_line

# Word documents, and what people have instead: for these, a message says how to make a Word document.
DOCUMENT_ENDINGS = frozenset(("docx", "docm", "dotx", "dotm", "doc", "dot", "rtf", "odt", "pages", "pdf"))


def line_to_import(document: Path, content: Path) -> str:
    """Return a command line that makes a page of a document, or updates the page of the same name."""
    name = split_number(document.stem)[1]
    place = re.sub(r"[^\w-]+", "-", name).strip("-_").lower()
    return command_line("import", document, "--as", section(content, place or "page"), content=content)
