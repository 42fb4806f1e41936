"""The command `follow`: take finished releases from another computer or a stick instead of publishing."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from kiosk.commands.console import OK, complain, say
from kiosk.commands.followed import absolute
from kiosk.following.command_line import follower_arguments
from kiosk.following.heard import Heard, write_heard
from kiosk.following.rereading import UNREAD
from kiosk.following.source import Source, parse_source
from kiosk.message import N_, Failure, Message
from kiosk.paths import SCREEN_TOML
from kiosk.publishing.report.folder_messages import cannot_use, on_the_screen
from kiosk.publishing.store.store import shown_number
from kiosk.settings.screen import load_screen_settings
from kiosk.system.child_process import environment
from kiosk.system.file_version import changed_at
from kiosk.system.lock import locked

_NO_SOURCE = N_(
    "Say where releases come from: {kiosk} follow SOURCE --trust FILE. SOURCE is an address such as "
    "http://10.0.0.5:8080/kiosk, or the folder of a stick. For good: sudo {kiosk} install --follow SOURCE "
    "--trust FILE"
)
_OTHER = N_(
    "Another program already works on {folder}: it publishes, or takes releases from elsewhere. Nothing was "
    "done."
)
_TAKEN = N_("Release {number} has come from {source} and is shown.")
_SAME = N_("There is nothing newer at {source}. Visitors see release {number}.")


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Follow once or until the program is ended; return the exit code."""
    changed = changed_at(state / SCREEN_TOML)
    settings = load_screen_settings(state, language)
    typed, trust = options.source or settings.follow, options.trust or settings.trust
    # A unit waits until screen.toml can be used; somebody who types this is told at once.
    waits = not (options.source or options.trust or options.once) and "NOTIFY_SOCKET" in os.environ
    if not typed and not waits:
        return complain(say(Message(_NO_SOURCE), language))
    if trust:
        trust = str(Path(trust).expanduser().absolute())
    try:
        source = parse_source(absolute(typed)) if typed else Source("")
    except Failure as error:
        if not waits:
            return complain(say(error.message, language))
        source = Source("")
    if not options.once:
        changed = changed if source.typed else UNREAD  # what is wrong there is told
        reread = () if options.source or options.trust else ("--settings", str(changed))
        arguments = follower_arguments(
            content, state, source.typed, trust, settings.follow_seconds, language, *reread
        )
        # The follower stays for months, and needs nothing of what this command has loaded.
        sys.stdout.flush()
        os.execve(sys.executable, [sys.executable, *arguments], environment())
    from kiosk.following.fetch import fetch

    try:
        with locked(state / "publish.lock") as mine:
            if not mine:
                return complain(say(Message(_OTHER, {"folder": str(state)}), language))
            fetched = fetch(state, source, trust)
    except OSError as error:
        return complain(say(cannot_use(error, state), language))
    if fetched.message is not None:
        print(say(fetched.message, language), file=sys.stderr)
        return complain(say(on_the_screen(shown_number(state)), language))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    write_heard(state, Heard(os.getpid(), source.typed, at))
    values = {"number": str(fetched.number), "source": source.typed}
    print(say(Message(_TAKEN if fetched.is_new else _SAME, values), language))
    return OK
