"""Decides where a new page goes: the name and number of its folder, from what somebody typed."""

from __future__ import annotations

import difflib
import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from kiosk.content.folder.site import ATTRACT, MAX_DEPTH
from kiosk.content.names.identity import identity
from kiosk.content.names.leftovers import is_conflict, is_copy
from kiosk.content.names.numbers import with_next_number
from kiosk.content.names.page_folders import can_be_page
from kiosk.invocation import command_line
from kiosk.message import N_, Failure, Message
from kiosk.new_page.place import Place, place_in


def folder_for(content: Path, wanted: str, here: Path) -> str:
    """Return the folder, relative to the content folder, that `wanted` means when typed in the folder `here`.

    With layers it lies in the last one. Failure when it cannot be a page's folder, OSError when the content
    folder cannot be read.
    """
    parts = _names_of(content, wanted, here)
    place = place_in(content)
    parts = place.without_layer(parts)
    if not parts or identity(parts[0]) == ATTRACT:
        raise _bad_name(wanted)
    if len(parts) > MAX_DEPTH:
        raise _failure(N_("A page may lie at most {depth} folders deep."), depth=str(MAX_DEPTH))
    above: list[str] = []
    for part in parts[:-1]:
        above.append(_existing_folder(place, above, part))
    return "/".join([*filter(None, [place.layer]), *above, _free_name(place, above, parts[-1])])


def _names_of(content: Path, wanted: str, here: Path) -> list[str]:
    """Return the folder names in `wanted`, from the content folder on. Failure when it lies elsewhere."""
    root = content.absolute()
    typed = Path(os.path.abspath(here / wanted))  # noqa: PTH100 - resolve() would follow links
    if typed.is_relative_to(root) and typed != root and not here.absolute().is_relative_to(root):
        wanted = typed.relative_to(root).as_posix()  # typed with the content folder in front
    elif Path(wanted).is_absolute() or PureWindowsPath(wanted).is_absolute():
        if not typed.is_relative_to(root):
            raise _failure(
                N_("{path} does not lie in the content folder {folder}."), path=wanted, folder=str(root)
            )
        wanted = typed.relative_to(root).as_posix()
    wanted = unicodedata.normalize("NFC", wanted)
    parts = [part.strip() for part in wanted.replace("\\", "/").split("/")]
    parts = [part for part in parts if part not in ("", ".")]
    if not parts or ".." in parts:
        raise _bad_name(wanted)
    return parts


def _existing_folder(place: Place, above: Sequence[str], part: str) -> str:
    """Return the folder that `part` means inside the folders `above`. Failure when there is none."""
    content, folders = place.content, place.folders_in(above)
    if part in folders:
        return part
    meant = [name for name in folders if identity(name) == identity(part)]
    if meant:
        return meant[0]
    where = "/".join(above) or str(content)
    near = difflib.get_close_matches(identity(part), [identity(name) for name in folders], n=1)
    for name in folders:
        if near and identity(name) == near[0]:
            raise _failure(
                N_("There is no folder “{name}” in {folder}. Did you mean “{likely}”?"),
                name=part,
                folder=where,
                likely=name,
            )
    raise _failure(
        N_("There is no folder “{name}” in {folder}. Make it first: {command}"),
        name=part,
        folder=where,
        command=command_line("new", "/".join([*above, part]), content=content),
    )


def _free_name(place: Place, above: Sequence[str], wanted: str) -> str:
    """Return the name of the new folder, with its number or the next free one. Failure for a bad name."""
    if not can_be_page(wanted) or is_conflict(wanted) or is_copy(wanted):
        raise _bad_name(wanted)
    others = place.folders_in(above)
    for other in others:
        if identity(other) == identity(wanted):
            raise place.is_there("/".join([*above, other]))
    return with_next_number(wanted, [other for other in others if above or other.casefold() != ATTRACT])


def _bad_name(name: str) -> Failure:
    """Return the failure for a name that no page can have."""
    return _failure(
        N_(
            "“{name}” cannot be the name of a page. Use letters, digits, spaces and hyphens, "
            "such as 09-tourism/burabay."
        ),
        name=name,
    )


def _failure(text: str, **values: str) -> Failure:
    """Return a failure with a message."""
    return Failure(Message(text, values))
