"""The command `new`: make a page folder with a sample text."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands.console import OK, complain, say, unreadable
from kiosk.message import Failure
from kiosk.new_page import create as new_page


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Make the page and say where it is; return the exit code."""
    if trouble := unreadable(content, language):
        return complain(trouble)
    try:
        languages = new_page.languages_for(content, language)
        page = new_page.plan_page(content, options.page, options.titles, languages)
        files = new_page.make_page(content, page)
    except Failure as error:
        return complain(say(error.message, language))
    except OSError as error:
        message = new_page.failure_message(content, error)
        return complain(say(message, language))
    print(new_page.success_text(content, page, files, language))
    return OK
