"""What the commands share: exit codes, and how they say that they cannot run."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.content.problems import N_
from kiosk.languages.catalogue import translate

OK, ERRORS, CANNOT_RUN = 0, 1, 2


def complain(text: str) -> int:
    print(text, file=sys.stderr)
    return CANNOT_RUN


def missing_folder(content: Path, language: str) -> str | None:
    """Return what to say when there is no content folder, else None."""
    if content.is_dir():
        return None
    return translate(
        language,
        N_(
            "There is no content folder at {folder}. Name it with --content FOLDER or in the variable "
            "KIOSK_CONTENT."
        ),
    ).format(folder=content)
