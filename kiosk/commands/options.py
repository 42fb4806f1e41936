"""Every command with its options, and what their values may be."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from kiosk import __version__

LEAST_PIXELS, MOST_PIXELS = 320, 8192


def parser() -> argparse.ArgumentParser:
    """Return the parser; what it gives has the module of the command in `command`."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument(
        "--content", metavar="DIR", help="the content folder (else KIOSK_CONTENT, else that of `own`)"
    )
    shared.add_argument("--state", metavar="DIR", help="where releases are kept (else KIOSK_STATE)")

    parser = argparse.ArgumentParser(
        prog="kiosk", description="A visitor-information kiosk.", parents=[shared]
    )
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    parser.set_defaults(command="run", dir=None, staff_language=None, diagonal=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, help: str, module: str = "") -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help, parents=[shared])
        sub.set_defaults(command=module or name)
        return sub

    def says(sub: argparse.ArgumentParser, option: str = "--language") -> None:
        sub.add_argument(option, dest="staff_language", metavar="TAG", help="language of the messages")

    run = add("run", "show the kiosk full screen (the default)")
    run.add_argument("--diagonal", type=_inches, metavar="INCHES", help="the screen's real size")
    says(run)
    preview = add("preview", "show a folder in a window, with its problems")
    preview.add_argument("dir", nargs="?", metavar="DIR")
    says(preview)
    check = add("check", "read everything and print each problem")
    check.add_argument("dir", nargs="?", metavar="DIR")
    check.add_argument("--json", action="store_true", help="print the problems as JSON")
    says(check)
    publish = add("publish", "make releases of the content folder as it changes")
    publish.add_argument("--once", action="store_true", help="make one release and stop")
    publish.add_argument(
        "--edge", type=_edge, default=1920, metavar="PIXELS", help="longest edge of a picture"
    )
    says(publish)
    new = add("new", "make a page folder with a sample text in every language")
    new.add_argument("page", metavar="PAGE", help="where it belongs, such as 09-tourism/burabay")
    new.add_argument("--title", default="", metavar="TEXT", help="its title (else made of the name)")
    says(new)
    own = add("own", "copy the content to a folder of the center's own and take that from now on")
    own.add_argument("folder", nargs="?", metavar="DIR", type=Path, help="absent: print the folder in use")
    own.add_argument("--forget", action="store_true", help="take the folder that came with the program again")
    says(own)
    releases = add("releases", "list the releases that are kept")
    releases.add_argument("action", nargs="?", choices=["restore"], help="go back to release N")
    releases.add_argument("number", nargs="?", type=int, metavar="N")
    releases.add_argument("--json", action="store_true", help="print the list as JSON")
    says(releases)
    status = add("status", "tell in ten lines how things stand")
    status.add_argument("--json", action="store_true", help="print it as JSON")
    says(status)
    bring = add("import", "take over pages from a stick, a folder or a Word document", "import_")
    bring.add_argument("source", metavar="SOURCE", type=Path)
    bring.add_argument(
        "--as", dest="place", default="", metavar="PAGE", help="the page's folder: 08-society/letter"
    )
    bring.add_argument("--yes", action="store_true", help="do it; without, only tell what would change")
    bring.add_argument("--delete", action="store_true", help="also remove what SOURCE does not have")
    bring.add_argument("--settings", action="store_true", help="also replace kiosk.toml")
    bring.add_argument(
        "--language", dest="text_language", default="", metavar="TAG", help="of a Word document"
    )
    says(bring, "--messages")
    shots = add("screenshots", "save every screen and page as PNG; needs no display")
    shots.add_argument("out", metavar="OUT", type=Path)
    shots.add_argument("--size", nargs="+", type=_size, metavar="WxH", default=[(1080, 1920)])
    shots.add_argument("--language", nargs="+", dest="languages", metavar="TAG", default=[])
    shots.add_argument("--page", nargs="+", dest="pages", metavar="PAGE", default=[])
    shots.add_argument("--diagonal", type=_inches, metavar="INCHES", help="the screen's real size")
    shots.add_argument("--whole", action="store_true", help="scroll through each page, a PNG a screen")
    return parser


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})[xX×](\d{3,5})", text)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not LEAST_PIXELS <= min(size) <= max(size) <= MOST_PIXELS:
        raise argparse.ArgumentTypeError(
            f"{text}: a size is written like 1080x1920, from {LEAST_PIXELS} to {MOST_PIXELS} pixels"
        )
    return size


def _edge(text: str) -> int:
    if not text.isdecimal() or not LEAST_PIXELS <= int(text) <= MOST_PIXELS:
        raise argparse.ArgumentTypeError(
            f"{text}: the longest edge is a number of pixels from {LEAST_PIXELS} to {MOST_PIXELS}"
        )
    return int(text)


def _inches(text: str) -> float:
    try:
        inches = float(text.replace(",", "."))
    except ValueError:
        inches = 0.0
    if not 5 <= inches <= 200:
        raise argparse.ArgumentTypeError(f"{text}: the diagonal is a number of inches from 5 to 200")
    return inches
