"""Arguments of the commands for many screens: how they get the releases of one computer, and how they are."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from kiosk.commands.arguments.common import Translate, language


def share(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk share`."""
    parser.add_argument(
        "folder", nargs="?", metavar="DIR", type=Path, help=translate("absent: that of screen.toml")
    )
    parser.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help=translate("sign with this secret key from now on, as gpg exports it"),
    )
    parser.add_argument(
        "--stick", type=Path, metavar="STICK", help=translate("also write it to a stick, in this folder")
    )
    language(parser, translate)


def follow(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk follow`; what is not typed stands in screen.toml."""
    parser.add_argument(
        "source",
        nargs="?",
        default="",
        metavar="SOURCE",
        help=translate("an address such as http://10.0.0.5:8080/kiosk, or the folder of a stick"),
    )
    parser.add_argument(
        "--trust", default="", metavar="FILE", help=translate("the public key of the computer that publishes")
    )
    parser.add_argument("--once", action="store_true", help=translate("take the newest release and stop"))
    language(parser, translate)


def fleet(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk fleet`."""
    parser.add_argument(
        "--broker",
        metavar="ADDRESS",
        help=translate("the broker, such as mqtts://10.0.0.5:8883 (else that of screen.toml)"),
    )
    parser.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        help=translate("a file of two lines: the name and the password for the broker"),
    )
    parser.add_argument(
        "--ca-file",
        type=Path,
        metavar="FILE",
        help=translate("the certificate that the broker's own was signed with"),
    )
    parser.add_argument("--json", action="store_true", help=translate("print it as JSON"))
    parser.add_argument(
        "--watch", action="store_true", help=translate("go on, and show what changes until you press Ctrl+C")
    )
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help=translate("write a page to look at in a browser")
    )
    parser.add_argument(
        "--mail",
        metavar="ADDRESS",
        help=translate("with --watch: write to this address when a screen is lost and when it is back"),
    )
    parser.add_argument(
        "--forget",
        metavar="NAME",
        help=translate("have the broker forget a screen that is gone for good"),
    )
    language(parser, translate)


def tell(parser: ArgumentParser, translate: Translate) -> None:
    """Add the arguments of `kiosk tell`."""
    language(parser, translate)
