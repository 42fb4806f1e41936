"""The answers of a worker: records that are sent to the builder, and kept there.

`version` is the version of the file that was read; None asks to try again.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.problems.problem import Problem
from kiosk.publishing.store.entries import Facts, PageCard, problem_rows
from kiosk.releases.fields import Picture, Styled
from kiosk.releases.format import Count, Record
from kiosk.releases.records import Page, ProblemRow
from kiosk.system.file_version import FileVersion


class PageRead(Record, frozen=True, tag="page"):
    """A text that was read; its pictures are still to be made, and `addresses` are those that need a QR code.

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


class AnnouncementRead(Record, frozen=True, tag="announcement"):
    """A file of an announcement that was read.

    `text` is "" where nothing may be shown. `begins` and `ends` are values of its header, "" for none, `line`
    is the line of the latter; `screens` are the screens that show it, () for all.
    """

    version: FileVersion | None
    text: Styled
    begins: str
    ends: str
    line: Count
    screens: tuple[str, ...]
    problems: tuple[ProblemRow, ...]


class PictureMade(Record, frozen=True, tag="picture"):
    """A picture that was made.

    `size` is the photo's own width and height in pixels, None for a drawing; `linked` are the addresses of
    pictures that a drawing refers to and does not contain.
    """

    version: FileVersion | None
    picture: Picture
    size: tuple[Count, Count] | None
    linked: tuple[str, ...] = ()


class Measured(Record, frozen=True, tag="measured"):
    """The width and height in pixels that a picture will have, None for what is no picture."""

    size: tuple[Count, Count] | None


class CodesMade(Record, frozen=True, tag="codes"):
    """The names of QR codes in the release, by their addresses."""

    codes: dict[str, str]


class Failed(Record, frozen=True, tag="failed"):
    """Nothing could be made of a file.

    `died` says that the worker ended before it could answer, so that the version is not known; `later` says
    that the file alone need not be to blame.
    """

    problems: tuple[ProblemRow, ...]
    version: FileVersion | None = None
    died: bool = False
    later: bool = False


class DiskFailed(Record, frozen=True, tag="disk"):
    """The release cannot be written, which is not the file's fault."""

    errno: int
    reason: str


Answer = PageRead | AnnouncementRead | PictureMade | Measured | CodesMade | Failed | DiskFailed


def failed(
    code: str, file: str, version: FileVersion | None = None, values: Mapping[str, str] | None = None
) -> Failed:
    """Return the answer that nothing could be made of a file, with the problem that tells why."""
    return Failed(problem_rows([Problem(code, file, 0, values or {})]), version)
