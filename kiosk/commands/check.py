"""The command `check`: read everything and print each problem."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.commands.console import ERRORS, OK, complain, say, unreadable
from kiosk.message import N_, Message
from kiosk.problems.kind import ERROR
from kiosk.problems.listing import as_json, as_lines, summary
from kiosk.progress.terminal import TerminalProgress
from kiosk.publishing.build.check import CannotCheck, check, replaced_in

_IN_PLACE_OF = N_("{folder} is shown in place of {below}.")


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Print the problems; return OK, ERRORS if one of them is an error, or CANNOT_RUN."""
    if trouble := unreadable(content, language, looking=True):
        return complain(trouble)
    progress = TerminalProgress(language)
    try:
        result = check(content, progress)
    except CannotCheck as error:
        progress.close()
        return complain(say(error.message, language))
    progress.close()
    replaced = replaced_in(content)
    if options.json:
        rows = [{"page": each.page, "folder": each.folder, "below": each.below} for each in replaced]
        print(as_json(result.pages, result.problems, language, rows))
    else:
        for line in as_lines(result.problems, language):
            print(line)
        for each in replaced:
            text = Message(_IN_PLACE_OF, {"folder": each.folder, "below": each.below})
            print(say(text, language), file=sys.stderr)
        print(summary(result.pages, len(result.problems), language), file=sys.stderr)
    return ERRORS if any(problem.severity is ERROR for problem in result.problems) else OK
