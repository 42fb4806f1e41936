"""Options that several commands take."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable

from kiosk.commands.values import inches

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


def language(parser: ArgumentParser, translate: Translate, option: str = "--language") -> None:
    """Add the option for the language of messages, under the name `option`."""
    parser.add_argument(
        option, dest="staff_language", metavar="TAG", help=translate("language of the messages")
    )


def diagonal(parser: ArgumentParser, translate: Translate) -> None:
    """Add the option that tells the size of the screen."""
    parser.add_argument("--diagonal", type=inches, metavar="INCHES", help=translate("the screen's real size"))
