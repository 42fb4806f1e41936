"""The records in the files of a release: a page, the cards of those inside it, the report, the release."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, TypedDict

from kiosk.releases.blocks import AnyBlock
from kiosk.releases.fields import FileName, Heard, PageId, Picture, Plain, Styled
from kiosk.releases.format import Count, Meta, Record, shaped

FORMAT = 1

Color = Annotated[str, Meta(pattern=r"^(?:#[0-9a-fA-F]{6})?\Z")]
Seconds = Annotated[float, Meta(ge=1, le=86400)]


Share = Annotated[int, Meta(ge=0, le=100)]  # percent


class Crop(Record, frozen=True):
    """How a picture is shown in a place of another shape.

    The point `across` (percent of its width from the left) and `down` (percent of its height from the top)
    stays in sight when edges are cut off; a `whole` picture is shown without cutting anything off.
    """

    across: Share = 50
    down: Share = 50
    whole: bool = False


class Page(Record, frozen=True):
    """One page in one language; `alt` says what the cover, `picture`, shows, "" where staff did not say.

    `tall` is the cover for an upright place, None where there is only one. `codes` maps each address outside
    the kiosk to the file of its QR code.
    """

    id: PageId
    language: str
    title: Plain
    summary: Plain
    picture: Picture | None
    blocks: tuple[AnyBlock, ...]
    codes: dict[str, FileName]
    alt: Heard = ""
    tall: Picture | None = None


class CardTexts(Record, frozen=True):
    """The words of a card in one language; `question` makes visitors curious, "" where staff wrote none."""

    title: Plain
    summary: Plain
    question: Plain = ""


class Card(Record, frozen=True):
    """How a page introduces itself on another: words by language; picture and colour for all languages.

    `color` is "#rrggbb", "" when the staff chose none; `tall` is the picture for an upright place. `screens`
    has the screens that each text names, as far as it names any: a screen shows the page, and the pages
    inside it, if each of them names that screen.
    """

    id: PageId
    color: Color
    picture: Picture | None
    texts: dict[str, CardTexts]
    tall: Picture | None = None
    crop: Crop = Crop()
    screens: tuple[tuple[str, ...], ...] = ()


class Cards(Record, frozen=True):
    """The cards of the pages inside a page, in the staff's order."""

    cards: tuple[Card, ...]


class ProblemRow(TypedDict):
    """A problem as report.json has it, see kiosk.problems.problem."""

    file: str
    line: Count
    severity: Literal["error", "warning"]
    code: str
    values: dict[str, str]
    page: str
    language: str


class Report(Record, frozen=True):
    """The content of report.json: the problems that were found for this release."""

    problems: tuple[ProblemRow, ...]


class _Idle(TypedDict, total=False):
    """The table [idle] of kiosk.toml."""

    seconds: Seconds
    warning_seconds: Seconds


class _Settings(TypedDict, total=False):
    """The keys of kiosk.toml whose values the viewer depends on; there may be others."""

    languages: list[str]
    zone: str
    front: str
    staff_language: str
    name: dict[str, str]
    greeting: dict[str, str]
    idle: _Idle
    hours: dict[str, Any]


class Announcement(Record, frozen=True):
    """What is announced on the screens for some time, in one language.

    `language` is its tag, "" for a text that holds for all languages. `begins` and `ends` are ISO 8601 with
    their zone: it is shown from the one on, and from the other on no more; `begins` is "" for at once.
    `screens` are the names and groups of the screens that show it, () for all.
    """

    language: str
    text: Styled
    ends: str
    begins: str = ""
    screens: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for moment in filter(None, (self.begins, self.ends)):
            if datetime.fromisoformat(moment).tzinfo is None:
                raise ValueError(f"{moment}: a time without a zone")


class About(Record, frozen=True):
    """The content of release.json.

    `published` is ISO 8601 with its zone; `content` is the full path of the folder that the release was
    made from; `problems` counts by severity. `attract` are the staff's pictures for the attract screen.
    `edge` is the longest edge of a picture in pixels, 0 in the oldest releases. `waiting` is the number of
    pictures that are still to be made. `sharpens` is the number of the release that this one repeats with
    more of its pictures, `restored` the number of the one that it brought back, 0 for none. `changes` is a
    kiosk.releases.changes.Changes, None where it is not known; its shape is checked in Release.changes,
    because a release with damaged ones can still be shown. `screens` are all names and groups of screens that
    pages or announcements name. `announcements` is what is announced now or later.
    """

    format: Count
    number: Count
    published: str
    content: str
    languages: tuple[str, ...]
    settings: dict[str, Any]
    pages: Count
    problems: dict[str, Count]
    attract: tuple[Picture, ...]
    edge: Count = 0
    waiting: Count = 0
    sharpens: Count = 0
    restored: Count = 0
    changes: dict[str, Any] | None = None
    screens: tuple[str, ...] = ()
    announcements: tuple[Announcement, ...] = ()

    def __post_init__(self) -> None:
        shaped(self.settings, _Settings)
        if datetime.fromisoformat(self.published).tzinfo is None:
            raise ValueError("published: a time without a zone")
