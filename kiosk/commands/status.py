"""The command `status`: say in a dozen lines how things stand."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands.console import ERRORS, OK
from kiosk.status.as_json import as_json
from kiosk.status.lines import as_lines
from kiosk.status.look import look


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Print the status; return OK, or ERRORS when something is wrong."""
    found = look(content, state, language)
    if options.json:
        print(as_json(found, language))
    else:
        print(*as_lines(found, language), sep="\n")
    return ERRORS if found.wrong else OK
