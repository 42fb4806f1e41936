"""Looks at every page in every language, and tells what visitors do not see as it was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from time import monotonic

from kiosk import __version__
from kiosk.health.proof import MOST_FINDINGS, MOST_LETTERS, Finding, Proof
from kiosk.message import one_line
from kiosk.releases.checksums import damaged_files
from kiosk.releases.fields import pictures_of
from kiosk.viewer.assembly import Viewer
from kiosk.viewer.proof.letters import missing_letters
from kiosk.viewer.proof.readable import flaws
from kiosk.viewer.proof.seen import Seen, look
from kiosk.viewer.proof.text_lines import plain
from kiosk.viewer.proof.whole_page import every_page, whole_page

_CUT = frozenset({"truncated", "cut", "out of its place", "in one place"})


def prove(viewer: Viewer, goes_on: Callable[[], bool]) -> Proof | None:
    """Return what is wrong on the pages of the release that a window shows.

    None when there is no release, or when `goes_on`, which is asked after each page, says that the look is to
    end.
    """
    release = viewer.release.shown
    if release is None:
        return None
    viewer.release.announce_nothing()  # it is no page, and may be longer than a small screen
    started = monotonic()
    damaged = damaged_files(release.folder)
    findings: dict[Finding, None] = {}
    looks = 0
    for language in release.languages:
        viewer.idle.touch()
        viewer.language.choose(language)
        for page in every_page(viewer):
            looks += 1
            findings |= dict.fromkeys(_on_page(viewer, page, language, damaged))
            if not goes_on():
                return None
    size = viewer.window.size()
    return Proof(
        release=release.number,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(monotonic() - started, 1),
        width=size.width(),
        height=size.height(),
        looks=looks,
        findings=tuple(findings)[:MOST_FINDINGS],
        version=__version__,
    )


def _on_page(viewer: Viewer, page: str, language: str, damaged: frozenset[str]) -> Iterator[Finding]:
    """Yield what is wrong on the open page, each once."""
    seen = whole_page(viewer) if page else look(viewer)
    for flaw in flaws(seen, 0):
        if flaw.kind in _CUT:
            yield Finding("cut", page, language, _short(flaw.text))
    for letters in filter(None, map(missing_letters, seen.texts)):
        yield Finding("letters", page, language, _short(letters))
    for file in sorted(_broken(viewer, page, seen, damaged)):
        yield Finding("picture", page, language, file)


def _broken(viewer: Viewer, page: str, seen: Seen, damaged: frozenset[str]) -> set[str]:
    """Return the files of pictures of the open page that are damaged on the disk, or that Qt cannot open."""
    broken = {f"pictures/{PurePosixPath(each.source).name}" for each in seen.pictures if each.broken}
    if damaged and (card := viewer.release.pages.card(page)):
        shown = pictures_of(viewer.release.pages.page(card))
        broken |= {file for picture in shown for file in picture.files if file in damaged}
    return broken


def _short(text: str) -> str:
    """Return the beginning of a text as one line, without its marks for bold and the like."""
    return one_line(plain(text, styled=True)[0] if "<" in text else text)[:MOST_LETTERS]
