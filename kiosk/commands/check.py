"""The command `check`: read everything and print each problem."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.commands.console import ERRORS, OK, complain, say, unreadable
from kiosk.problems.kind import ERROR
from kiosk.problems.listing import as_json, as_lines, summary
from kiosk.progress.terminal import TerminalProgress
from kiosk.publishing.build.check import CannotCheck, check


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
    if options.json:
        print(as_json(result.pages, result.problems, language))
    else:
        for line in as_lines(result.problems, language):
            print(line)
        print(summary(result.pages, len(result.problems), language), file=sys.stderr)
    return ERRORS if any(problem.severity is ERROR for problem in result.problems) else OK
