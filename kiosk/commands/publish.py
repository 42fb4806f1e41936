"""`kiosk publish`: from the content folder to releases."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.commands.console import complain, missing_folder
from kiosk.publishing import poll


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    missing = missing_folder(content, language)
    if missing and options.once:
        return complain(missing)
    if missing:
        print(missing, file=sys.stderr)
    return poll.run(content, state, once=options.once, edge=options.edge, language=language, report=True)
