"""The command `publish`: make releases of the content folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands.console import complain, unreadable
from kiosk.progress.terminal import TerminalProgress
from kiosk.publishing.watch import poll
from kiosk.screen_edge import noted_edge


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Publish once or until the program is ended; return the exit code."""
    if options.once and (trouble := unreadable(content, language)):
        return complain(trouble)
    return poll.run(
        content,
        state,
        once=options.once,
        edge=options.edge or noted_edge(state),
        language=language,
        report=True,
        progress=TerminalProgress(language),
    )
