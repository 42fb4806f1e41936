"""The command line: reads what was typed and runs that command's module."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from kiosk.commands.console import OK, complain, without_libraries
from kiosk.commands.options import parser
from kiosk.places import content_folder, state_folder


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    content = content_folder(options.dir or getattr(options, "content", None), os.environ)
    state = state_folder(getattr(options, "state", None), os.environ, content)
    language = options.staff_language or staff_language(os.environ)
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


def staff_language(environment: os._Environ[str] | dict[str, str]) -> str:
    """Return the language of messages: that of the system if we have it, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        tag = environment.get(variable, "")[:2].lower()
        if tag:
            return tag if tag in ("kk", "ru") else "en"
    return "en"
