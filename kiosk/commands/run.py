"""`kiosk run`: the full-screen kiosk."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kiosk.commands.console import complain, no_such_folder, unreadable
from kiosk.content.problems import N_
from kiosk.languages.catalogue import translate
from kiosk.release import current_number
from kiosk.settings import load_screen_settings
from kiosk.viewer.run import display_problem, show_kiosk


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    # With a release the screen needs no content folder; the publisher tells what is wrong with it.
    if not _has_release(state) and (trouble := unreadable(content, language)):
        if no_such_folder(content):
            return complain(trouble)
        print(trouble, file=sys.stderr)
    if display_problem(dict(os.environ)):
        return complain(
            translate(
                language,
                N_(
                    "There is no display to open the kiosk on. Start it on the computer with the screen, "
                    "or see every screen as a picture with: scripts/screenshots FOLDER"
                ),
            )
        )
    diagonal = options.diagonal or load_screen_settings(state).diagonal_inches
    return show_kiosk(content, state, diagonal_inches=diagonal)


def _has_release(state: Path) -> bool:
    try:
        return current_number(state) is not None
    except OSError:
        return False
