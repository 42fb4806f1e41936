"""How far long work is, in words: for the terminal, the preview and the report to staff."""

from __future__ import annotations

from kiosk.languages.catalogue import plural, translate
from kiosk.languages.dates import number
from kiosk.message import N_
from kiosk.progress.steps import Doing

_HEADINGS = {
    "waiting": N_("Waiting"),
    "reading": N_("Reading the folder"),
    "pictures": N_("Preparing pictures"),
    "writing": N_("Writing the release"),
    "photographing": N_("Photographing the screens"),
}


def heading(doing: Doing, language: str) -> str:
    """Return the name of a step: "Preparing pictures"."""
    return translate(language, _HEADINGS[doing])


def counted(doing: Doing, done: int, total: int, language: str) -> str:
    """Return "12 of 60 pictures are ready", or the name of the step where nothing is counted."""
    if not total or doing in ("waiting", "writing"):
        return heading(doing, language)
    if doing == "pictures":
        text = plural(
            language, "{done} of {total} picture is ready", "{done} of {total} pictures are ready", total
        )
    elif doing == "reading":
        text = plural(language, "{done} of {total} text is read", "{done} of {total} texts are read", total)
    else:
        text = plural(
            language, "{done} of {total} screen is saved", "{done} of {total} screens are saved", total
        )
    return text.format(done=done, total=total)


def size(count: int, language: str) -> str:
    """Return a number of bytes as people write it: "12.3 GB"."""
    if count < 1e9:
        return translate(language, N_("{size} MB")).format(size=number(round(count / 1e6), language))
    return translate(language, N_("{size} GB")).format(size=number(round(count / 1e9, 1), language))
