"""What is told of the content folder or of a release as a whole."""

from __future__ import annotations

from dataclasses import replace

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Hides, Kind

# The first of the problems that are left out tells which of the two: errors come before warnings.
_MORE = Kind(
    WARNING,
    Hides.REST,
    message=N_("More problems in this file, which are not listed: {count}."),
    hint=N_("Solve those above first; the next ones appear by themselves."),
    meanwhile=N_("What visitors see depends on each of them."),
)

KINDS = {
    "no-pages": Kind(
        ERROR,
        Hides.EVERYTHING,
        message=N_("There is no page in the content folder."),
        hint=N_("Make a folder with a text in it, such as 01-welcome/kk.md."),
        meanwhile=N_(
            "Visitors see the greeting only; if kiosk.toml is missing as well, the last release stays."
        ),
    ),
    "release-mended": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_(
            "Files of the kiosk itself were damaged on the disk of this computer, and it made them "
            "anew: {count}."
        ),
        hint=N_(
            "If this comes again, the disk is failing: ask whoever looks after the computer to replace it. "
            "Your own files are not concerned, but keep a copy of them."
        ),
        meanwhile=N_("Visitors see everything as before."),
    ),
    "more-problems": _MORE,
    "more-errors": replace(_MORE, severity=ERROR),
}
