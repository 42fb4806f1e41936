"""`kiosk run`: the full-screen kiosk."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kiosk.commands.console import complain, missing_folder
from kiosk.content.problems import N_
from kiosk.languages.catalogue import translate
from kiosk.release import current_number
from kiosk.settings import load_screen_settings
from kiosk.viewer.run import display_problem, show_kiosk


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    missing = missing_folder(content, language)
    if missing and current_number(state) is None:
        return complain(missing)
    if missing:
        print(missing, file=sys.stderr)
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
