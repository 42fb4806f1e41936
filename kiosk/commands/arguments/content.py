"""Arguments of the commands for the content and its releases."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from kiosk.commands.arguments.common import Translate, language
from kiosk.commands.values import edge, release_number


def check(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk check`."""
    parser.add_argument("dir", nargs="?", metavar="DIR")
    parser.add_argument("--json", action="store_true", help=translate("print the problems as JSON"))
    language(parser, translate)


def publish(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk publish`."""
    parser.add_argument("--once", action="store_true", help=translate("make one release and stop"))
    parser.add_argument("--edge", type=edge, metavar="PIXELS", help=translate("longest edge of a picture"))
    language(parser, translate)


def new(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk new`."""
    parser.add_argument(
        "page", metavar="PAGE", help=translate("where it belongs, such as 09-tourism/burabay")
    )
    parser.add_argument(
        "--title",
        action="append",
        dest="titles",
        default=[],
        metavar="TEXT",
        help=translate("its title, or that in one language, such as kk=Жорық; may be repeated"),
    )
    language(parser, translate)


def announce(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk announce`."""
    parser.add_argument(
        "texts",
        nargs="*",
        metavar="TEXT",
        help=translate(
            "the words, or those in one language, such as kk=...; without, tell what is announced"
        ),
    )
    parser.add_argument(
        "--until",
        default="",
        metavar="TIME",
        help=translate('12:00, "2026-12-01 12:00" or 2026-12-01; for an hour by default'),
    )
    parser.add_argument(
        "--from",
        dest="begin",
        default="",
        metavar="TIME",
        help=translate("when it begins; at once by default"),
    )
    parser.add_argument(
        "--screens",
        action="append",
        default=[],
        metavar="WORD",
        help=translate("a name or group of screens; all by default; may be repeated"),
    )
    parser.add_argument("--stop", action="store_true", help=translate("take the announcement away"))
    language(parser, translate)


def own(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk own`."""
    parser.add_argument(
        "folder", nargs="?", metavar="DIR", type=Path, help=translate("absent: print the folder in use")
    )
    parser.add_argument(
        "--forget", action="store_true", help=translate("take the folder that came with the program again")
    )
    language(parser, translate)


def import_(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk import`."""
    parser.add_argument("source", metavar="SOURCE", type=Path)
    parser.add_argument(
        "--as",
        dest="place",
        default="",
        metavar="PAGE",
        help=translate("the page's folder: 08-society/letter"),
    )
    parser.add_argument(
        "--yes", action="store_true", help=translate("do it; without, only tell what would change")
    )
    parser.add_argument(
        "--delete", action="store_true", help=translate("also remove what SOURCE does not have")
    )
    parser.add_argument("--settings", action="store_true", help=translate("also replace kiosk.toml"))
    parser.add_argument("--json", action="store_true", help=translate("print it as JSON"))
    parser.add_argument(
        "--language", dest="text_language", default="", metavar="TAG", help=translate("of a Word document")
    )
    language(parser, translate, "--messages")


def releases(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk releases`."""
    parser.add_argument("action", nargs="?", choices=["restore"], help=translate("go back to release N"))
    parser.add_argument("number", nargs="?", type=release_number, metavar="N")
    parser.add_argument("--json", action="store_true", help=translate("print the list as JSON"))
    language(parser, translate)
