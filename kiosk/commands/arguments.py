"""The arguments of each command: one function a command, which adds them to a parser.

`translate` returns an English help text in the reader's language.
"""

from __future__ import annotations

from argparse import REMAINDER, ArgumentParser
from collections.abc import Callable
from pathlib import Path

from kiosk.commands.values import TURNS, day, edge, inches, release_number, size, time_of_day

Translate = Callable[[str], str]


def shared(parser: ArgumentParser, translate: Translate) -> None:
    """Add the options that may stand before or behind the name of any command."""
    parser.add_argument(
        "--content",
        metavar="DIR",
        help=translate("the content folder (else KIOSK_CONTENT, else that of `own`)"),
    )
    parser.add_argument(
        "--state", metavar="DIR", help=translate("where releases are kept (else KIOSK_STATE)")
    )


def run(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk run`."""
    _diagonal(parser, translate)
    parser.add_argument(
        "--without-publisher",
        action="store_true",
        help=translate("start no publisher: it is started otherwise"),
    )
    _language(parser, translate)


def preview(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk preview`."""
    parser.add_argument("dir", nargs="?", metavar="DIR")
    _language(parser, translate)


def check(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk check`."""
    parser.add_argument("dir", nargs="?", metavar="DIR")
    parser.add_argument("--json", action="store_true", help=translate("print the problems as JSON"))
    _language(parser, translate)


def publish(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk publish`."""
    parser.add_argument("--once", action="store_true", help=translate("make one release and stop"))
    parser.add_argument("--edge", type=edge, metavar="PIXELS", help=translate("longest edge of a picture"))
    _language(parser, translate)


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
    _language(parser, translate)


def own(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk own`."""
    parser.add_argument(
        "folder", nargs="?", metavar="DIR", type=Path, help=translate("absent: print the folder in use")
    )
    parser.add_argument(
        "--forget", action="store_true", help=translate("take the folder that came with the program again")
    )
    _language(parser, translate)


def releases(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk releases`."""
    parser.add_argument("action", nargs="?", choices=["restore"], help=translate("go back to release N"))
    parser.add_argument("number", nargs="?", type=release_number, metavar="N")
    parser.add_argument("--json", action="store_true", help=translate("print the list as JSON"))
    _language(parser, translate)


def status(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk status`."""
    parser.add_argument("--json", action="store_true", help=translate("print it as JSON"))
    _language(parser, translate)


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
    _language(parser, translate)


def selfcheck(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk selfcheck`."""
    parser.add_argument("--json", action="store_true", help=translate("print it as JSON"))
    _language(parser, translate)


def proof(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk proof`."""
    parser.add_argument("--json", action="store_true", help=translate("print it as JSON"))
    parser.add_argument(
        "--size", type=size, metavar="WxH", help=translate("the screen's pixels (else those of this kiosk)")
    )
    _diagonal(parser, translate)
    _language(parser, translate)


def compositor(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk compositor`."""
    parser.add_argument(
        "words", nargs=REMAINDER, metavar="COMMAND", help=translate("such as: cage -- sleep infinity")
    )
    parser.set_defaults(staff_language="")


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
    _language(parser, translate)


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
    _language(parser, translate, "--messages")


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
    _language(parser, translate)


def uninstall(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk uninstall`."""
    _below(parser, translate)
    _language(parser, translate)


def screenshots(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk screenshots`."""
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--size", nargs="+", type=size, metavar="WxH", default=[(1080, 1920)])
    parser.add_argument("--language", nargs="+", dest="languages", metavar="TAG", default=[])
    parser.add_argument("--page", nargs="+", dest="pages", metavar="PAGE", default=[])
    _diagonal(parser, translate)
    parser.add_argument(
        "--whole", action="store_true", help=translate("scroll through each page, a PNG a screen")
    )


def _below(parser: ArgumentParser, translate: Translate) -> None:
    """Add the options that keep the running computer as it is."""
    parser.add_argument(
        "--root",
        type=Path,
        metavar="DIR",
        help=translate("the tree of files of another computer; nothing is started"),
    )
    parser.add_argument("--dry-run", action="store_true", help=translate("only tell what would be done"))


def _diagonal(parser: ArgumentParser, translate: Translate) -> None:
    """Add the option that tells the size of the screen."""
    parser.add_argument("--diagonal", type=inches, metavar="INCHES", help=translate("the screen's real size"))


def _language(parser: ArgumentParser, translate: Translate, option: str = "--language") -> None:
    """Add the option for the language of messages, under the name `option`."""
    parser.add_argument(
        option, dest="staff_language", metavar="TAG", help=translate("language of the messages")
    )
