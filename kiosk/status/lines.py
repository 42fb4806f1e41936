"""What `kiosk status` says: in ten lines how things stand, what is wrong with a sign in front."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal

from kiosk.languages.catalogue import translate, translator
from kiosk.languages.dates import age, long_date, number, short_time
from kiosk.languages.zones import zone
from kiosk.message import N_, Message
from kiosk.problems.report_lines import one_line
from kiosk.progress.steps import Doing
from kiosk.progress.words import counted
from kiosk.system.log_entries import Entry

LEAST_FREE_BYTES = 500_000_000  # a release with many new photos may take as much
WRONG, WELL = "! ", "  "

Pulse = Literal["alive", "hung", "gone", "unknown"]

_WAITS = N_("waits for changes")
_PULSE = {
    "hung": N_("does not answer; last sign of life: {when}"),
    "gone": N_("does not run; to start the kiosk, type: {kiosk}"),
    "unknown": N_("cannot be told, as the state folder cannot be written"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """The current release: `published` is ISO 8601 in UTC, `zone` the center's."""

    number: int
    published: str
    zone: str
    pages: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Publisher:
    """The publisher and what it did at `at` (ISO 8601, UTC); `message` is what keeps it from publishing."""

    pulse: Pulse
    pid: int = 0
    at: str = ""
    doing: Doing = "waiting"
    done: int = 0
    total: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes of the disk that has the state folder."""

    free: int
    total: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand. `release` is None when there is none or it `is_damaged`.

    `screen` is what visitors see when nothing new comes.
    """

    content: str
    state: str
    log: str
    release: Shown | None
    is_damaged: bool
    screen: Message
    publisher: Publisher
    content_trouble: Message | None
    state_trouble: Message | None
    disk: Disk | None
    errors: tuple[Entry, ...]

    @property
    def wrong(self) -> tuple[str, ...]:
        """Return the names of what is wrong; nothing else makes a kiosk that is not well."""
        found = {
            "release": self.release is None,
            "problems": self.release is not None and self.release.errors > 0,
            "publisher": self.publisher.pulse != "alive" or bool(self.publisher.message),
            "content": self.content_trouble is not None,
            "state": self.state_trouble is not None,
            "disk": self.disk is None or self.disk.free < LEAST_FREE_BYTES,
        }
        return tuple(name for name, is_wrong in found.items() if is_wrong)


def as_lines(standing: Standing, language: str, now: datetime | None = None) -> Iterator[str]:
    """Yield at most ten lines; `now` knows its zone."""

    def say(text: str, **values: str) -> str:
        return _said(Message(text, values), language)

    def line(part: str, text: str) -> str:
        return (WRONG if part in wrong else WELL) + text

    moment = now or datetime.now(UTC)
    wrong = standing.wrong
    good = N_("The kiosk is well.")
    bad = N_("The kiosk needs help: see the lines that begin with an exclamation mark.")
    yield say(bad if wrong else good)
    shown = standing.release
    if shown is None:
        text = N_("Release: none. {screen}")
        if standing.is_damaged:
            text = N_("Release: damaged. {screen}")
        yield line("release", say(text, screen=_said(standing.screen, language)))
    else:
        text = N_("Release: {number}, published {when}; pages: {pages}")
        when = _when(shown.published, shown.zone, language, moment)
        yield line("release", say(text, number=str(shown.number), when=when, pages=str(shown.pages)))
        counts = {"errors": str(shown.errors), "warnings": str(shown.warnings)}
        text = N_("Content: errors: {errors}, warnings: {warnings}")
        if shown.errors or shown.warnings:
            text = N_("Content: errors: {errors}, warnings: {warnings}; “{kiosk} check” names them")
        yield line("problems", say(text, **counts))
    yield line("publisher", say(N_("Publisher: {doing}"), doing=_doing(standing, language, moment)))
    for part, trouble, text, folder in (
        ("content", standing.content_trouble, N_("Content folder: {folder}"), standing.content),
        ("state", standing.state_trouble, N_("State folder: {folder}"), standing.state),
    ):
        yield line(part, _said(trouble, language) if trouble else say(text, folder=folder))
    yield line("disk", _disk(standing.disk, language))
    if not standing.errors:
        yield line("log", say(N_("Log: no errors in {folder}"), folder=standing.log))
    else:
        yield line("log", say(N_("Log: the last errors in {folder}:"), folder=standing.log))
    for entry in standing.errors:
        zone_name = shown.zone if shown else ""
        yield f"    {_when(entry.at, zone_name, language, moment)}: {one_line(entry.text)}"


def as_json(standing: Standing, language: str) -> str:
    """Return {"well", "wrong", "release", "publisher", "content", "state", "disk", "log"}."""

    def folder(path: str, trouble: Message | None) -> dict[str, object]:
        return {"folder": path, "trouble": _said(trouble, language) if trouble else None}

    row = {
        "well": not standing.wrong,
        "wrong": standing.wrong,
        "release": asdict(standing.release) if standing.release else None,
        "publisher": asdict(standing.publisher),
        "content": folder(standing.content, standing.content_trouble),
        "state": folder(standing.state, standing.state_trouble),
        "disk": asdict(standing.disk) if standing.disk else None,
        "log": {"folder": standing.log, "errors": [asdict(entry) for entry in standing.errors]},
    }
    return json.dumps(row, ensure_ascii=False, indent=2)


def _said(message: Message, language: str) -> str:
    return one_line(message.say(translator(language)))


def _when(iso: str, zone_name: str, language: str, now: datetime) -> str:
    """Return day, time and age: "Sunday, 29 November 2026, 14:05 (2 hours ago)"."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return one_line(iso)
    moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone(zone_name))
    ago = age((now - moment).total_seconds(), language)
    return f"{long_date(moment.date(), language)}, {short_time(moment, language)} ({ago})"


def _doing(standing: Standing, language: str, now: datetime) -> str:
    publisher = standing.publisher
    pulse = publisher.pulse
    if pulse == "alive":
        if publisher.message:
            return publisher.message
        if publisher.doing == "waiting":
            return translate(language, _WAITS)
        words = counted(publisher.doing, publisher.done, publisher.total, language)
        return words[:1].lower() + words[1:]
    zone_name = standing.release.zone if standing.release else ""
    when = _when(publisher.at, zone_name, language, now)
    return _said(Message(_PULSE[pulse], {"when": when}), language)


def _disk(disk: Disk | None, language: str) -> str:
    if disk is None:
        return translate(language, N_("Disk: its free room cannot be read"))
    text = translate(language, N_("Disk: {free} of {total} are free"))
    return text.format(free=_size(disk.free, language), total=_size(disk.total, language))


def _size(count: int, language: str) -> str:
    """Return a number of bytes as people say it: "12.3 GB"."""
    if count < 1e9:
        return translate(language, N_("{size} MB")).format(size=number(round(count / 1e6), language))
    return translate(language, N_("{size} GB")).format(size=number(round(count / 1e9, 1), language))
