"""The commands, and the parser of the command line."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Collection, Sequence
from gettext import gettext as translate
from typing import NoReturn

from kiosk import __version__
from kiosk.commands.arguments import common, content, fleet, machine, screen
from kiosk.commands.words import spoken_in
from kiosk.message import N_

# Command -> what it is for. Its module has the name of the function that adds its arguments.
_COMMANDS = {
    "run": (screen.run, N_("show the kiosk full screen (the default)")),
    "preview": (screen.preview, N_("show a folder in a window, with its problems")),
    "check": (content.check, N_("read everything and print each problem")),
    "publish": (content.publish, N_("make releases of the content folder as it changes")),
    "new": (content.new, N_("make a page folder with a sample text in every language")),
    "announce": (content.announce, N_("show a text on every screen for some time")),
    "own": (
        content.own,
        N_("copy the content to a folder of the center's own and take that from now on"),
    ),
    "releases": (content.releases, N_("list the releases that are kept")),
    "share": (fleet.share, N_("put the current release where other screens take it from, signed")),
    "follow": (fleet.follow, N_("take finished releases from another computer or a stick")),
    "stats": (machine.stats, N_("tell what visitors read, in numbers without persons")),
    "status": (machine.status, N_("tell in a dozen lines how things stand")),
    "fleet": (fleet.fleet, N_("tell how all screens of the center are, as they tell a broker")),
    "tell": (fleet.tell, N_("tell a broker how this screen is; an installed kiosk does")),
    "selfcheck": (machine.selfcheck, N_("tell whether this computer is fit for the kiosk")),
    "proof": (
        screen.proof,
        N_("look at every page for cut texts, missing letters and broken pictures"),
    ),
    "compositor": (
        screen.compositor,
        N_("start a Wayland compositor, and end it when it hangs; an installed kiosk does"),
    ),
    "pin": (screen.pin, N_("set the PIN or the key stick of the staff screen")),
    "import": (content.import_, N_("take over pages from a stick, a folder or a Word document")),
    "install": (machine.install, N_("make the kiosk a part of this computer, started with it")),
    "uninstall": (machine.uninstall, N_("take back what install brought, but content and state")),
    "screenshots": (screen.screenshots, N_("save every screen and page as PNG; needs no display")),
}


class _Wrong(Exception):
    """Something was typed that no command takes."""


class _Silent(argparse.ArgumentParser):
    """A parser that prints nothing when it meets a mistake."""

    def error(self, message: str) -> NoReturn:
        """Raise _Wrong instead of ending the program."""
        raise _Wrong


def read_options(typed: Sequence[str], language: str) -> argparse.Namespace:
    """Return the parsed command line, with the name of the command's module in `command`.

    A mistake, or a question for help, is answered in `language` and ends the program. Translations and the
    options of the other commands are loaded only then, as a kiosk that starts has no time for them.
    """
    if not {"-h", "--help"} & set(typed):
        with contextlib.suppress(_Wrong):
            return _parser(_Silent, str, frozenset(typed)).parse_args(typed)
    with spoken_in(language):
        return whole_parser().parse_args(typed)


def whole_parser() -> argparse.ArgumentParser:
    """Return the parser with every command, its texts in the language of `spoken_in`."""
    return _parser(argparse.ArgumentParser, translate, frozenset(_COMMANDS))


def _parser(
    kind: type[argparse.ArgumentParser], translate: Callable[[str], str], names: Collection[str]
) -> argparse.ArgumentParser:
    """Return the parser in the language of `translate`, with only those commands that are among `names`."""
    shared = kind(add_help=False, argument_default=argparse.SUPPRESS)
    common.shared(shared, translate)
    parser = kind(prog="kiosk", description=translate("A visitor-information kiosk."), parents=[shared])
    parser.add_argument(
        "--version",
        action="version",
        version=f"kiosk {__version__}",
        help=translate("show program's version number and exit"),
    )
    parser.set_defaults(command="run", dir=None, staff_language="", diagonal=None, without_publisher=False)
    commands = parser.add_subparsers(title=translate("commands"), metavar="COMMAND")
    for name, (add_arguments, meaning) in _COMMANDS.items():
        if name not in names:
            continue
        said = translate(meaning)
        command = commands.add_parser(name, help=said, description=said, parents=[shared])
        command.set_defaults(command=add_arguments.__name__)
        add_arguments(command, translate)
    return parser
