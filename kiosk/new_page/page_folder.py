"""Where a new page goes: its folder's name and number, from what somebody typed."""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from kiosk.content.folder.site import ATTRACT, MAX_DEPTH
from kiosk.content.names.identity import identity, split_number
from kiosk.content.names.leftovers import is_conflict, is_copy, is_hidden
from kiosk.content.names.page_folders import can_be_page
from kiosk.invocation import command_line
from kiosk.message import N_, Failure, Message

LONGEST_NAME = 255  # bytes; file systems take no longer one
_NUMBERED = re.compile(r"(\d+)([\s._)–—-]+)(?=\S)")


def folder_for(content: Path, wanted: str, here: Path) -> str:
    """Return the folder, relative to the content folder, that `wanted`, typed in `here`, means.

    Failure when it can be none, OSError when the content folder cannot be read.
    """
    parts = _parts(content, wanted, here)
    if identity(parts[0]) == ATTRACT:
        raise _bad_name(wanted)
    if len(parts) > MAX_DEPTH:
        raise _refused(N_("A page may lie at most {depth} folders deep."), depth=str(MAX_DEPTH))
    above: list[str] = []
    for part in parts[:-1]:
        above.append(_existing(content, above, part))
    return "/".join([*above, _free_name(content, above, parts[-1])])


def _parts(content: Path, wanted: str, here: Path) -> list[str]:
    """Return the names that `wanted` consists of, seen from the content folder."""
    root = content.absolute()
    typed = Path(os.path.abspath(here / wanted))  # noqa: PTH100 - resolve() would follow links
    if typed.is_relative_to(root) and typed != root and not here.absolute().is_relative_to(root):
        wanted = typed.relative_to(root).as_posix()  # typed with the content folder in front
    elif Path(wanted).is_absolute() or PureWindowsPath(wanted).is_absolute():
        if not typed.is_relative_to(root):
            raise _refused(
                N_("{path} does not lie in the content folder {folder}."), path=wanted, folder=str(root)
            )
        wanted = typed.relative_to(root).as_posix()
    wanted = unicodedata.normalize("NFC", wanted)
    parts = [part.strip() for part in wanted.replace("\\", "/").split("/")]
    parts = [part for part in parts if part not in ("", ".")]
    if not parts or ".." in parts:
        raise _bad_name(wanted)
    return parts


def _existing(content: Path, above: Sequence[str], part: str) -> str:
    """Return the folder that `part` means in the folders `above`, with its number."""
    folders = _folders(content, above)
    if part in folders:
        return part
    meant = [name for name in folders if identity(name) == identity(part)]
    if meant:
        return meant[0]
    where = "/".join(above) or str(content)
    near = difflib.get_close_matches(identity(part), [identity(name) for name in folders], n=1)
    for name in folders:
        if near and identity(name) == near[0]:
            raise _refused(
                N_("There is no folder “{name}” in {folder}. Did you mean “{likely}”?"),
                name=part,
                folder=where,
                likely=name,
            )
    raise _refused(
        N_("There is no folder “{name}” in {folder}. Make it first: {command}"),
        name=part,
        folder=where,
        command=command_line("new", "/".join([*above, part]), content=content),
    )


def _free_name(content: Path, above: Sequence[str], wanted: str) -> str:
    """Return the new folder's name: with the number it has, or the next that is free."""
    if not can_be_page(wanted) or is_conflict(wanted) or is_copy(wanted):
        raise _bad_name(wanted)
    for other in _folders(content, above):
        if identity(other) == identity(wanted):
            raise _refused(
                N_("The page “{page}” is there already. Nothing was changed."),
                page="/".join([*above, other]),
            )
    return free_name(content, wanted, above)


def free_name(content: Path, name: str, above: Sequence[str] = ()) -> str:
    """Return the name of a new page folder in the folders `above`, with the next free number.

    OSError when those cannot be read.
    """
    others = [other for other in _folders(content, above) if above or other.casefold() != ATTRACT]
    return numbered(name, others)


def section(content: Path, name: str) -> str:
    """Return the folder at the top that has this name, else that of a new one.

    OSError when the content folder cannot be read.
    """
    same = (other for other in _folders(content, ()) if identity(other) == identity(name))
    return next(same, "") or free_name(content, name)


def numbered(name: str, siblings: Sequence[str]) -> str:
    """Return a page folder's name with the next number of its siblings, written as theirs are.

    As it is where it has one, or the siblings have none: there a number would put it before them all;
    and where it is so long that a number has no room.
    """
    if split_number(name)[0] is not None:
        return name
    matches = [(int(match[1]), match) for other in siblings if (match := _NUMBERED.match(other))]
    if not matches and siblings:
        return name
    made = f"01-{name}"
    if matches:
        last, match = max(matches, key=lambda pair: pair[0])
        made = f"{last + 1:0{max(2, len(match[1]))}}{match[2]}{name}"
    return made if len(os.fsencode(made)) <= LONGEST_NAME else name


def _folders(content: Path, above: Sequence[str]) -> list[str]:
    with os.scandir(content.joinpath(*above)) as entries:
        return sorted(
            entry.name
            for entry in entries
            if entry.is_dir(follow_symlinks=False) and not is_hidden(entry.name)
        )


def _bad_name(name: str) -> Failure:
    return _refused(
        N_(
            "“{name}” cannot be the name of a page. Use letters, digits, spaces and hyphens, "
            "such as 09-tourism/burabay."
        ),
        name=name,
    )


def _refused(text: str, **values: str) -> Failure:
    return Failure(Message(text, values))
