"""Why nothing is imported, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from kiosk.message import N_, Failure, Message
from kiosk.system.reasons import reason


class CannotImport(Failure):
    """Nothing can be imported; the message says why."""


def cannot_read_source(error: OSError, folder: Path) -> Message:
    """Return the message for a stick that was pulled, or a damaged file on it."""
    return Message(
        N_(
            "{source} cannot be read to its end ({reason}). Nothing was changed. Connect it again and repeat."
        ),
        {"source": str(error.filename or folder), "reason": reason(error)},
    )


def cannot_write(error: OSError, content: Path) -> Message:
    """Return the message for a content folder that does not take the new files."""
    values = {"folder": str(content), "reason": reason(error)}
    return Message(
        N_(
            "The content folder {folder} does not take the new files ({reason}). Nothing was changed. "
            "Check that the disk is not full and that you may write there; close programs that have "
            "its files open."
        ),
        values,
    )


def no_folder(folder: Path) -> Message:
    """Return the message for a source that is no folder."""
    if folder.is_file():
        return Message(
            N_(
                "{source} is a file that cannot be imported. Name a folder with pages, or a Word "
                "document that ends in .docx. Unpack an archive first."
            ),
            {"source": str(folder)},
        )
    return Message(
        N_("There is nothing at {source}. Check that the stick is connected and the name is right."),
        {"source": str(folder)},
    )


def no_page(folder: Path) -> Message:
    """Return the message for a source without a page in it."""
    return Message(
        N_(
            "There is no page in {source}. A page is a folder with a text in it, such as 01-welcome/kk.md; "
            "a Word document is imported by its own name."
        ),
        {"source": str(folder)},
    )


def busy(content: Path) -> Message:
    """Return the message for another import that is still running."""
    return Message(
        N_("Another import into {folder} is running. Wait until it has ended."), {"folder": str(content)}
    )
