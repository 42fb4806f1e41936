"""`kiosk screenshots`: every screen and page as PNG."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kiosk.commands.console import OK, complain, unreadable


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    if trouble := unreadable(content, language):
        return complain(trouble)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.publishing import poll
    from kiosk.viewer.screenshots import Wish, screenshots

    def publish(state: Path, edge: int) -> None:
        poll.run(content, state, once=True, edge=edge, parent=None, language=language)

    wish = Wish(
        tuple(options.size), tuple(options.languages), tuple(options.pages), options.diagonal, options.whole
    )
    try:
        count = screenshots(publish, options.out, wish)
    except LookupError as error:
        return complain(str(error.args[0]))
    except OSError as error:
        return complain(str(error))
    print(f"{count} pictures in {options.out}")
    return OK
