"""The settings for a release: read from kiosk.toml when it changed, the last good ones if it is damaged."""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.content.folder.site import MOST_SETTINGS, SETTINGS, Site
from kiosk.content.text.decode import read_text
from kiosk.problems.problem import Problem, known_problems, not_opened
from kiosk.publishing.store.build_manifest import NO_SETTINGS, SettingsEntry
from kiosk.publishing.store.entries import problem_rows
from kiosk.system.file_version import FileVersion, file_version
from kiosk.system.plain_file import open_plain

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StaffSettings:
    """The settings as release.json has them, the notes for the next publication, and what is wrong.

    The front page is what staff wrote, until `with_front` finds the page that is meant.
    """

    values: Row
    entry: SettingsEntry
    problems: tuple[Problem, ...]

    @property
    def over(self) -> tuple[str, ...]:
        """The layers of the content folder, () for none."""
        return tuple(self.values.get("over", ()))


def read_settings(content: Path, before: SettingsEntry, last: Mapping[str, Any] | None) -> StaffSettings:
    """Read the settings unless `before` knows these versions of all files; `last` are the last release's.

    It comes before the folder is scanned, since the settings say which layers it has.
    """
    try:
        version = _version(content / SETTINGS)
        # While the files stay as they were, so do the last good settings that replaced wrong values.
        if before.values and version == before.version:
            known = StaffSettings(before.values, before, tuple(known_problems(before.problems)))
            if _layer_versions(content, known.over) == before.layers:
                return known
        if version is None and _was_there(last):
            return _last_good(last, [Problem("settings-gone", SETTINGS)])
        data = _bytes(content / SETTINGS) if version is not None else b""
        if _is_lost(data, last):
            return _last_good(last, [Problem("settings-comments", SETTINGS)])
    except OSError as error:
        code, values = not_opened("file", error)
        return _last_good(last, [Problem(code, SETTINGS, 0, values)])
    return _read(content, data, version, last)


def with_front(settings: StaffSettings, site: Site) -> StaffSettings:
    """Return the settings with the identity of the front page in `front`, "" when there is none."""
    front = settings.values["front"]
    page = site.resolve_page(front, "") if front else ""
    problems = settings.problems
    if page is None:
        file, line = SETTINGS, 0
        if site.layers:
            from kiosk.settings.layered import place_of

            file, line = place_of(site.root, site.layers, "front")
        problems = (*problems, Problem("front-missing", file, line, {"name": front}))
    return replace(settings, values={**settings.values, "front": page or ""}, problems=problems)


def _was_there(last: Mapping[str, Any] | None) -> bool:
    """Return whether the last release had settings of the staff's; an empty file is how to want none."""
    from kiosk.settings.center import Settings

    return last is not None and Settings.from_json(last) != Settings()


def _is_lost(data: bytes, last: Mapping[str, Any] | None) -> bool:
    """Return whether a file was cut inside its first comment, or its lines became one long comment.

    Such a file is valid and says nothing, like the empty file of those who want no settings.
    """
    lines = [line for line in read_text(data, SETTINGS)[0].split("\n") if line.strip()]
    if not lines or not all(line.lstrip().startswith("#") for line in lines):
        return False
    return _was_there(last) or (len(lines) == 1 and "=" in lines[0])


def _last_good(
    last: Mapping[str, Any] | None, problems: Sequence[Problem], over: tuple[str, ...] | None = None
) -> StaffSettings:
    """Return the last good settings, since nothing can be read now; of layers, those that are named now."""
    from kiosk.settings.center import Settings

    good = Settings.from_json(last) if last is not None else Settings()
    if over is not None:
        good = replace(good, over=over)
    return StaffSettings(_row(good), NO_SETTINGS, tuple(problems))


def _read(
    content: Path, data: bytes, version: FileVersion | None, last: Mapping[str, Any] | None
) -> StaffSettings:
    """Return the settings in `data`, the bytes of the folder's kiosk.toml, and in those of its layers.

    While a layer's file is damaged the last good settings count, but for the layers themselves: their folders
    would else be taken for pages.
    """
    from kiosk.settings.center import Settings, parse_settings

    good = Settings.from_json(last) if last is not None else None
    parsed, problems = parse_settings(data, good)
    over = (parsed or good or Settings()).over
    versions = _layer_versions(content, over)
    if parsed is not None and over:
        from kiosk.settings.layered import layer_files, parse_layered

        files: dict[str, bytes] = {}
        for name, path in layer_files(content, over).items():
            try:
                files[name] = _bytes(path)
            except OSError as error:
                code, values = not_opened("file", error)
                return _last_good(last, [*problems, Problem(code, name, 0, values)], over)
        parsed, problems = parse_layered({**files, SETTINGS: data}, good)
    row = _row(parsed or replace(good or Settings(), over=over))
    return StaffSettings(row, SettingsEntry(version, row, problem_rows(problems), versions), tuple(problems))


def _row(settings: Any) -> Row:
    """Return settings as release.json has them."""
    row: Row = json.loads(json.dumps(settings.to_json()))
    return row


def _version(path: Path) -> FileVersion | None:
    """Return the version of a plain file, None when there is none. OSError when that cannot be told."""
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return file_version(status) if stat.S_ISREG(status.st_mode) else None


def _layer_versions(content: Path, over: Sequence[str]) -> dict[str, FileVersion | None]:
    """Return the version of the kiosk.toml of each layer that has one. OSError when that cannot be told."""
    if not over:
        return {}
    from kiosk.settings.layered import layer_files

    return {name: _version(path) for name, path in layer_files(content, over).items()}


def _bytes(path: Path) -> bytes:
    """Return the bytes of a file, which is no pipe that would block for ever. Raises OSError."""
    with open(open_plain(path), "rb") as file:  # noqa: PTH123 - a file descriptor
        return file.read(MOST_SETTINGS)
