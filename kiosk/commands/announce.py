"""The command `announce`: a text on every screen for some time."""

from __future__ import annotations

import argparse
import os
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from kiosk.announcement.files import (
    announcement_names,
    remarks,
    remove_announcement,
    write_announcement,
)
from kiosk.announcement.plan import plan_announcement
from kiosk.announcement.told import announced, current_lines, written_lines
from kiosk.commands.console import OK, complain, say, unreadable
from kiosk.content.folder.site import MOST_SETTINGS, SETTINGS
from kiosk.languages.zones import zone
from kiosk.message import N_, Failure, Message
from kiosk.new_page.create import languages_for
from kiosk.problems.listing import as_lines
from kiosk.releases.release import current_release
from kiosk.settings.center import parse_settings
from kiosk.settings.screen import load_screen_settings
from kiosk.status.look import look_at_publisher
from kiosk.system.plain_file import read_plain
from kiosk.system.reasons import reason

_FOLLOWS = N_(
    "This screen takes its releases from {source}. Announce on the computer that publishes there: then all "
    "screens show it."
)
_NOT_WRITTEN = N_(
    "The announcement could not be changed in {folder} ({reason}). Check that you may write there and that "
    "the disk is not full."
)
_NO_PUBLISHER = N_(
    "No publisher runs on this computer for this folder. Unless one does on another, visitors see the change "
    "only once the kiosk is started: {kiosk}"
)
_NOT_SHOWN = N_(
    "Nobody sees yet what stands in {names}: “{kiosk} check” says whether something is wrong in it."
)
_NOT_ALONE = N_("--from, --until and --screens belong to a text: put it in quotation marks before them.")


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Announce, take an announcement away, or tell what is announced; return the exit code."""
    changes = bool(options.texts) or options.stop
    if not changes and (options.begin or options.until or options.screens):
        return complain(say(Message(_NOT_ALONE), language))
    if not changes:
        return _tell(content, state, language)
    source = load_screen_settings(state, language).follow
    if source:
        return complain(say(Message(_FOLLOWS, {"source": source}), language))
    if trouble := unreadable(content, language):
        return complain(trouble)
    try:
        if options.stop:
            return _stop(content, state, language)
        return _announce(options, content, state, language)
    except Failure as error:
        return complain(say(error.message, language))
    except OSError as error:
        values = {"folder": str(content.absolute()), "reason": reason(error)}
        return complain(say(Message(_NOT_WRITTEN, values), language))


def _tell_of_publisher(state: Path, language: str) -> bool:
    """Print that no publisher runs, where none does; return whether it was printed."""
    can_tell = not state.exists() or os.access(state, os.R_OK | os.X_OK)
    gone = look_at_publisher(state, can_tell=can_tell).pulse == "gone"
    if gone:
        print(say(Message(_NO_PUBLISHER), language))
    return gone


def _announce(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Write what was typed; return the exit code."""
    new = plan_announcement(
        options.texts,
        begin=options.begin,
        until=options.until,
        screens=options.screens,
        languages=languages_for(content, language),
        now=datetime.now(UTC).astimezone(_zone(content)),
    )
    names = write_announcement(content, new)
    for line in (*written_lines(new, names, language), *as_lines(remarks(new), language)):
        print(line)
    print(say(Message(N_("To take it away, type: {kiosk} announce --stop")), language))
    _tell_of_publisher(state, language)
    return OK


def _zone(content: Path) -> tzinfo:
    """Return the center's time zone."""
    try:
        settings, _ = parse_settings(read_plain(content / SETTINGS, MOST_SETTINGS))
    except OSError:
        settings = None
    return zone(settings.zone if settings is not None else "")


def _stop(content: Path, state: Path, language: str) -> int:
    """Take the announcement away; return the exit code."""
    names = remove_announcement(content)
    said = N_("There is no announcement in {folder}.")
    if names:
        said = N_("Taken away: {names}. Within a few seconds visitors no longer see it.")
    print(say(Message(said, {"folder": str(content.absolute()), "names": ", ".join(names)}), language))
    if names:
        _tell_of_publisher(state, language)
    return OK


def _tell(content: Path, state: Path, language: str) -> int:
    """Tell what visitors see announced, and what they do not see; return the exit code."""
    try:
        release = current_release(state)
    except (OSError, ValueError) as error:
        said = reason(error) if isinstance(error, OSError) else str(error)
        unread = Message(N_("The release cannot be read ({reason})."), {"reason": said})
        return complain(say(unread, language))
    now = datetime.now(UTC)
    print(*current_lines(release, now, language), sep="\n")
    with suppress(OSError):
        names = () if announced(release, now) else announcement_names(content)
        if names and not _tell_of_publisher(state, language):
            print(say(Message(_NOT_SHOWN, {"names": ", ".join(names)}), language))
    return OK
