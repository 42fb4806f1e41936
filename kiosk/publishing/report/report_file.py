"""CHECK.txt, ПРОВЕРКА.txt or ТЕКСЕРУ.txt in the content folder: what the publisher found, for staff.

Nobody depends on it: a folder that cannot be written costs a line in the log, and what staff made
themselves under that name is theirs.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.content.folder.report_name import BESIDE, REPORT_NAMES, is_report, report_name
from kiosk.content.folder.site import MOST_SETTINGS, SETTINGS, scan_site
from kiosk.languages.catalogue import translator
from kiosk.languages.fallback import choose
from kiosk.languages.staff import staff_language
from kiosk.languages.zones import zone
from kiosk.message import N_, Message
from kiosk.problems.meanwhile import meanwhile
from kiosk.problems.problem import Problem, describe
from kiosk.problems.report_lines import one_line
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.report.report_text import Shown, report_lines, stamp
from kiosk.publishing.store.build_manifest import Row, problem_of, read_sources
from kiosk.publishing.store.store import SOURCES, build_lock, shown_number
from kiosk.releases.release import Release, current_release
from kiosk.settings.center import parse_settings
from kiosk.system.disk import flush, move_over
from kiosk.system.lock import locked
from kiosk.system.plain_file import read_plain
from kiosk.system.reasons import FULL, reason

PATIENCE = 5.0  # seconds for a program that writes a release just now
MOST_BYTES = 4 * 1024 * 1024  # far above any report of ours
# No translation: a report of another version of the program is still known as ours.
_FIRST_LINES = {f"{name} · kiosk": name for name in REPORT_NAMES}

_NOT_OURS = N_(
    "The report for staff is not written, because {file} is not a report of the kiosk. "
    "Rename it or delete it."
)
_CANNOT_WRITE = N_(
    "The report for staff cannot be written to {file} ({reason}). "
    "Check that there is room on the disk and that the kiosk may write into the content folder."
)


class _NotOurs(Exception):
    """Staff, or somebody else, made something of that name."""


@dataclass(frozen=True, slots=True)
class _Report:
    center: str
    pages: int
    problems: list[Problem]
    shown: Shown
    language: str


def write_report(
    state: Path, outcome: Outcome | None = None, *, content: Path, language: str
) -> Message | None:
    """Tell staff in their folder how the current release and the last publication went.

    `outcome` is how that went, None to tell of the release alone; `language` is for staff whose
    language no settings tell. Returns what to log if the report could not be written.
    """
    try:
        with _turn(state) as mine:
            # Who holds the lock has newer news, and tells it.
            report = _report(state, outcome, content, language) if mine else None
            return _write(report, content) if report else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        path = content / report_name(language)
        why = reason(error) if isinstance(error, OSError) else str(error)
        return Message(_CANNOT_WRITE, {"file": str(path), "reason": why})


@contextlib.contextmanager
def _turn(state: Path) -> Iterator[bool]:
    """Wait until nobody writes a release; nobody does where not even the lock can be made."""
    with contextlib.ExitStack() as stack:
        try:
            mine = stack.enter_context(locked(build_lock(state), patience=PATIENCE))
        except OSError:
            mine = True
        yield mine


def _report(state: Path, outcome: Outcome | None, content: Path, language: str) -> _Report | None:
    if outcome is not None and outcome.message is not None:
        return _of_refusal(outcome, outcome.message, state, content, language)
    release = current_release(state)
    return _of_release(release, outcome or Outcome(), language) if release else None


def _of_release(release: Release, outcome: Outcome, language: str) -> _Report:
    settings = release.settings
    wished = settings.get("staff_language", "")
    language = staff_language(settings=wished, content=release.languages, computer=language)
    return _Report(
        _center(settings, release.languages, language, Path(release.about["content"])),
        release.about["pages"],
        _told(release.report()),
        replace(_shown(release), made=outcome.made, pictures=outcome.pictures),
        language,
    )


def _of_refusal(
    outcome: Outcome, message: Message, state: Path, content: Path, language: str
) -> _Report | None:
    """Return the report on a folder that could not be published.

    None for a folder without anything of ours: perhaps its disk is not connected.
    """
    problems = _told(outcome.problems)
    if not any(problem.file for problem in problems) and not _is_ours(content):
        return None
    release = _last_release(state)
    settings = outcome.settings or (release.settings if release else _settings(content))
    languages = release.languages if release else tuple(settings.get("languages", ()))
    wished = settings.get("staff_language", "")
    language = staff_language(settings=wished, content=languages, computer=language)
    refused = one_line(message.say(translator(language)))
    shown = _shown(release, refused) if release else Shown(shown_number(state), refused=refused)
    return _Report(_center(settings, languages, language, content), outcome.pages, problems, shown, language)


def _is_ours(content: Path) -> bool:
    """True when a page, the settings or a report lies in the folder."""
    try:
        names = os.listdir(content)  # noqa: PTH208 - names are all that is needed
        return SETTINGS in names or any(map(is_report, names)) or bool(scan_site(content).pages)
    except OSError:
        return False


def _last_release(state: Path) -> Release | None:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return current_release(state)
    return None


def _settings(content: Path) -> Mapping[str, Any]:
    """Return what kiosk.toml says, where no release does."""
    try:
        settings, _ = parse_settings(read_plain(content / SETTINGS, MOST_SETTINGS))
    except OSError:
        return {}
    return settings.to_json() if settings else {}


def _shown(release: Release, refused: str = "") -> Shown:
    published = datetime.fromisoformat(release.about["published"])
    restored = int(release.about.get("restored", 0))
    held = restored and read_sources(release.folder / SOURCES).held
    return Shown(
        release.number,
        published.astimezone(zone(release.settings["zone"])),
        restored if held else 0,
        refused,
    )


def _center(settings: Mapping[str, Any], languages: tuple[str, ...], language: str, content: Path) -> str:
    names = settings.get("name") or {}
    return one_line(names.get(choose(language, names, languages), "") or content.name)


def _told(rows: Iterable[Row]) -> list[Problem]:
    """Return the problems; one that an older program noted, and this one has no words for, is left out."""
    problems = []
    for row in rows:
        with contextlib.suppress(KeyError, ValueError):
            problem = problem_of(row)
            describe(problem, str)
            meanwhile(problem, str)
            problems.append(problem)
    return problems


def _write(report: _Report, content: Path) -> Message | None:
    name = report_name(report.language)
    path = content / name
    first = next(line for line, of in _FIRST_LINES.items() if of == name)
    lines = report_lines(report.center, report.pages, report.problems, report.shown, report.language)
    try:
        old = _ours(path)
        if old is None or _below_stamp(old) != [first, *lines, ""]:
            data = _file([first, stamp(report.shown, report.language), *lines])
            try:
                _replace(path, data)
            except OSError as error:
                if old is None or error.errno not in FULL:
                    raise
                path.unlink()  # better no report than one that is not true; and its room may do
                _replace(path, data)
        _remove_others(path)
    except _NotOurs:
        return Message(_NOT_OURS, {"file": str(path)})
    except OSError as error:
        return Message(_CANNOT_WRITE, {"file": str(path), "reason": reason(error)})
    return None


def _file(lines: list[str]) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig", "replace")


def _below_stamp(data: bytes) -> list[str]:
    """Return the lines of a report but for its second one, the stamp; the last is empty."""
    lines = data.decode("utf-8-sig", "replace").split("\r\n")
    return [*lines[:1], *lines[2:]]


def _ours(path: Path) -> bytes | None:
    """Return a report of ours, None if there is no file; _NotOurs for anything else of that name."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise _NotOurs
        with os.fdopen(os.open(path, flags | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _NotOurs
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    if data and _first_line(data) not in _FIRST_LINES:  # a stick pulled too early leaves empty files
        raise _NotOurs
    return data


def _first_line(data: bytes) -> str:
    """Return the first line of a file that Notepad may have saved in another encoding."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data[:400].decode("utf-16", "replace")
    else:
        head = data[:400].partition(b"\n")[0]
        try:
            text = head.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = head.decode("cp1251", "replace")
    return text.partition("\n")[0].rstrip("\r")


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(BESIDE + path.name)
    try:
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:  # never through a link that somebody put there
            file.write(data)
        flush([beside], [])
        move_over(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _remove_others(path: Path) -> None:
    """Remove our reports in the languages that staff read before, and what a power cut left of one."""
    for name in os.listdir(path.parent):  # noqa: PTH208 - names are all that is needed
        other = path.with_name(name)
        if not is_report(name) or name == path.name:
            continue
        with contextlib.suppress(OSError, _NotOurs):
            if name.startswith(BESIDE):
                if stat.S_ISREG(other.lstat().st_mode):
                    other.unlink()
            elif _ours(other) and not other.samefile(path):
                other.unlink()
