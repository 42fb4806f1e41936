"""Arguments of the commands for many screens: how they get the releases of one computer."""

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
