"""The content of the report for staff: a release and its problems, or why a folder could not be published."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.content.folder.report_name import is_report
from kiosk.content.folder.scan import scan_site
from kiosk.content.folder.site import SETTINGS
from kiosk.languages.catalogue import translator
from kiosk.languages.fallback import choose
from kiosk.languages.staff import staff_language
from kiosk.languages.zones import zone
from kiosk.message import Message, one_line
from kiosk.problems.problem import Problem, known_problems
from kiosk.publishing.report.follow_problem import follow_problem
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.report.proof_problems import proof_problems
from kiosk.publishing.report.screen_problem import screen_problem
from kiosk.publishing.report.share_problem import share_problem
from kiosk.publishing.store.build_manifest import read_build_manifest
from kiosk.publishing.store.store import SOURCES, shown_number
from kiosk.releases.release import Release, current_release
from kiosk.settings.layered import read_center


@dataclass(frozen=True, slots=True)
class Shown:
    """The release that visitors see.

    `number` is 0 for none yet, None when the state folder does not tell. `published` is in the center's
    zone. `brought_back` is the older release that it repeats as long as staff change nothing, else 0.
    `refused` says why the folder as it is now could not be published, else "". `made` of `pictures` are
    ready while pictures are being made, else 0 of 0. `instead` is why the screen shows another release, or
    none, in its place.
    """

    number: int | None = 0
    published: datetime | None = None
    brought_back: int = 0
    refused: str = ""
    made: int = 0
    pictures: int = 0
    instead: Problem | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What staff are told: for which center, in which language, how many pages there are, what is wrong."""

    center: str
    pages: int
    problems: Sequence[Problem]
    shown: Shown
    language: str


def report_on(state: Path, outcome: Outcome | None, content: Path, language: str) -> Report | None:
    """Return the report on the current release and the last publication.

    The arguments are those of `write_report`. None when there is no release, or when a folder that could
    not be published holds nothing of a kiosk. Raises OSError, ValueError, KeyError or TypeError when the
    release is damaged.
    """
    if outcome is not None and outcome.message is not None:
        return _on_refusal(outcome, outcome.message, state, content, language)
    release = current_release(state)
    return _on_release(state, release, outcome or Outcome(), language) if release else None


def _on_release(state: Path, release: Release, outcome: Outcome, language: str) -> Report:
    """Return the report on a release."""
    instead = screen_problem(state, release.number)
    settings = release.settings
    chosen = settings.get("staff_language", "")
    language = staff_language(settings=chosen, content=release.languages, computer=language)
    return Report(
        _center(settings, release.languages, language, Path(release.about.content)),
        release.about.pages,
        [
            *filter(None, [instead, follow_problem(state), share_problem(state, language)]),
            *known_problems(release.report()),
            *proof_problems(state, release),
        ],
        replace(_shown(release), made=outcome.made, pictures=outcome.pictures, instead=instead),
        language,
    )


def _on_refusal(
    outcome: Outcome, message: Message, state: Path, content: Path, language: str
) -> Report | None:
    """Return the report on a folder that could not be published, and `message` as the reason.

    None for a folder that holds nothing of a kiosk: perhaps its disk is not connected.
    """
    problems = outcome.problems
    if not any(problem.file for problem in problems) and not _is_ours(content):
        return None
    release = _last_release(state)
    settings = outcome.settings or (release.settings if release else _settings(content))
    languages = release.languages if release else tuple(settings.get("languages", ()))
    chosen = settings.get("staff_language", "")
    language = staff_language(settings=chosen, content=languages, computer=language)
    refused = one_line(message.say(translator(language)))
    shown = _shown(release, refused) if release else Shown(shown_number(state), refused=refused)
    return Report(_center(settings, languages, language, content), outcome.pages, problems, shown, language)


def _is_ours(content: Path) -> bool:
    """Return whether a page, the settings or a report lies in the folder."""
    try:
        names = os.listdir(content)  # noqa: PTH208 - names are all that is needed
        return SETTINGS in names or any(map(is_report, names)) or bool(scan_site(content).pages)
    except OSError:
        return False


def _last_release(state: Path) -> Release | None:
    """Return the current release, None when there is none or it is damaged."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return current_release(state)
    return None


def _settings(content: Path) -> Mapping[str, Any]:
    """Return the settings in kiosk.toml, {} when it cannot be read; for a center without a release."""
    try:
        settings = read_center(content)
    except OSError:
        return {}
    return settings.to_json() if settings else {}


def _shown(release: Release, refused: str = "") -> Shown:
    """Return what the report says of a release."""
    published = datetime.fromisoformat(release.about.published)
    restored = release.about.restored
    guarded = restored and read_build_manifest(release.folder / SOURCES).restore_guard
    return Shown(
        release.number,
        published.astimezone(zone(release.settings["zone"])),
        restored if guarded else 0,
        refused,
    )


def _center(settings: Mapping[str, Any], languages: tuple[str, ...], language: str, content: Path) -> str:
    """Return the center's name in the language, or in one that stands in for it, else the folder's name."""
    names = settings.get("name") or {}
    return one_line(names.get(choose(language, names, languages), "") or content.name)
