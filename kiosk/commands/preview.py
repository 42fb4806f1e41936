"""The command `preview`: show a folder in a window, with its problems."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kiosk.commands.console import complain, say, unreadable
from kiosk.message import N_


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Show the window until it is closed; return the exit code."""
    from kiosk.languages.catalogue import translate
    from kiosk.preview.window import preview
    from kiosk.publishing.watch.answering import hangs
    from kiosk.viewer.display.display import display_problem
    from kiosk.viewer.display.libraries import missing_for_window

    if display_problem(dict(os.environ)):
        no_display = translate(language, N_("There is no display to open the preview on."))
        return complain(unreadable(content, language) or no_display)
    if missing := missing_for_window(os.environ):
        return complain(say(missing, language))
    return preview(content, options.staff_language, hangs)
