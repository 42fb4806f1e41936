"""Where a new page goes: its folder's name and number, from what somebody typed."""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from kiosk.content import names
from kiosk.content.problems import N_
from kiosk.content.site import ATTRACT, MAX_DEPTH
from kiosk.languages.catalogue import translate

_NUMBERED = re.compile(r"(\d+)([\s._)–—-]+)(?=\S)")
# Windows takes neither.
_SIGNS = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST_NAME = 100  # letters; with four bytes each still far from what a disk takes


@dataclass(frozen=True, slots=True)
class Refused:
    """Why no page was made; nothing was touched. `values` fill the text's placeholders."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)

    def say(self, language: str) -> str:
        return translate(language, self.text).format(**self.values)


class Refusal(Exception):
    """Raised while a page is planned; `refused` says why."""

    def __init__(self, text: str, **values: str) -> None:
        super().__init__(text)
        self.refused = Refused(text, values)


def folder_for(content: Path, wanted: str, here: Path) -> str:
    """Return the folder, relative to the content folder, that `wanted`, typed in `here`, means.

    Raises Refusal, or OSError when the content folder cannot be read.
    """
    parts = _parts(content, wanted, here)
    if _identity(parts[0]) == ATTRACT:
        raise _bad_name(wanted)
    if len(parts) > MAX_DEPTH:
        raise Refusal(N_("A page may lie at most {depth} folders deep."), depth=str(MAX_DEPTH))
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
            raise Refusal(
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
    meant = [name for name in folders if _identity(name) == _identity(part)]
    if meant:
        return meant[0]
    where = "/".join(above) or str(content)
    near = difflib.get_close_matches(_identity(part), [_identity(name) for name in folders], n=1)
    for name in folders:
        if near and _identity(name) == near[0]:
            raise Refusal(
                N_("There is no folder “{name}” in {folder}. Did you mean “{likely}”?"),
                name=part,
                folder=where,
                likely=name,
            )
    raise Refusal(
        N_("There is no folder “{name}” in {folder}. Make it first: {command}"),
        name=part,
        folder=where,
        command=f"kiosk new {'/'.join([*above, part])}",
    )


def _free_name(content: Path, above: Sequence[str], wanted: str) -> str:
    """Return the new folder's name: with the number it has, or the next that is free."""
    number, name = names.split_number(wanted)
    if not _can_be_a_page(wanted, name):
        raise _bad_name(wanted)
    for other in _folders(content, above):
        if _identity(other) == _identity(wanted):
            raise Refusal(
                N_("The page “{page}” is there already. Nothing was changed."),
                page="/".join([*above, other]),
            )
    if number is not None:
        return wanted
    folders = [other for other in _folders(content, above) if above or other.casefold() != ATTRACT]
    numbered = [(int(match[1]), match) for other in folders if (match := _NUMBERED.match(other))]
    if folders and not numbered:
        return wanted  # in a folder without numbers one would come before all others
    if not numbered:
        return f"01-{wanted}"
    last, match = max(numbered, key=lambda pair: pair[0])
    return f"{last + 1:0{max(2, len(match[1]))}}{match[2]}{wanted}"


def _folders(content: Path, above: Sequence[str]) -> list[str]:
    with os.scandir(content.joinpath(*above)) as entries:
        return sorted(entry.name for entry in entries if entry.is_dir() and not names.is_hidden(entry.name))


def _identity(name: str) -> str:
    return names.fold(names.split_number(name)[1])


def _can_be_a_page(whole: str, name: str) -> bool:
    leftover = any(test(whole) for test in (names.is_hidden, names.is_junk, names.is_conflict, names.is_copy))
    return (
        names.is_plain(whole)
        and any(letter.isalnum() for letter in name)
        and not leftover
        and not _SIGNS.search(whole)
        and not _DEVICES.fullmatch(whole)
        and not whole.endswith(".")
        and len(whole) <= _LONGEST_NAME
    )


def _bad_name(name: str) -> Refusal:
    return Refusal(
        N_(
            "“{name}” cannot be the name of a page. Use letters, digits, spaces and hyphens, "
            "such as 09-tourism/burabay."
        ),
        name=name,
    )
