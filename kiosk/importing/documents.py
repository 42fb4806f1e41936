"""Documents that are no pages yet, and the command that makes a page of one."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.content.folder.new_folder import section
from kiosk.content.names.identity import split_number
from kiosk.importing.folders import find_place
from kiosk.importing.target import target_of
from kiosk.invocation import command_line
from kiosk.settings.layered import layers_of

# Word documents, and what people have instead: for these, a message says how to make a Word document.
DOCUMENT_ENDINGS = frozenset(("docx", "docm", "dotx", "dotm", "doc", "dot", "rtf", "odt", "pages", "pdf"))


def line_to_import(document: Path, content: Path) -> str:
    """Return a command line that makes a page of a document, or updates the page of the same name."""
    name = split_number(document.stem)[1]
    place = re.sub(r"[^\w-]+", "-", name).strip("-_").lower()
    return command_line("import", document, "--as", _section(content, place or "page"), content=content)


def _section(content: Path, name: str) -> str:
    """Return the folder of a page at the top of the content folder, or of its last layer."""
    over = layers_of(content)
    if not over:
        return section(content, name)
    return find_place(target_of(content).site, name)
