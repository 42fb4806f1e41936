"""The command `own`: the content moves to a folder of the center's own, which every command then uses."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kiosk.commands.console import OK, complain, say, unreadable
from kiosk.invocation import program
from kiosk.message import N_, Failure, Message
from kiosk.own_content import forget, own, report
from kiosk.paths import default_content, own_content_folder
from kiosk.system.reasons import reason


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Copy the content, forget the folder again, or print the folder in use; return the exit code."""
    if options.forget:
        return _forget(language)
    if options.folder is None:
        print(content)
        return OK
    if trouble := unreadable(content, language):
        return complain(trouble)
    try:
        done = own(content, options.folder.expanduser().absolute(), os.environ)
    except Failure as error:
        return complain(say(error.message, language))
    for message in report(done, content, program()):
        print(say(message, language))
    return OK


def _forget(language: str) -> int:
    """Take the content folder that came with the program again; return the exit code."""
    old = own_content_folder(os.environ)
    try:
        forget(os.environ)
    except OSError as error:
        text = N_("The folder could not be forgotten ({reason}).")
        return complain(say(Message(text, {"reason": reason(error)}), language))
    values = {"folder": str(default_content()), "old": str(old)}
    print(say(Message(N_("Every command takes {folder} again."), values), language))
    if old:
        print(say(Message(N_("Nothing in {old} was changed."), values), language))
    return OK
