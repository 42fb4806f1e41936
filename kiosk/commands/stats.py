"""The command `stats`: tell what visitors read, on the terminal, as a report with charts, as CSV or JSON."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from kiosk.commands.console import CANNOT_RUN, OK, complain, say
from kiosk.languages.catalogue import translate
from kiosk.languages.staff import staff_language
from kiosk.languages.zones import zone
from kiosk.message import N_, Message
from kiosk.statistics.exports import as_csv, as_json
from kiosk.statistics.lines import as_lines
from kiosk.statistics.period import EVER, Period
from kiosk.statistics.read import Summary, summary
from kiosk.statistics.store import is_damaged, statistics_file
from kiosk.statistics.tables import tables
from kiosk.statistics.titles import Titles
from kiosk.system.disk import replace_file
from kiosk.system.reasons import reason

_BACKWARDS = N_("The last day is before the first.")
_NOTHING = N_("Nothing has been counted yet: the kiosk counts from the first visit on.")
_NOTHING_THEN = N_("Nothing was counted on these days.")
_DAMAGED = N_(
    "The statistics in {file} are damaged. The kiosk sets that file aside and begins anew with the next "
    "visit; what was counted before cannot be read."
)
_UNREADABLE = N_("The statistics in {file} cannot be read: {reason}")
_UNWRITABLE = N_("{file} cannot be written: {reason}")
_WRITTEN = N_("Written: {file}")


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Print or write the statistics; return the exit code."""
    period = Period(options.since, options.until)
    if period.since and period.until and period.until < period.since:
        return complain(translate(language, _BACKWARDS))
    file = statistics_file(state)
    try:
        found = summary(file, period)
    except (OSError, sqlite3.Error) as error:
        damaged = isinstance(error, sqlite3.Error) and is_damaged(error)
        values = {"file": str(file), "reason": str(error)}
        return complain(say(Message(_DAMAGED if damaged else _UNREADABLE, values), language))
    code = OK
    for path, data in _files(options, state, found, period):
        code = max(code, _write(path, data, language))
    titles = Titles(state, language)
    if options.json:
        print(as_json(tables(found, titles)))
    elif not found.days:
        print(translate(language, _NOTHING if period == EVER else _NOTHING_THEN), file=sys.stderr)
    elif not (options.html or options.csv):
        print(*as_lines(tables(found, titles), language), sep="\n")
    return code


def _files(
    options: argparse.Namespace, state: Path, found: Summary, period: Period
) -> Iterator[tuple[Path, bytes]]:
    """Yield each file that was asked for with its bytes, in the language of the center's staff."""
    if not (options.html or options.csv):
        return
    release = Titles(state, "").release
    language = staff_language(
        typed=options.staff_language,
        settings=str(release.settings.get("staff_language", "")) if release else "",
        content=release.languages if release else (),
    )
    titles = Titles(state, language)
    told = tables(found, titles)
    if options.csv:
        yield options.csv, as_csv(told, language)
    if options.html:
        from kiosk.statistics.report.html import report

        now = datetime.now(zone(str(release.settings.get("zone", "")) if release else ""))
        yield options.html, report(told, titles, period, now).encode("utf-8", "replace")


def _write(path: Path, data: bytes, language: str) -> int:
    """Write a file and say so; return the exit code."""
    try:
        replace_file(path, data, durable=False)
    except OSError as error:
        values = {"file": str(path), "reason": reason(error)}
        complain(say(Message(_UNWRITABLE, values), language))
        return CANNOT_RUN
    print(say(Message(_WRITTEN, {"file": str(path)}), language), file=sys.stderr)
    return OK
