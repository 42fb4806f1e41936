"""Every command with its options, and what their values may be."""

from __future__ import annotations

import argparse
import contextlib
import re
from collections.abc import Callable, Collection, Sequence
from gettext import gettext as translate
from pathlib import Path
from typing import NoReturn

from kiosk import __version__
from kiosk.commands.words import spoken_in
from kiosk.settings.screen import DIAGONAL

LEAST_PIXELS, MOST_PIXELS = 320, 8192


_Parser = argparse.ArgumentParser
Add = Callable[[str], _Parser]  # by its help
Translate = Callable[[str], str]


class _Wrong(Exception):
    """Something was typed that no command takes."""


class _Silent(_Parser):
    def error(self, message: str) -> NoReturn:
        raise _Wrong


def read_options(arguments: Sequence[str], language: str) -> argparse.Namespace:
    """Return what was typed, with the module of the command in `command`.

    Ends the program with what is wrong, or with help, in the language: that is only loaded then, and so
    are the options of other commands, as a kiosk that starts has no time for them.
    """
    if not {"-h", "--help"} & set(arguments):
        with contextlib.suppress(_Wrong):
            return _parser(_Silent, str, frozenset(arguments)).parse_args(arguments)
    with spoken_in(language):
        return _parser(_Parser, translate, None).parse_args(arguments)


