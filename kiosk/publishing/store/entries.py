"""What the publisher notes on each text and each picture.

Every field is written to the file, even with its default, so that a damaged file is noticed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, cast

from kiosk.problems.problem import Problem
from kiosk.releases.fields import Picture, Styled
from kiosk.releases.format import Count, Meta, Record
from kiosk.releases.records import Crop, ProblemRow
from kiosk.system.file_version import FileVersion

Time = Annotated[int, Meta(ge=0, le=2**40)]  # seconds since 1970
Why = Literal["", "shapes", "numbers", "words"]


class PageCard(Record, frozen=True, omit_defaults=False):
    """How a text introduces its page, and when it is shown.

    The days are ISO 8601 as the header gives them, or "". `screens` are the names and groups of the screens
    that it is for, folded, () for all.
    """

    title: str
    summary: str
    picture: Picture | None
    color: str
    first_day: str
    last_day: str
    draft: bool
    question: str = ""
    tall: Picture | None = None
    crop: Crop = Crop()
    screens: tuple[str, ...] = ()


class Facts(Record, frozen=True, omit_defaults=False):
    """What it takes to tell whether a text and its translations match.

    `text` is a digest of the file, `shapes` of the blocks' kinds and sizes, `numbers` of the numbers in any
    order, `said` of the words ("" for too few of them). `seems` is the language that the words seem to be
    in, `titled` whether there is a title, `ignored` the keys of other programs in the header. `letters` are
    signs that the kiosk's own fonts lack, `lines` the line in which each of them first stands. `until` is
    the line of that header, 0 without one.
    """

    text: str
    shapes: str
    numbers: str
    said: str
    seems: str
    titled: bool
    ignored: tuple[str, ...]
    letters: str
    lines: tuple[Count, ...]
    until: Count


class History(Record, frozen=True):
    """When a text last changed.

    `at` is when its file last changed its words, 0 where that is not known. `led` is when it last changed
    so much that its translations have to follow, 0 for never, and `why` says what changed then. `drift` is
    the share of its words that smaller changes have replaced since. `catching` is true while its changes
    follow those of a translation.
    """

    at: Time
    led: Time = 0
    why: Why = ""
    drift: Annotated[float, Meta(ge=0, le=1000)] = 0.0
    catching: bool = False


NO_CARD = PageCard("", "", None, "", "", "", False)
NO_HISTORY = History(0)
NO_FACTS = Facts("", "", "", "", "", False, (), "", (), 0)


class PageEntry(Record, frozen=True, omit_defaults=False):
    """The notes on a text of a page.

    `file` is its relative path, `version` the version that was last looked at, None to look again. `good`
    says that the release has a page of it; `stale` that this page is older than `version`. `later` says
    that the file was too slow, and is read again from time to time although it does not change. `bare` is
    true for a page with nothing but a title. `links` and `pictures` map an address as written to its
    outcome, see worker.address. `sources` are the relative paths of the pictures shown, `files` the
    pictures and QR codes in the release. All that is empty for a text that was never good.
    """

    file: str
    version: FileVersion | None
    good: bool
    stale: bool
    later: bool
    problems: tuple[ProblemRow, ...]
    bare: bool
    card: PageCard
    facts: Facts
    history: History
    links: dict[str, str]
    pictures: dict[str, str]
    sources: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def is_fresh(self) -> bool:
        """Whether the page in the release is that of the file as it is now."""
        return self.good and not self.stale


NEVER_READ = PageEntry(
    file="",
    version=None,
    good=False,
    stale=False,
    later=False,
    problems=(),
    bare=False,
    card=NO_CARD,
    facts=NO_FACTS,
    history=NO_HISTORY,
    links={},
    pictures={},
    sources=(),
    files=(),
)


class AnnouncementEntry(Record, frozen=True, omit_defaults=False):
    """The notes on one file of an announcement.

    `file` is its name, `version` the version that was last looked at, None to look again. `changed` is when
    the file was last changed: by its own date, but no later than it was first read; 0 before that is decided.
    The other fields are those of worker.answers.AnnouncementRead.
    """

    file: str
    version: FileVersion | None
    changed: Time
    text: Styled
    begins: str
    ends: str
    line: Count
    screens: tuple[str, ...]
    problems: tuple[ProblemRow, ...]


class Waiting(Record, frozen=True, omit_defaults=False):
    """A version of a picture's file that is still to be made, and the picture before it, None for none."""

    version: FileVersion | None
    last: Picture | None


class PictureEntry(Record, frozen=True, omit_defaults=False):
    """The notes on a picture's file.

    `version` is the version that was last looked at, None to look again. `picture` is what was made of it,
    or the placeholder while it is `waiting`; `size` is the width and height of the photo itself in pixels,
    None where not known. `later` says that the file was too slow, and is tried again from time to time.
    """

    version: FileVersion | None
    picture: Picture | None
    problem: ProblemRow | None
    size: tuple[Count, Count] | None
    later: bool
    waiting: Waiting | None

    @property
    def last_good(self) -> Picture | None:
        """The picture that was made last, None when there was none."""
        return self.waiting.last if self.waiting else self.picture


Entries = dict[str, dict[str, PageEntry]]  # page identity -> language -> entry
Announcements = dict[str, AnnouncementEntry]  # language, "" for all of them -> entry


def problem_rows(problems: Iterable[Problem]) -> tuple[ProblemRow, ...]:
    """Return problems as the build manifest and the report hold them."""
    return tuple(cast("ProblemRow", problem.to_row()) for problem in problems)
