"""What a worker answers, as records that travel to the builder as they are kept there.

`version` is that of the file that was read; None asks to try again.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.problems.problem import Problem
from kiosk.publishing.store.entries import Facts, PageCard, problem_rows
from kiosk.releases.fields import Picture
from kiosk.releases.format import Count, Record
from kiosk.releases.records import Page, ProblemRow
from kiosk.system.file_version import FileVersion


class PageRead(Record, frozen=True, tag="page"):
    """A text that was read: its pictures are unmade ones, and `addresses` are those that need a QR code.

    `links` and `pictures` map an address as written to its outcome, see worker.address.
    """

    version: FileVersion | None
    page: Page
    card: PageCard
    addresses: tuple[str, ...]
    links: dict[str, str]
    pictures: dict[str, str]
    problems: tuple[ProblemRow, ...]
    facts: Facts


class PictureMade(Record, frozen=True, tag="picture"):
    """A picture that was made; `size` is the photo's own, `linked` what a drawing only refers to."""

    version: FileVersion | None
    picture: Picture
    size: tuple[Count, Count] | None
    linked: tuple[str, ...] = ()


class Measured(Record, frozen=True, tag="measured"):
    """The width and height that a picture will have, None when it shows nothing."""

    size: tuple[Count, Count] | None


class CodesMade(Record, frozen=True, tag="codes"):
    """The files of QR codes by their addresses."""

    codes: dict[str, str]


class Failed(Record, frozen=True, tag="failed"):
    """Nothing could be made of a file.

    `died` tells that the worker did not live to answer, so nobody knows the version; `later` that the file
    alone need not be to blame.
    """

    problems: tuple[ProblemRow, ...]
    version: FileVersion | None = None
    died: bool = False
    later: bool = False


class DiskFailed(Record, frozen=True, tag="disk"):
    """The release cannot be written: no fault of the file's."""

    errno: int
    reason: str


Answer = PageRead | PictureMade | Measured | CodesMade | Failed | DiskFailed


def failed(
    code: str, file: str, version: FileVersion | None = None, values: Mapping[str, str] | None = None
) -> Failed:
    """Return the answer that nothing could be made of a file, and why."""
    return Failed(problem_rows([Problem(code, file, 0, values or {})]), version)
