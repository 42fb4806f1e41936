"""CHECK.txt, ПРОВЕРКА.txt or ТЕКСЕРУ.txt in the content folder: what the publisher found, for staff.

Nothing depends on this file. A folder that cannot be written to costs a line in the log, and a file of that
name that the staff made themselves is left alone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from kiosk.content.folder.report_name import report_name
from kiosk.message import N_, Message
from kiosk.publishing.report.contents import report_on
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.report.report_text import report_lines, stamp
from kiosk.publishing.report.staff_file import NotOurs, first_line, put_report
from kiosk.publishing.store.store import build_lock
from kiosk.system.lock import locked
from kiosk.system.reasons import reason

PATIENCE = 5.0  # seconds to wait for a program that is writing a release

_NOT_OURS = N_(
    "The report for staff is not written, because {file} is not a report of the kiosk. "
    "Rename it or delete it."
)
_CANNOT_WRITE = N_(
    "The report for staff cannot be written to {file} ({reason}). "
    "Check that there is room on the disk and that the kiosk may write into the content folder."
)


def write_report(
    state: Path, outcome: Outcome | None = None, *, content: Path, language: str
) -> Message | None:
    """Write the report on the current release and the last publication into the content folder.

    `outcome` is the result of that publication, None to tell of the release alone. `language` is used where
    no settings say which language staff read. Returns what to log if the report could not be written.
    """
    try:
        with _turn(state) as mine:
            # Whoever holds the lock will write a newer report.
            report = report_on(state, outcome, content, language) if mine else None
            if report is None:
                return None
            language = report.language
            name = report_name(language)
            lines = [first_line(name), stamp(report.shown, language), *report_lines(report)]
            put_report(content / name, lines)
    except NotOurs:
        return Message(_NOT_OURS, {"file": str(content / report_name(language))})
    except (OSError, ValueError, KeyError, TypeError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        return Message(_CANNOT_WRITE, {"file": str(content / report_name(language)), "reason": why})
    return None


@contextlib.contextmanager
def _turn(state: Path) -> Iterator[bool]:
    """Wait until nobody writes a release; yields False if somebody still does after PATIENCE seconds.

    Yields True where not even the lock can be made: nobody writes a release there.
    """
    with contextlib.ExitStack() as stack:
        try:
            mine = stack.enter_context(locked(build_lock(state), patience=PATIENCE))
        except OSError:
            mine = True
        yield mine
