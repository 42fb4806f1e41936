"""What an import changes, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.problems.problem import Problem


class Change(StrEnum):
    """What happens to a file or page folder."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class File:
    """One file taken over: `source` and `target` are relative paths, `replaces` is "" for a new one."""

    change: Change
    source: str
    target: str
    replaces: str


@dataclass(frozen=True, slots=True)
class PageChange:
    """One page folder of the source; `files` are the names that are new or changed, `was` its old folder."""

    change: Change
    folder: str
    files: tuple[str, ...]
    was: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an import does. `moved` maps folders to new names, inner ones by their old path.

    `lacking` are pages ("folder/") and files of the content folder that the source lacks, within
    what it covers; `removed` are those of them that go.
    """

    files: tuple[File, ...]
    moved: Mapping[str, str]
    pages: tuple[PageChange, ...]
    lacking: tuple[str, ...]
    removed: tuple[str, ...]
    settings: str  # "", "kept", "replaced", "new": what becomes of kiosk.toml
    left_out: tuple[Problem, ...]
    remarks: tuple[Problem, ...]

    @property
    def writes(self) -> tuple[File, ...]:
        return tuple(file for file in self.files if file.change is not Change.UNCHANGED)

    @property
    def is_empty(self) -> bool:
        return not self.writes and not self.removed and not self.moved
