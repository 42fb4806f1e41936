"""The command line. Each command imports what it needs when it runs, so that each starts fast."""

from __future__ import annotations

import argparse
import logging
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk import __version__
from kiosk.content.problems import N_
from kiosk.places import content_folder, state_folder

OK, ERRORS, CANNOT_RUN = 0, 1, 2
LEAST_PIXELS, MOST_PIXELS = 320, 8192


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    content = content_folder(options.dir or getattr(options, "content", None), os.environ)
    state = state_folder(getattr(options, "state", None), os.environ, content)
    language = options.staff_language or staff_language(os.environ)
    command: Callable[[argparse.Namespace, Path, Path, str], int] = options.command
    try:
        _settle(content)
        return command(options, content, state, language)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has left, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _settle(content: Path) -> None:
    """End an import into the content folder that was interrupted."""
    from kiosk.publishing.switch import settle

    settle(content)


def staff_language(environment: os._Environ[str] | dict[str, str]) -> str:
    """Return the language of messages: that of the system if we have it, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        tag = environment.get(variable, "")[:2].lower()
        if tag:
            return tag if tag in ("kk", "ru") else "en"
    return "en"


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument(
        "--content", metavar="DIR", help="the content folder (else KIOSK_CONTENT, else ./content)"
    )
    shared.add_argument("--state", metavar="DIR", help="where releases are kept (else KIOSK_STATE)")

    parser = argparse.ArgumentParser(
        prog="kiosk", description="A visitor-information kiosk.", parents=[shared]
    )
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    parser.set_defaults(command=_run, dir=None, staff_language=None, diagonal=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, command: Callable[..., int], help: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help, parents=[shared])
        sub.set_defaults(command=command)
        return sub

    def says(sub: argparse.ArgumentParser, option: str = "--language") -> None:
        sub.add_argument(option, dest="staff_language", metavar="TAG", help="language of the messages")

    run = add("run", _run, "show the kiosk full screen (the default)")
    run.add_argument("--diagonal", type=_inches, metavar="INCHES", help="the screen's real size")
    preview = add("preview", _preview, "show a folder in a window, with its problems")
    preview.add_argument("dir", nargs="?", metavar="DIR")
    says(preview)
    check = add("check", _check, "read everything and print each problem")
    check.add_argument("dir", nargs="?", metavar="DIR")
    check.add_argument("--json", action="store_true", help="print the problems as JSON")
    says(check)
    publish = add("publish", _publish, "make releases of the content folder as it changes")
    publish.add_argument("--once", action="store_true", help="make one release and stop")
    publish.add_argument(
        "--edge", type=_edge, default=1920, metavar="PIXELS", help="longest edge of a picture"
    )
    says(publish)
    new = add("new", _new, "make a page folder with a sample text in every language")
    new.add_argument("page", metavar="PAGE", help="where it belongs, such as 09-tourism/burabay")
    new.add_argument("--title", default="", metavar="TEXT", help="its title (else made of the name)")
    says(new)
    releases = add("releases", _releases, "list the releases that are kept")
    releases.add_argument("action", nargs="?", choices=["restore"], help="go back to release N")
    releases.add_argument("number", nargs="?", type=int, metavar="N")
    releases.add_argument("--json", action="store_true", help="print the list as JSON")
    says(releases)
    bring = add("import", _import, "take over pages from a stick, a folder or a Word document")
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
    shots = add("screenshots", _screenshots, "save every screen and page as PNG; needs no display")
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


def _complain(text: str) -> int:
    print(text, file=sys.stderr)
    return CANNOT_RUN


def _missing(content: Path, language: str) -> str | None:
    from kiosk.languages.catalogue import translate

    if content.is_dir():
        return None
    return translate(
        language,
        N_(
            "There is no content folder at {folder}. Name it with --content FOLDER or in the variable "
            "KIOSK_CONTENT."
        ),
    ).format(folder=content)


def _run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    from kiosk.languages.catalogue import translate
    from kiosk.release import current_number
    from kiosk.settings import load_screen_settings
    from kiosk.viewer.run import display_problem, run

    missing = _missing(content, language)
    if missing and current_number(state) is None:
        return _complain(missing)
    if missing:
        print(missing, file=sys.stderr)
    if display_problem(dict(os.environ)):
        return _complain(
            translate(
                language,
                N_(
                    "There is no display to open the kiosk on. Start it on the computer with the screen, "
                    "or see every screen as a picture with: scripts/screenshots FOLDER"
                ),
            )
        )
    diagonal = options.diagonal or load_screen_settings(state).diagonal_inches
    return run(content, state, diagonal_inches=diagonal)


def _preview(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    from kiosk.languages.catalogue import translate
    from kiosk.viewer.preview import preview
    from kiosk.viewer.run import display_problem

    if display_problem(dict(os.environ)):
        no_display = translate(language, N_("There is no display to open the preview on."))
        return _complain(_missing(content, language) or no_display)
    return preview(content, options.staff_language)


def _check(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    from kiosk.content.problems import Severity
    from kiosk.languages.catalogue import translate
    from kiosk.problem_report import as_json, as_lines, summary
    from kiosk.publishing.check import CannotCheck, check

    missing = _missing(content, language)
    if missing:
        return _complain(missing)
    try:
        result = check(content)
    except CannotCheck as error:
        return _complain(error.message.say(lambda text: translate(language, text)))
    if options.json:
        print(as_json(result.pages, result.problems, language))
    else:
        for line in as_lines(result.problems, language):
            print(line)
        print(summary(result.pages, len(result.problems), language), file=sys.stderr)
    return ERRORS if any(problem.severity is Severity.ERROR for problem in result.problems) else OK


def _publish(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    from kiosk.publishing import poll

    missing = _missing(content, language)
    if missing and options.once:
        return _complain(missing)
    if missing:
        print(missing, file=sys.stderr)
    return poll.run(content, state, once=options.once, edge=options.edge, language=language, report=True)


def _new(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    from kiosk import new_page
    from kiosk.languages.catalogue import translate
    from kiosk.message import Failure

    missing = _missing(content, language)
    if missing:
        return _complain(missing)
    try:
        languages = new_page.languages_for(content, language)
        page = new_page.plan_page(content, options.page, options.title, languages)
        files = new_page.make_page(content, page)
    except Failure as error:
        return _complain(error.message.say(lambda text: translate(language, text)))
    except OSError as error:
        message = new_page.not_made(content, error)
        return _complain(message.say(lambda text: translate(language, text)))
    print(new_page.made(content, page, files, language))
    return OK


def _releases(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    from kiosk import time_machine
    from kiosk.languages.catalogue import translate
    from kiosk.message import Failure
    from kiosk.publishing.message import cannot_use
    from kiosk.publishing.report_file import write_report
    from kiosk.publishing.time_machine import list_releases, restore

    if options.action == "restore":
        if options.number is None:
            return _complain(
                translate(
                    language,
                    N_(
                        "Say which release is to come back: kiosk releases restore N. "
                        "The command “kiosk releases” lists those that are kept."
                    ),
                )
            )
        try:
            made = restore(state, options.number)
        except Failure as error:
            return _complain(error.message.say(lambda text: translate(language, text)))
        print(time_machine.restored(made.number, made.old, made.before, made.content, language))
        if failed := write_report(state, content=Path(made.content), language=language):
            print(failed.say(lambda text: translate(language, text)), file=sys.stderr)
        return OK
    try:
        releases = list_releases(state)
    except OSError as error:
        return _complain(cannot_use(error, state).say(lambda text: translate(language, text)))
    if options.json:
        print(time_machine.as_json(releases, language))
        return OK
    if not releases:
        none = translate(language, N_("No release has been made yet in {folder}.")).format(folder=state)
        print(none, file=sys.stderr)
    for line in time_machine.as_lines(releases, language):
        print(line)
    return OK


def _import(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    from kiosk.importing.command import Options, import_

    missing = _missing(content, language)
    if missing:
        return _complain(missing)
    wish = Options(
        options.source.expanduser().absolute(),
        options.place,
        options.text_language,
        options.delete,
        options.settings,
        options.yes,
    )
    return import_(wish, content, language)


def _screenshots(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    missing = _missing(content, language)
    if missing:
        return _complain(missing)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.languages.catalogue import translate
    from kiosk.publishing import poll
    from kiosk.publishing.borrow import borrow, borrowed, find_release
    from kiosk.viewer.screenshots import Wish, screenshots

    def publish(beside: Path, edge: int) -> None:
        release = find_release(state, content, edge)
        if release is not None:
            borrow(release, beside)
            edge = release.about["edge"]
        poll.run(content, beside, once=True, edge=edge, parent=None, language=language)
        told = borrowed(release, beside, content, state)
        print(told.say(lambda text: translate(language, text)), flush=True)

    wish = Wish(
        tuple(options.size), tuple(options.languages), tuple(options.pages), options.diagonal, options.whole
    )
    try:
        count = screenshots(publish, options.out, wish)
    except LookupError as error:
        return _complain(str(error.args[0]))
    except OSError as error:
        return _complain(str(error))
    print(f"{count} pictures in {options.out}")
    return OK
