"""The settings of a content folder in layers: what the kiosk.toml of each says, key by key, as one."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.content.folder.layers import LayerAway, layer_folder
from kiosk.message import N_, Failure, Message
from kiosk.problems.problem import Problem
from kiosk.settings.center import KIOSK_TOML, Settings, mistyped, parse_settings
from kiosk.settings.read import mistakes, read_values, wrong_value
from kiosk.settings.toml import LARGEST, Toml, read_toml
from kiosk.system.plain_file import read_plain

# Tables whose keys mean something together only: a week that two files tell half of each would be no week.
_TOGETHER = ("hours",)
_MOST = LARGEST + 1  # bytes read of a file; one that is larger is told by its reader

_UNKNOWN = N_(
    "What kiosk.toml says of layers (over) cannot be read, so nothing was changed. Put that file right "
    "first: “{kiosk} check” tells what is wrong with it."
)

Row = dict[str, Any]


def parse_layered(
    files: Mapping[str, bytes], last_good: Settings | None = None
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read the bytes of several kiosk.toml, by relative path; return what they say as one, and what is wrong.

    Each lies over those before it; the last is the one at the top of the content folder, which alone may
    have the setting `over`. A table is laid over another key by key; of the opening hours, the days of the
    week belong together. The settings are None when one of the files cannot be used at all; a single wrong
    value keeps that of `last_good`.
    """
    pile = _Pile({file: read_toml(data) for file, data in files.items()})
    problems = [problem for file, toml in pile.files.items() for problem in mistakes(Settings, file, toml)]

    def wrong(code: str, key: str, **values: str) -> None:
        """Note a problem with the value of a key."""
        problems.append(wrong_value(*pile.place(key), code, key, values))

    values: Row = {}
    for file, toml in pile.files.items():
        if toml.values is None:
            return None, tuple(problems)
        if "over" in toml.values and file != pile.top:
            problems.append(Problem("settings-over-inside", file, toml.line("over")))
        own = {key: value for key, value in toml.values.items() if key != "over" or file == pile.top}
        values = laid_over(values, own)
    settings = read_values(Settings, values, last_good or Settings(), wrong)
    problems += mistyped(values, pile.place)
    return settings, tuple(sorted(problems, key=lambda problem: (problem.file, problem.line)))


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> Row:
    """Return the values of two files as those of one; those of `above` count where both have a key."""
    values = {**below, **above}
    for key, table in above.items():
        under = below.get(key)
        if isinstance(table, dict) and isinstance(under, dict):
            if key in _TOGETHER and any(not isinstance(value, dict) for value in table.values()):
                under = {name: value for name, value in under.items() if isinstance(value, dict)}
            values[key] = laid_over(under, table)
    return values


def read_center(content: Path) -> Settings | None:
    """Return the settings of a content folder, with layers or without; None when they cannot be used.

    OSError when its kiosk.toml, or that of a layer, cannot be read.
    """
    data = read_plain(content / KIOSK_TOML, _MOST)
    settings, _ = parse_settings(data)
    if settings is None or not settings.over:
        return settings
    files = {name: read_plain(path, _MOST) for name, path in layer_files(content, settings.over).items()}
    return parse_layered({**files, KIOSK_TOML: data})[0]


def layers_of(content: Path) -> tuple[str, ...]:
    """Return the layers that a content folder names, () for none or when its kiosk.toml cannot be used."""
    with contextlib.suppress(OSError):
        settings, _ = parse_settings(read_plain(content / KIOSK_TOML, _MOST))
        return settings.over if settings is not None else ()
    return ()


def layers_to_change(content: Path) -> tuple[str, ...]:
    """Return the layers of a content folder in which something is to be written.

    Failure when kiosk.toml names some that cannot be read: it would be written beside them.
    """
    try:
        data = read_plain(content / KIOSK_TOML, _MOST)
    except OSError:
        return ()
    settings, problems = parse_settings(data)
    wrong = [problem for problem in problems if problem.values.get("key") == "over"]
    if "over" in read_toml(data).lines and (settings is None or wrong):
        raise Failure(Message(_UNKNOWN))
    return settings.over if settings is not None else ()


def layer_files(content: Path, over: Sequence[str]) -> dict[str, Path]:
    """Return the kiosk.toml of each layer that has one, by relative path, the lowest layer first.

    OSError when the content folder cannot be listed.
    """
    found: dict[str, Path] = {}
    folders = os.listdir(content) if over else []  # noqa: PTH208 - names are all that is needed
    for layer in over:
        with contextlib.suppress(LayerAway):  # whoever scans the folder tells of it
            name = f"{layer_folder(content, layer, folders)}/{KIOSK_TOML}"
            if os.path.lexists(content / name):
                found[name] = content / name
    return found


def place_of(content: Path, over: Sequence[str], key: str) -> tuple[str, int]:
    """Return the file and the line of a key; the line is 0 where it cannot be told."""
    files: dict[str, Toml] = {}
    with contextlib.suppress(OSError):
        for name, path in {**layer_files(content, over), KIOSK_TOML: content / KIOSK_TOML}.items():
            files[name] = read_toml(read_plain(path, _MOST))
    return _Pile(files).place(key)


@dataclass(frozen=True, slots=True)
class _Pile:
    """Files that were read, each lying over those before it."""

    files: Mapping[str, Toml]

    @property
    def top(self) -> str:
        """The file at the top of the content folder."""
        return [*self.files][-1]

    def place(self, key: str) -> tuple[str, int]:
        """Return the file that a dotted key counts of, and its line, 0 where it is not known."""
        return next(self._places(key), (KIOSK_TOML, 0))

    def _places(self, key: str) -> Iterator[tuple[str, int]]:
        """Yield the places of a key, then those of the tables around it, in the uppermost file first."""
        while key:
            for file in reversed([*self.files]):
                if key in self.files[file].lines:
                    yield file, self.files[file].lines[key]
            key = key.rpartition(".")[0]
