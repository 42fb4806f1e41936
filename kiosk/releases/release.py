"""The release format: what the publisher writes and the viewer reads, and nothing else shared.

    STATE/releases/current            text: the number of the current release
    STATE/releases/000017/
        release.json                  number, time, languages, settings, problems count, what changed
        report.json                   the problems, see kiosk.problems.problem
        sources.json                  the publisher's own notes for the next release; the only file
                                      that may be replaced later, and the viewer never opens it
        pages/KEY.kk.json             one page in one language
        pages/KEY.children.json       the cards of the pages inside a page; the root's are the home screen
        pictures/*.jpg *.png          pictures at screen size, QR codes

A page's identity is its folder names without their numbers: "tourism/burabay"; the root is "".
KEY is a hash of it, so that any folder name fits a file name. Everything in a release folder is
immutable: a release is built beside the others and becomes current by one rename.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.releases.json_shape import MOST, read_shaped
from kiosk.releases.shapes import ABOUT, CARDS, PAGE, REPORT

FORMAT = 1
ROOT = ""


def page_key(page_id: str) -> str:
    """Return the file-name form of a page's identity: 20 hexadecimal digits."""
    import hashlib  # with OpenSSL 3 MB, which the poller can do without

    return hashlib.blake2b(page_id.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def page_file(page_id: str, language: str) -> str:
    """Return where a page lies in its release folder, with forward slashes."""
    return f"pages/{page_key(page_id)}.{language}.json"


def children_file(parent: str) -> str:
    """Return where the cards of the pages inside `parent` lie in the release folder."""
    return f"pages/{page_key(parent)}.children.json"


def parent_of(page_id: str) -> str:
    return page_id.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Card:
    """How a page introduces itself on another: texts by language, picture and colour for all.

    `texts` maps a language to {"title", "summary"}; `picture` is a picture of the page files or
    None; `color` is "#rrggbb" or "" when the staff chose none; `position` counts from 0 among the
    pages of the same parent.
    """

    id: str
    position: int
    color: str
    picture: dict[str, Any] | None
    texts: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language, `blocks` being plain JSON objects with a "kind".

    `alt` says what the cover, `picture`, shows; "" where nobody said.
    """

    id: str
    language: str
    title: str
    summary: str
    picture: dict[str, Any] | None
    blocks: list[dict[str, Any]]
    codes: dict[str, str]
    alt: str = ""


class Release:
    """A release as it lies on the disk; reads only what is asked for.

    Every method raises OSError or ValueError when the folder was damaged from outside.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.about = read_shaped(folder / "release.json", ABOUT)
        if self.about.get("format") != FORMAT:
            raise ValueError(f"{folder}: release format {self.about.get('format')}, not {FORMAT}")
        self.number: int = self.about["number"]
        self.languages: tuple[str, ...] = tuple(self.about["languages"])
        self.settings: dict[str, Any] = self.about["settings"]

    def cards(self, parent: str) -> tuple[Card, ...]:
        """Return the cards of the pages inside `parent`, in the staff's order; () if none."""
        try:
            rows = read_shaped(self.folder / children_file(parent), CARDS)
        except FileNotFoundError:
            return ()
        return tuple(
            Card(row["id"], position, row["color"], row["picture"], row["texts"])
            for position, row in enumerate(rows["cards"])
        )

    def page(self, page_id: str, language: str) -> Page | None:
        """Return a page in exactly this language, or None when it has none."""
        try:
            row = read_shaped(self.folder / page_file(page_id, language), PAGE)
        except FileNotFoundError:
            return None
        return Page(
            row["id"],
            row["language"],
            row["title"],
            row["summary"],
            row["picture"],
            row["blocks"],
            row["codes"],
            row.get("alt", ""),
        )

    def report(self) -> list[dict[str, Any]]:
        """Return the problems as they were when this release was written."""
        problems: list[dict[str, Any]] = read_shaped(self.folder / "report.json", REPORT)["problems"]
        return problems


def current_number(state: Path) -> int | None:
    """Return the number of the current release, or None before the first one."""
    try:
        number = int((state / "releases" / "current").read_text("ascii"))
    except (FileNotFoundError, IsADirectoryError, ValueError):
        return None
    return number if 0 < number <= MOST else None


def numbers(state: Path) -> list[int]:
    """Return the numbers of the releases that are there, oldest first."""
    try:
        names = os.listdir(state / "releases")  # noqa: PTH208 - names are all that is needed
    except FileNotFoundError:
        return []
    return sorted(int(name) for name in names if name.isascii() and name.isdigit() and len(name) < 10)


def release_folder(state: Path, number: int) -> Path:
    return state / "releases" / f"{number:06d}"


def current_release(state: Path) -> Release | None:
    """Return the current release, None before the first one; OSError or ValueError for a damaged one."""
    number = current_number(state)
    return None if number is None else numbered_release(state, number)


def numbered_release(state: Path, number: int) -> Release:
    """Return a release; OSError or ValueError for a damaged one."""
    release = Release(release_folder(state, number))
    if release.number != number:
        raise ValueError(f"{release.folder}: says that it is release {release.number}")
    return release


def whole_releases(state: Path) -> Iterator[Release]:
    """Yield the releases that can be opened, the current one first, then the newest."""
    current = current_number(state)
    for number in dict.fromkeys([current, *reversed(numbers(state))]):
        if number is not None:
            with contextlib.suppress(OSError, ValueError):
                yield numbered_release(state, number)


def encode(row: Mapping[str, Any]) -> bytes:
    """Return one file of a release; names that are no valid Unicode survive."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def encode_page(page: Page) -> bytes:
    return encode({name: getattr(page, name) for name in Page.__slots__})


def encode_cards(cards: Sequence[Card]) -> bytes:
    """Return the children file of the cards, which are in the staff's order."""
    names = ("id", "color", "picture", "texts")
    return encode({"cards": [{name: getattr(card, name) for name in names} for card in cards]})


def encode_report(problems: Sequence[Mapping[str, Any]]) -> bytes:
    return encode({"problems": list(problems)})


def encode_about(
    *,
    number: int,
    published: str,
    content: str,
    languages: Sequence[str],
    settings: Mapping[str, Any],
    pages: int,
    problems: Mapping[str, int],
    attract: Sequence[Mapping[str, Any]],
    edge: int,
    changes: Mapping[str, Any] | None,
    waiting: int = 0,
    sharpens: int = 0,
) -> bytes:
    """Return release.json; `published` is ISO 8601 in UTC, `problems` counts by severity.

    `edge` is the longest edge of a picture in pixels; `changes` what kiosk.releases.changes.Changes gives.
    `waiting` counts pictures that are still to be made; `sharpens` is the number of the release that
    this one repeats with more of its pictures, 0 for none.
    """
    return encode(
        {
            "format": FORMAT,
            "number": number,
            "published": published,
            "content": content,
            "languages": list(languages),
            "settings": dict(settings),
            "pages": pages,
            "problems": dict(problems),
            "attract": list(attract),
            "edge": edge,
            "waiting": waiting,
            "sharpens": sharpens,
            "changes": changes,
        }
    )
