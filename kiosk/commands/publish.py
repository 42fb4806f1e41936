"""`kiosk publish`: from the content folder to releases."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands.console import complain, unreadable
from kiosk.publishing import poll
from kiosk.terminal import TerminalProgress


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    if options.once and (trouble := unreadable(content, language)):
        return complain(trouble)
    return poll.run(
        content,
        state,
        once=options.once,
        edge=options.edge,
        language=language,
        report=True,
        told=TerminalProgress(language),
    )
