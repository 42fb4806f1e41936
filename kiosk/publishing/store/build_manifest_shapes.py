"""The shape of the publisher's notes, see kiosk.publishing.store.build_manifest."""

from __future__ import annotations

from typing import Annotated, Any, NotRequired, TypedDict

from kiosk.releases.fields import Picture
from kiosk.releases.format import Count, Meta, shaped
from kiosk.releases.records import ProblemRow

_Version = list[int] | None
_Seconds = Annotated[int, Meta(ge=0, le=2**40)]
_Card = TypedDict(
    "_Card",
    {
        "title": str,
        "summary": str,
        "picture": Picture | None,
        "color": str,
        "from": str,
        "until": str,
        "draft": NotRequired[bool],
    },
)


class _History(TypedDict):
    at: _Seconds
    led: NotRequired[_Seconds]
    why: NotRequired[str]
    drift: NotRequired[Annotated[float, Meta(ge=0, le=1000)]]
    catching: NotRequired[bool]


class _Facts(TypedDict):
    text: str
    shapes: str
    numbers: str
    until: Count


class _Entry(TypedDict):
    file: str
    print: _Version
    good: bool
    problems: list[ProblemRow]
    stale: NotRequired[bool]
    later: NotRequired[bool]
    history: NotRequired[_History]


class _Good(TypedDict):
    bare: bool
    card: _Card
    facts: _Facts
    links: dict[str, str]
    pictures: dict[str, str]
    sources: list[str]
    files: list[str]


class _Note(TypedDict):
    print: _Version
    picture: Picture | None
    problem: ProblemRow | None
    size: NotRequired[list[Count] | None]
    later: NotRequired[bool]
    waits: NotRequired[_Version]
    last: NotRequired[Picture | None]


class _SettingsNote(TypedDict, total=False):
    print: _Version
    values: dict[str, Any]
    problems: list[ProblemRow]


class _Mended(TypedDict, total=False):
    at: _Seconds
    count: Count


class _Sources(TypedDict):
    content: str
    edge: Count
    program: str
    names: str
    restore_guard: NotRequired[str]
    held: NotRequired[str]  # its name until 0.1
    believed: str
    hidden: dict[str, list[str]]
    settings: _SettingsNote
    order: list[str]
    pages: dict[str, dict[str, _Entry]]
    pictures: dict[str, _Note]
    mended: NotRequired[_Mended]


def check_shape(row: Any) -> None:
    """Raise ValueError when the publisher's notes have another shape."""
    shaped(row, _Sources)
    for entries in row["pages"].values():
        for entry in entries.values():
            if entry["good"]:
                shaped(entry, _Good)
