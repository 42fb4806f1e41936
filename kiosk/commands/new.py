"""`kiosk new`: a page folder with a sample."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk import new_page
from kiosk.commands.console import OK, complain, missing_folder
from kiosk.languages.catalogue import translate
from kiosk.message import Failure


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    missing = missing_folder(content, language)
    if missing:
        return complain(missing)
    try:
        languages = new_page.languages_for(content, language)
        page = new_page.plan_page(content, options.page, options.title, languages)
        files = new_page.make_page(content, page)
    except Failure as error:
        return complain(error.message.say(lambda text: translate(language, text)))
    except OSError as error:
        message = new_page.not_made(content, error)
        return complain(message.say(lambda text: translate(language, text)))
    print(new_page.made(content, page, files, language))
    return OK
