"""The command `releases`: list what was published when, or go back to a release."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.commands.console import OK, complain, say
from kiosk.commands.followed import refused_where_followed
from kiosk.languages.catalogue import translate
from kiosk.message import N_, Failure, Message
from kiosk.publishing.build.restore import restore
from kiosk.publishing.report.folder_messages import cannot_use
from kiosk.publishing.report.report_file import write_report
from kiosk.publishing.store.kept import list_releases
from kiosk.releases import listing
from kiosk.system.reach import Reach, reach

_FOLLOWS = N_(
    "This screen takes its releases from {source}. Go back on the computer that publishes, with its staff "
    "screen or with “{kiosk} releases restore N”: it comes here by itself, as a new release."
)


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Print the list, or restore a release and say what that means; return the exit code."""
    if options.action == "restore":
        if refused := refused_where_followed(_FOLLOWS, state, language):
            return complain(refused)
        if options.number is None:
            which = N_(
                "Say which release is to come back: {kiosk} releases restore N. "
                "The command “{kiosk} releases” lists those that are kept."
            )
            return complain(say(Message(which), language))
        try:
            made = restore(state, options.number)
        except Failure as error:
            return complain(say(error.message, language))
        print(listing.restored_message(made.number, made.old, made.before, made.content, language))
        told = Path(made.content)
        if reach(told)[0] is Reach.THERE and (failed := write_report(state, content=told, language=language)):
            print(say(failed, language), file=sys.stderr)
        return OK
    try:
        releases = list_releases(state)
    except OSError as error:
        return complain(say(cannot_use(error, state), language))
    if options.json:
        print(listing.as_json(releases, language))
        return OK
    if not releases:
        none = translate(language, N_("No release has been made yet in {folder}.")).format(folder=state)
        print(none, file=sys.stderr)
    for line in listing.as_lines(releases, language):
        print(line)
    return OK
