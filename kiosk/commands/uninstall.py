"""The command `uninstall`: takes back what `install` brought, but content and state."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kiosk.commands.console import OK, complain, say
from kiosk.installing.install import RUNNING, uninstall
from kiosk.installing.program import as_root, is_root
from kiosk.installing.told import taken_back
from kiosk.languages.catalogue import translate
from kiosk.message import N_, Failure, Message
from kiosk.publishing.report.folder_messages import cannot_use


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Take the kiosk back, or tell what that would do; return the exit code."""
    os.umask(0o022)
    root = options.root.absolute() if options.root else RUNNING
    if root == RUNNING and not options.dry_run and not is_root():
        text = N_("Only root may change this computer. Type: {command}")
        return complain(say(Message(text, {"command": as_root(*sys.argv[1:])}), language))
    try:
        done = uninstall(root, dry=options.dry_run)
    except Failure as error:
        return complain(say(error.message, language))
    except OSError as error:
        return complain(say(cannot_use(error, Path(error.filename or root)), language))
    if done is None:
        print(translate(language, N_("The kiosk is not installed here: there is nothing to take back.")))
        return OK
    found, record = done
    for message in taken_back(found, record.choices.content, record.choices.state, dry=options.dry_run):
        print(say(message, language))
    return OK
