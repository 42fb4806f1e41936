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
    """One file of the source: `source` and `target` are relative paths, `replaces` is "" for a new file."""

    change: Change
    source: str
    target: str
    replaces: str


@dataclass(frozen=True, slots=True)
class PageChange:
    """One page folder of the source.

    `files` are the names that are new or changed. `was` is its old folder if it is renamed, else "".
    """

    change: Change
    folder: str
    files: tuple[str, ...]
    was: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that an import does.

    `moved` maps folders to their new names; keys are paths from before the import. `lacking` are pages
    ("folder/") and files of the content folder that the source covers but lacks; `removed` are those of them
    that are removed.
    """

    files: tuple[File, ...]
    moved: Mapping[str, str]
    pages: tuple[PageChange, ...]
    lacking: tuple[str, ...]
    removed: tuple[str, ...]
    settings: str  # what happens to kiosk.toml: "" for nothing, "kept", "replaced" or "new"
    left_out: tuple[Problem, ...]
    remarks: tuple[Problem, ...]

    @property
    def writes(self) -> tuple[File, ...]:
        """Return the files that are written."""
        return tuple(file for file in self.files if file.change is not Change.UNCHANGED)

    @property
    def is_empty(self) -> bool:
        """True when the content folder would stay as it is."""
        return not self.writes and not self.removed and not self.moved
