"""Arguments of the commands for the screen: showing it, drawing it, opening what is for staff."""

from __future__ import annotations

from argparse import REMAINDER, ArgumentParser
from pathlib import Path

from kiosk.commands.arguments.common import Translate, diagonal, language
from kiosk.commands.values import named, size


def run(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk run`."""
    diagonal(parser, translate)
    parser.add_argument(
        "--without-publisher",
        action="store_true",
        help=translate("start no publisher: it is started otherwise"),
    )
    language(parser, translate)


def preview(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk preview`."""
    parser.add_argument("dir", nargs="?", metavar="DIR")
    language(parser, translate)


def proof(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk proof`."""
    parser.add_argument("--json", action="store_true", help=translate("print it as JSON"))
    parser.add_argument(
        "--size", type=size, metavar="WxH", help=translate("the screen's pixels (else those of this kiosk)")
    )
    diagonal(parser, translate)
    language(parser, translate)


def screenshots(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk screenshots`."""
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--size", nargs="+", type=size, metavar="WxH", default=[(1080, 1920)])
    parser.add_argument("--language", nargs="+", dest="languages", metavar="TAG", default=[])
    parser.add_argument("--page", nargs="+", dest="pages", metavar="PAGE", default=[])
    diagonal(parser, translate)
    parser.add_argument(
        "--whole", action="store_true", help=translate("scroll through each page, a PNG a screen")
    )
    parser.add_argument(
        "--screen",
        dest="named",
        type=named,
        metavar="NAME",
        help=translate("only what the screen or the group of this name shows; NAME/GROUP tells both"),
    )


def pin(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk pin`."""
    parser.add_argument(
        "--key",
        type=Path,
        metavar="STICK",
        help=translate("make this stick a key instead of asking for a PIN"),
    )
    parser.add_argument(
        "--forget", action="store_true", help=translate("take PIN and key away: then nobody can open it")
    )
    language(parser, translate)


def compositor(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk compositor`."""
    parser.add_argument(
        "words", nargs=REMAINDER, metavar="COMMAND", help=translate("such as: cage -- sleep infinity")
    )
    parser.set_defaults(staff_language="")
