"""The command line: reads what was typed and runs that command's module."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise

from kiosk.commands.console import OK, complain, say, without_libraries
from kiosk.commands.options import read_options
from kiosk.commands.parts import missing_parts
from kiosk.languages.catalogue import LANGUAGES
from kiosk.languages.staff import computer_language, staff_language
from kiosk.paths import content_folder, state_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments`, by default those of the process; return the exit code."""
    typed = sys.argv[1:] if arguments is None else arguments
    computer = computer_language(os.environ)
    options = read_options(typed, staff_language(typed=_typed_language(typed), computer=computer))
    content = content_folder(options.dir or getattr(options, "content", None), os.environ)
    state = state_folder(getattr(options, "state", None), os.environ, content)
    language = staff_language(typed=options.staff_language, computer=computer)
    if missing := missing_parts():
        return complain(say(missing, language))
    command = import_module(f"kiosk.commands.{options.command}")
    try:
        return int(command.run(options, content, state, language))
    except ImportError as error:
        if said := without_libraries(error, language):
            return complain(said)
        raise
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has left, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _typed_language(typed: Sequence[str]) -> str:
    """Return the language of messages that was typed, before it is known whether the rest can be read."""
    for option, tag in pairwise(typed):
        if option in ("--language", "--messages") and tag in LANGUAGES:
            return tag
    return ""