def _parser(kind: type[_Parser], translate: Translate, only: Collection[str] | None) -> _Parser:
    """Return the parser in the words of `translate`; it knows the commands `only`, for None all."""
    shared = kind(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument(
        "--content",
        metavar="DIR",
        help=translate("the content folder (else KIOSK_CONTENT, else that of `own`)"),
    )
    shared.add_argument(
        "--state", metavar="DIR", help=translate("where releases are kept (else KIOSK_STATE)")
    )
    parser = kind(prog="kiosk", description=translate("A visitor-information kiosk."), parents=[shared])
    parser.add_argument(
        "--version",
        action="version",
        version=f"kiosk {__version__}",
        help=translate("show program's version number and exit"),
    )
    parser.set_defaults(command="run", dir=None, staff_language="", diagonal=None)
    commands = parser.add_subparsers(title=translate("commands"), metavar="COMMAND")
    for name, describe in _COMMANDS.items():
        if only is not None and name not in only:
            continue

        def add(help: str, name: str = name) -> _Parser:
            sub: _Parser = commands.add_parser(name, help=help, description=help, parents=[shared])
            sub.set_defaults(command=_MODULES.get(name, name))
            return sub

        describe(add, translate)
    return parser


def _run(add: Add, translate: Translate) -> None:
    run = add(translate("show the kiosk full screen (the default)"))
    run.add_argument("--diagonal", type=_inches, metavar="INCHES", help=translate("the screen's real size"))
    _says(run, translate)


def _preview(add: Add, translate: Translate) -> None:
    preview = add(translate("show a folder in a window, with its problems"))
    preview.add_argument("dir", nargs="?", metavar="DIR")
    _says(preview, translate)


def _check(add: Add, translate: Translate) -> None:
    check = add(translate("read everything and print each problem"))
    check.add_argument("dir", nargs="?", metavar="DIR")
    check.add_argument("--json", action="store_true", help=translate("print the problems as JSON"))
    _says(check, translate)


def _publish(add: Add, translate: Translate) -> None:
    publish = add(translate("make releases of the content folder as it changes"))
    publish.add_argument("--once", action="store_true", help=translate("make one release and stop"))
    publish.add_argument(
        "--edge", type=_edge, default=1920, metavar="PIXELS", help=translate("longest edge of a picture")
    )
    _says(publish, translate)


def _new(add: Add, translate: Translate) -> None:
    new = add(translate("make a page folder with a sample text in every language"))
    new.add_argument("page", metavar="PAGE", help=translate("where it belongs, such as 09-tourism/burabay"))
    new.add_argument(
        "--title",
        action="append",
        dest="titles",
        default=[],
        metavar="TEXT",
        help=translate("its title, or that in one language, such as kk=Жорық; may be repeated"),
    )
    _says(new, translate)


def _own(add: Add, translate: Translate) -> None:
    own = add(translate("copy the content to a folder of the center's own and take that from now on"))
    own.add_argument(
        "folder", nargs="?", metavar="DIR", type=Path, help=translate("absent: print the folder in use")
    )
    own.add_argument(
        "--forget", action="store_true", help=translate("take the folder that came with the program again")
    )
    _says(own, translate)


def _releases(add: Add, translate: Translate) -> None:
    releases = add(translate("list the releases that are kept"))
    releases.add_argument("action", nargs="?", choices=["restore"], help=translate("go back to release N"))
    releases.add_argument("number", nargs="?", type=_number, metavar="N")
    releases.add_argument("--json", action="store_true", help=translate("print the list as JSON"))
    _says(releases, translate)


def _status(add: Add, translate: Translate) -> None:
    status = add(translate("tell in ten lines how things stand"))
    status.add_argument("--json", action="store_true", help=translate("print it as JSON"))
    _says(status, translate)


def _import(add: Add, translate: Translate) -> None:
    bring = add(translate("take over pages from a stick, a folder or a Word document"))
    bring.add_argument("source", metavar="SOURCE", type=Path)
    bring.add_argument(
        "--as",
        dest="place",
        default="",
        metavar="PAGE",
        help=translate("the page's folder: 08-society/letter"),
    )
    bring.add_argument(
        "--yes", action="store_true", help=translate("do it; without, only tell what would change")
    )
    bring.add_argument(
        "--delete", action="store_true", help=translate("also remove what SOURCE does not have")
    )
    bring.add_argument("--settings", action="store_true", help=translate("also replace kiosk.toml"))
    bring.add_argument(
        "--language", dest="text_language", default="", metavar="TAG", help=translate("of a Word document")
    )
    _says(bring, translate, "--messages")


def _screenshots(add: Add, translate: Translate) -> None:
    shots = add(translate("save every screen and page as PNG; needs no display"))
    shots.add_argument("out", metavar="OUT", type=Path)
    shots.add_argument("--size", nargs="+", type=_size, metavar="WxH", default=[(1080, 1920)])
    shots.add_argument("--language", nargs="+", dest="languages", metavar="TAG", default=[])
    shots.add_argument("--page", nargs="+", dest="pages", metavar="PAGE", default=[])
    shots.add_argument("--diagonal", type=_inches, metavar="INCHES", help=translate("the screen's real size"))
    shots.add_argument(
        "--whole", action="store_true", help=translate("scroll through each page, a PNG a screen")
    )


def _says(sub: _Parser, translate: Translate, option: str = "--language") -> None:
    sub.add_argument(option, dest="staff_language", metavar="TAG", help=translate("language of the messages"))


_COMMANDS: dict[str, Callable[[Add, Translate], None]] = {
    "run": _run,
    "preview": _preview,
    "check": _check,
    "publish": _publish,
    "new": _new,
    "own": _own,
    "releases": _releases,
    "status": _status,
    "import": _import,
    "screenshots": _screenshots,
}
_MODULES = {"import": "import_"}  # whose command is no name that Python allows


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})[xX×](\d{3,5})", text)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not LEAST_PIXELS <= min(size) <= max(size) <= MOST_PIXELS:
        said = translate("{value}: a size is written like 1080x1920, from {least} to {most} pixels")
        raise _wrong_value(said, text, LEAST_PIXELS, MOST_PIXELS)
    return size


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(
            translate("{value}: a release has a number, such as 12").format(value=text)
        )
    return int(text)


def _edge(text: str) -> int:
    if not text.isdecimal() or not LEAST_PIXELS <= int(text) <= MOST_PIXELS:
        said = translate("{value}: the longest edge is a number of pixels from {least} to {most}")
        raise _wrong_value(said, text, LEAST_PIXELS, MOST_PIXELS)
    return int(text)


def _inches(text: str) -> float:
    try:
        inches = float(text.replace(",", "."))
    except ValueError:
        inches = 0.0
    if not DIAGONAL.least <= inches <= DIAGONAL.most:
        said = translate("{value}: the diagonal is a number of inches from {least} to {most}")
        raise _wrong_value(said, text, DIAGONAL.least, DIAGONAL.most)
    return inches


def _wrong_value(said: str, value: str, least: int, most: int) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(said.format(value=value, least=least, most=most))
