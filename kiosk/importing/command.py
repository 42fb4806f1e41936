"""`kiosk import`: takes a stick, a folder or a Word document over into the content folder."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.names.media import ending
from kiosk.importing.carry_out import Imported, ImportOptions, carry_out
from kiosk.importing.documents import DOCUMENT_ENDINGS
from kiosk.importing.errors import CannotImport
from kiosk.importing.folders import is_wrong_place
from kiosk.importing.place import bad_place
from kiosk.importing.report_json import as_json
from kiosk.importing.report_lines import closing_lines, other_problems_line, report_lines
from kiosk.importing.source import read_source
from kiosk.importing.word_page import page_from_word
from kiosk.invocation import command_line
from kiosk.languages.catalogue import translator
from kiosk.message import Failure
from kiosk.problems.kind import ERROR
from kiosk.problems.problem import Problem
from kiosk.progress.terminal import TerminalProgress

DONE, ERRORS, CANNOT_RUN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Options:
    """What was typed: `place` is the value of --as, `text_language` the language of a Word document.

    With `json` what the import does is printed as JSON, see report_json.
    """

    source: Path
    place: str = ""
    text_language: str = ""
    remove: bool = False
    settings: bool = False
    yes: bool = False
    json: bool = False


def import_(options: Options, content: Path, language: str) -> int:
    """Import, or print what an import would do; return the exit code.

    0 when all is well, 1 when something is lost or the imported pages have errors, 2 when nothing was done.
    """
    place = options.place.replace("\\", "/").strip().strip("/")
    progress = TerminalProgress(language)
    try:
        if place and is_wrong_place(place):
            raise CannotImport(bad_place(options.place))
        with ExitStack() as stack:
            remarks: tuple[Problem, ...] = ()
            if options.source.is_file() and ending(options.source.name) in DOCUMENT_ENDINGS:
                work = stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-import-"))
                folder, remarks = page_from_word(
                    options.source, content, place, options.text_language, Path(work)
                )
            else:
                folder = options.source
            source = read_source(folder, content, as_page=bool(place))
            document = folder != options.source  # says nothing of the page's other files
            if document and options.remove:
                remarks = (Problem("word-delete", options.source.name), *remarks)
            chosen = ImportOptions(place, options.remove and not document, options.settings, options.yes)
            done = carry_out(source, content, chosen, progress)
            progress.close()
            if options.json:
                print(as_json(done, remarks, language))
                return _code(done, remarks)
            name = str(options.source if document else source.folder)
            for line in report_lines(source, done, remarks, name, language, lacking=not document):
                print(line)
            if done.others:
                print(other_problems_line(done.others, command_line("check", content=content), language))
            again = _line(options, content)
            for line in closing_lines(done, again, yes=options.yes, language=language, lacking=not document):
                print(line, file=sys.stderr)
    except Failure as error:
        progress.close()
        print(error.message.say(translator(language)), file=sys.stderr)
        return CANNOT_RUN
    return _code(done, remarks)


def _code(done: Imported, remarks: tuple[Problem, ...]) -> int:
    """Return the exit code of an import that was done or looked at."""
    return ERRORS if any(each.severity is ERROR for each in (*done.problems, *remarks)) else DONE


def _line(options: Options, content: Path) -> str:
    """Return the command line that imports what this one only looked at."""
    arguments: list[str | Path] = ["import", options.source]
    arguments += ["--as", options.place] if options.place else []
    arguments += ["--language", options.text_language] if options.text_language else []
    arguments += ["--delete"] if options.remove else []
    arguments += ["--settings"] if options.settings else []
    return command_line(*arguments, "--yes", content=content)
