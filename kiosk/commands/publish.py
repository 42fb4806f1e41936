"""The command `publish`: make releases of the content folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands.console import complain, unreadable
from kiosk.commands.followed import refused_where_followed
from kiosk.message import N_
from kiosk.progress.terminal import TerminalProgress
from kiosk.publishing.watch import poll
from kiosk.screen_edge import noted_edge

_FOLLOWS = N_(
    "This screen takes its releases from {source} and publishes nothing itself: change the content on the "
    "computer that publishes. To publish here again, type: sudo {kiosk} install --follow ''; or take the "
    "line “follow” out of {file}."
)


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Publish once or until the program is ended; return the exit code."""
    if told := refused_where_followed(_FOLLOWS, state, language):
        return complain(told)
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
