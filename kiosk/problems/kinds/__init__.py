"""The table of all problems, each declared once, in the module of its subject.

In: a code. Out: its Kind: how bad it is, how much it hides, and its sentences in English, to be translated.
"""

from __future__ import annotations

from kiosk.problems.kind import Kind
from kiosk.problems.kinds import (
    announcements,
    blocks,
    dates,
    header,
    hours,
    imports,
    languages,
    layers,
    links,
    names,
    other_files,
    pictures,
    proof,
    screen,
    settings,
    sharing,
    text_files,
    whole_folder,
    writing,
)

SUBJECTS = (
    whole_folder,
    screen,
    sharing,
    layers,
    names,
    other_files,
    text_files,
    header,
    writing,
    blocks,
    links,
    pictures,
    languages,
    dates,
    announcements,
    settings,
    hours,
    proof,
    imports,
)
KINDS: dict[str, Kind] = {code: kind for subject in SUBJECTS for code, kind in subject.KINDS.items()}
