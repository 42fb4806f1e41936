"""Why a Word document is not imported, and what to do: a message for each code.

These are no problems as in kiosk.problems: each one ends the command as a single message.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.message import N_, Failure, Message

MESSAGES = {
    "place": N_("Say which page {document} becomes, such as: {command}"),
    "language": N_(
        "“{language}” is not the code of a language. Use --language kk for Kazakh, "
        "ru for Russian, en for English."
    ),
    "old": N_(
        "{document} is in the old Word format .doc, or it is protected by a password. Open it in Word, "
        "choose File, Save as, Word Document (.docx), without a password, and import that file."
    ),
    "format": N_(
        "{document} is not a Word document that ends in .docx. Open it in Word, choose File, Save as, "
        "Word Document (.docx), and import that file."
    ),
    "macros": N_(
        "{document} contains macros, which are programs, so it is not opened. In Word choose File, Save as, "
        "Word Document (.docx), which leaves them out, and import that file."
    ),
    "not-word": N_(
        "{document} is not a Word document, though it is named like one. Open it in its own program and copy "
        "the words into a new Word document."
    ),
    "locked": N_("{document} is protected by a password. Save it in Word without one, and import that file."),
    "damaged": N_(
        "{document} is damaged or was not fully copied. Copy it again. If that does not help, open it in "
        "Word and save it under another name."
    ),
    "too-large": N_(
        "{document} is too large for one page. Divide it into several documents, "
        "and make its pictures smaller."
    ),
    "slow": N_(
        "{document} takes too long to read. Open it in Word, save it under another name or divide it into "
        "several documents, and import those."
    ),
    "empty": N_("There are no words and no pictures in {document} that a page could show."),
    "disk": N_("The disk for temporary files is full. Delete what is not needed there, and repeat."),
}


class CannotConvert(Failure):
    """A document is not converted; the message says why and what to do."""


class Unreadable(Exception):
    """A document cannot be read; `code` is a key of MESSAGES."""

    def __init__(self, code: str) -> None:
        """Take the code."""
        super().__init__(code)
        self.code = code


def cannot_convert(code: str, document: Path) -> CannotConvert:
    """Return the exception with the message of a code."""
    return CannotConvert(Message(MESSAGES[code], {"document": str(document)}))
