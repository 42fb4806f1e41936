"""Every command with its options, and what their values may be."""

from __future__ import annotations

import argparse
import contextlib
import re
from collections.abc import Callable, Sequence
from gettext import gettext as translate
from pathlib import Path
from typing import NoReturn

from kiosk import __version__
from kiosk.commands.words import spoken_in
from kiosk.settings.screen import DIAGONAL

LEAST_PIXELS, MOST_PIXELS = 320, 8192


class _Wrong(Exception):
    """Something was typed that no command takes."""


class _Silent(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Wrong


def read_options(arguments: Sequence[str], language: str) -> argparse.Namespace:
    """Return what was typed, with the module of the command in `command`.

    Ends the program with what is wrong, or with help, in the language: that is only loaded then, as a
    kiosk that starts has no time for it.
    """
    if not {"-h", "--help"} & set(arguments):
        with contextlib.suppress(_Wrong):
            return _parser(_Silent, str).parse_args(arguments)
    with spoken_in(language):
        return _parser(argparse.ArgumentParser, translate).parse_args(arguments)


def _parser(kind: type[argparse.ArgumentParser], translate: Callable[[str], str]) -> argparse.ArgumentParser:
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

    def add(name: str, help: str, module: str = "") -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help, parents=[shared])
        sub.set_defaults(command=module or name)
        return sub

    def says(sub: argparse.ArgumentParser, option: str = "--language") -> None:
        sub.add_argument(
            option, dest="staff_language", metavar="TAG", help=translate("language of the messages")
        )

    run = add("run", translate("show the kiosk full screen (the default)"))
    run.add_argument("--diagonal", type=_inches, metavar="INCHES", help=translate("the screen's real size"))
    says(run)
    preview = add("preview", translate("show a folder in a window, with its problems"))
    preview.add_argument("dir", nargs="?", metavar="DIR")
    says(preview)
    check = add("check", translate("read everything and print each problem"))
    check.add_argument("dir", nargs="?", metavar="DIR")
    check.add_argument("--json", action="store_true", help=translate("print the problems as JSON"))
    says(check)
    publish = add("publish", translate("make releases of the content folder as it changes"))
    publish.add_argument("--once", action="store_true", help=translate("make one release and stop"))
    publish.add_argument(
        "--edge", type=_edge, default=1920, metavar="PIXELS", help=translate("longest edge of a picture")
    )
    says(publish)
    new = add("new", translate("make a page folder with a sample text in every language"))
    new.add_argument("page", metavar="PAGE", help=translate("where it belongs, such as 09-tourism/burabay"))
    new.add_argument(
        "--title",
        action="append",
        dest="titles",
        default=[],
        metavar="TEXT",
        help=translate("its title, or that in one language, such as kk=Жорық; may be repeated"),
    )
    says(new)
    own = add("own", translate("copy the content to a folder of the center's own and take that from now on"))
    own.add_argument(
        "folder", nargs="?", metavar="DIR", type=Path, help=translate("absent: print the folder in use")
    )
    own.add_argument(
        "--forget", action="store_true", help=translate("take the folder that came with the program again")
    )
    says(own)
    releases = add("releases", translate("list the releases that are kept"))
    releases.add_argument("action", nargs="?", choices=["restore"], help=translate("go back to release N"))
    releases.add_argument("number", nargs="?", type=_number, metavar="N")
    releases.add_argument("--json", action="store_true", help=translate("print the list as JSON"))
    says(releases)
    status = add("status", translate("tell in ten lines how things stand"))
    status.add_argument("--json", action="store_true", help=translate("print it as JSON"))
    says(status)
    bring = add("import", translate("take over pages from a stick, a folder or a Word document"), "import_")
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
    says(bring, "--messages")
    shots = add("screenshots", translate("save every screen and page as PNG; needs no display"))
    shots.add_argument("out", metavar="OUT", type=Path)
    shots.add_argument("--size", nargs="+", type=_size, metavar="WxH", default=[(1080, 1920)])
    shots.add_argument("--language", nargs="+", dest="languages", metavar="TAG", default=[])
    shots.add_argument("--page", nargs="+", dest="pages", metavar="PAGE", default=[])
    shots.add_argument("--diagonal", type=_inches, metavar="INCHES", help=translate("the screen's real size"))
    shots.add_argument(
        "--whole", action="store_true", help=translate("scroll through each page, a PNG a screen")
    )
    return parser


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
