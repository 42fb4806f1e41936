"""Decides where a page goes that is imported alone."""

from __future__ import annotations

from kiosk.content.names.identity import identity
from kiosk.importing.errors import CannotImport
from kiosk.importing.folders import is_wrong_place
from kiosk.importing.source import Kind, Source
from kiosk.message import N_, Message


def place_for(source: Source, wanted: str, folders: list[str], found: str) -> str:
    """Return the folder for a page: the one `wanted`, else the one where it lies already, else a new section.

    `folders` are those of the content folder; `found` is the path where a page of that name lies or would
    lie. "" for a source that is not one page. CannotImport for a bad name, and when several pages have the
    name.
    """
    if source.kind is not Kind.PAGE:
        return ""
    if wanted:
        return found
    if is_wrong_place(source.page):
        raise CannotImport(bad_place(source.page))
    if found in folders:
        return found
    name = identity(source.page)
    deeper = [folder for folder in folders if identity(folder.rpartition("/")[2]) == name]
    if len(deeper) > 1:
        raise CannotImport(
            Message(
                N_(
                    "There are several pages of that name: {places}. Say which one with --as, "
                    "such as --as {first}"
                ),
                {"places": ", ".join(deeper), "first": deeper[0]},
            )
        )
    return deeper[0] if deeper else found


def bad_place(place: str) -> Message:
    """Return the message for a path that cannot be a page's folder."""
    return Message(
        N_(
            "“{place}” cannot be the folder of a page. Write it like this: 08-society/letter, with letters, "
            "digits and hyphens."
        ),
        {"place": place},
    )
