"""Arguments of the commands for the computer: the kiosk as a part of it, and how things stand on it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from kiosk.commands.arguments.common import Translate, language
from kiosk.commands.values import TURNS, day, time_of_day


def install(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk install`; what is not typed stays as it was chosen before."""
    parser.add_argument(
        "--rotate",
        type=int,
        choices=TURNS,
        metavar="DEGREES",
        help=translate("turn the picture clockwise: 0, 90, 180 or 270"),
    )
    parser.add_argument(
        "--restart-at",
        type=time_of_day,
        metavar="HH:MM",
        help=translate("when the kiosk starts anew each night, 04:00 by default"),
    )
    parser.add_argument(
        "--follow",
        metavar="SOURCE",
        help=translate("take releases from this address or stick instead of publishing; '' to publish again"),
    )
    parser.add_argument(
        "--trust", metavar="FILE", help=translate("the public key of the computer that publishes")
    )
    parser.add_argument(
        "--force", action="store_true", help=translate("also replace what was changed by hand")
    )
    parser.add_argument(
        "--later", action="store_true", help=translate("start nothing now, only with the computer")
    )
    parser.add_argument(
        "--program",
        type=Path,
        metavar="FILE",
        help=translate("the command of the program, if it is not this one"),
    )
    _below(parser, translate)
    language(parser, translate)


def uninstall(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk uninstall`."""
    _below(parser, translate)
    language(parser, translate)


def status(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk status`."""
    parser.add_argument("--json", action="store_true", help=translate("print it as JSON"))
    language(parser, translate)


def stats(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk stats`."""
    parser.add_argument(
        "--from", dest="since", type=day, metavar="DATE", help=translate("the first day, such as 2026-11-01")
    )
    parser.add_argument("--to", dest="until", type=day, metavar="DATE", help=translate("the last day"))
    parser.add_argument(
        "--html",
        type=Path,
        metavar="FILE",
        help=translate("write a report with charts, to look at and print"),
    )
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", help=translate("write a table for Excel and other programs")
    )
    parser.add_argument("--json", action="store_true", help=translate("print the tables as JSON"))
    language(parser, translate)


def selfcheck(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk selfcheck`."""
    parser.add_argument("--json", action="store_true", help=translate("print it as JSON"))
    language(parser, translate)


def _below(parser: ArgumentParser, translate: Translate) -> None:
    """Add the options that keep the running computer as it is."""
    parser.add_argument(
        "--root",
        type=Path,
        metavar="DIR",
        help=translate("the tree of files of another computer; nothing is started"),
    )
    parser.add_argument("--dry-run", action="store_true", help=translate("only tell what would be done"))
