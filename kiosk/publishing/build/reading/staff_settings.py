"""The settings for a release: read from kiosk.toml when it changed, the last good ones if it is damaged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.content.folder.site import MOST_SETTINGS, SETTINGS, Site
from kiosk.content.text.decode import read_text
from kiosk.problems.problem import Problem, known_problems, not_opened
from kiosk.publishing.store.build_manifest import NO_SETTINGS, SettingsEntry
from kiosk.publishing.store.entries import problem_rows
from kiosk.system.file_version import FileVersion, version_at

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StaffSettings:
    """The settings as release.json has them, the notes for the next publication, and what is wrong."""

    values: Row
    entry: SettingsEntry
    problems: tuple[Problem, ...]


def read_settings(site: Site, before: SettingsEntry, last: Mapping[str, Any] | None) -> StaffSettings:
    """Read the settings unless `before` knows this version of the file; `last` are the last release's."""
    path = site.root / SETTINGS
    try:
        # Only if the scan found a plain file: opening a pipe would block for ever.
        version = version_at(str(path)) if SETTINGS in site.files else None
        # While the file stays as it was, so do the last good settings that replaced wrong values.
        if before.values and version == before.version:
            return _resolved(before.values, before, [*known_problems(before.problems)], site)
        if version is None and _was_there(last):
            return _read(None, None, last, [Problem("settings-gone", SETTINGS)], site)
        data = b""
        if version is not None:
            with path.open("rb") as file:
                data = file.read(MOST_SETTINGS)
        if _is_lost(data, last):
            return _read(None, None, last, [Problem("settings-comments", SETTINGS)], site)
    except OSError as error:
        code, values = not_opened("file", error)
        return _read(None, None, last, [Problem(code, SETTINGS, 0, values)], site)
    return _read(data, version, last, [], site)


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


def _read(
    data: bytes | None,
    version: FileVersion | None,
    last: Mapping[str, Any] | None,
    problems: list[Problem],
    site: Site,
) -> StaffSettings:
    """Return the settings in `data`, or the last good ones with `problems` when it is None."""
    from kiosk.settings.center import Settings, parse_settings

    good = Settings.from_json(last) if last is not None else None
    parsed: Settings | None = None
    if data is not None:
        parsed, found = parse_settings(data, good)
        problems = list(found)
    values: Row = json.loads(json.dumps((parsed or good or Settings()).to_json()))
    entry = SettingsEntry(version, values, problem_rows(problems)) if data is not None else NO_SETTINGS
    return _resolved(values, entry, problems, site)


def _resolved(values: Row, entry: SettingsEntry, problems: list[Problem], site: Site) -> StaffSettings:
    """Return the settings with the identity of the front page in `front`, "" when there is none."""
    front = values["front"]
    page = site.resolve_page(front, "") if front else ""
    if page is None:
        problems = [*problems, Problem("front-missing", SETTINGS, 0, {"name": front})]
    return StaffSettings({**values, "front": page or ""}, entry, tuple(problems))
