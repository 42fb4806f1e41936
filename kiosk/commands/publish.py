"""The command `publish`: make releases of the content folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands.console import CANNOT_RUN, complain, unreadable
from kiosk.commands.followed import refused_by, screen_settings
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
    """Publish once or until the program is ended; return the exit code.

    What is published once is shared as screen.toml says; a publisher that goes on does so by itself.
    """
    settings = screen_settings(state, language)
    if told := refused_by(_FOLLOWS, settings, state, language):
        return complain(told)
    if options.once and (trouble := unreadable(content, language)):
        return complain(trouble)
    code = poll.run(
        content,
        state,
        once=options.once,
        edge=options.edge or noted_edge(state),
        language=language,
        report=True,
        progress=TerminalProgress(language),
    )
    if not options.once or code == CANNOT_RUN or settings is None or not settings.share:
        return code
    from kiosk.commands.share import share_published

    return share_published(state, settings.share, language) or code
