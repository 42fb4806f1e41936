"""`kiosk preview`: a folder in a window, with its problems."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kiosk.commands.console import complain, say, unreadable
from kiosk.content.problems import N_


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    from kiosk.languages.catalogue import translate
    from kiosk.publishing.watch import hangs
    from kiosk.viewer.display import display_problem
    from kiosk.viewer.libraries import missing_for_window
    from kiosk.viewer.preview import preview

    if display_problem(dict(os.environ)):
        no_display = translate(language, N_("There is no display to open the preview on."))
        return complain(unreadable(content, language) or no_display)
    if missing := missing_for_window(os.environ):
        return complain(say(missing, language))
    return preview(content, options.staff_language, hangs)
