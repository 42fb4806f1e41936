"""The process that keeps the diagonal of the screen in screen.toml."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.languages.catalogue import translator
from kiosk.message import Failure
from kiosk.settings.change import change_screen_settings


def main() -> None:
    """Take the state folder, the inches and the language of messages from the command line."""
    state, inches, language = sys.argv[1:4]
    try:
        change_screen_settings(Path(state), {"diagonal_inches": float(inches)})
    except Failure as error:
        print(error.message.say(translator(language)), file=sys.stderr)
        raise SystemExit(2) from None
