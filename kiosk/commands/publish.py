"""`kiosk publish`: from the content folder to releases."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands.console import complain, unreadable
from kiosk.progress.terminal import TerminalProgress
from kiosk.publishing.watch import poll


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
