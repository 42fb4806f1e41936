"""The log: what viewer and publisher did and what went wrong, for whoever looks after the computer.

    STATE/log/viewer.log       one file for each process, because two cannot rotate the same file
    STATE/log/publisher.log
    STATE/log/builder.log      only errors that ended a builder unexpectedly
    STATE/log/viewer.log.1     older entries: a few files of a limited size, see log_file

When the disk is full, or the folder is read-only or gone, lines of the log are lost and nothing else
happens. A kiosk that is installed writes into the system's journal instead: its units set KIOSK_LOG.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from kiosk.system.log_lines import JournalLines, Once

JOURNAL = "journalctl -u 'kiosk*'"  # shows what units wrote into the journal

log = logging.getLogger(__name__)


def log_folder(state: Path) -> Path:
    """Return the folder of the log files."""
    return state / "log"


def writes_journal() -> bool:
    """Return whether this process is a unit's, whose error output goes into the system's journal."""
    return os.environ.get("KIOSK_LOG") == "journal"


def log_place(state: Path) -> str:
    """Return where people find the log that this process writes: a folder, or the command that shows it."""
    return JOURNAL if writes_journal() else str(log_folder(state))


@contextlib.contextmanager
def logged(state: Path, name: str, *, later: bool = False) -> Iterator[Callable[[], None]]:
    """Write what is logged from INFO on to STATE/log/NAME.log or the journal, uncaught exceptions included.

    With `later` entries are kept until the function that is yielded is called, or one is a warning.
    """
    root = logging.getLogger()
    level = root.level
    entries = _Entries(None if writes_journal() else log_folder(state) / f"{name}.log")
    if not later:
        entries.begin()
    root.addHandler(entries)
    root.setLevel(logging.INFO)
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook = _note
    threading.excepthook = lambda caught: _note(caught.exc_type, caught.exc_value, caught.exc_traceback)
    try:
        yield entries.begin
    except Exception as error:
        _note(type(error), error, None)
        raise
    finally:
        sys.excepthook, threading.excepthook = hooks
        root.removeHandler(entries)
        root.setLevel(level)
        entries.close()


class _Entries(logging.Handler):
    """Hands entries to a log file, without a `path` to the journal; keeps them until that is opened."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None
        self._kept: list[logging.LogRecord] = []

    def begin(self) -> None:
        """Open the file and write what was kept; once it is open nothing happens."""
        if self._file is not None:
            return
        if self._path is None:
            self._file = _Journal()
        else:
            from kiosk.system.log_file import LogFile

            self._file = LogFile(self._path)
        for record in self._kept:
            self._file.handle(record)
        self._kept.clear()

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry, or keep it."""
        if self._file is None:
            self._kept.append(record)
            if record.levelno >= logging.WARNING:
                self.begin()
        else:
            self._file.handle(record)

    def close(self) -> None:
        """Write what is still kept and close the file."""
        self.begin()
        if self._file is not None:
            self._file.close()
        super().close()


class _Journal(logging.StreamHandler[TextIO]):
    """Writes entries to the error output, as the journal reads them; never raises."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JournalLines())
        self.addFilter(Once())

    def handleError(self, record: logging.LogRecord) -> None:
        """Give up an entry that could not be written."""


def log_to_terminal() -> None:
    """Print what is logged from WARNING on, unless it goes into the journal anyway."""
    if writes_journal():
        return
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.WARNING)
    terminal.addFilter(Once())
    terminal.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(terminal)


def _note(kind: type[BaseException], error: BaseException | None, trace: object) -> None:
    """Log an uncaught exception; takes the arguments of sys.excepthook."""
    if error is None or issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error or kind(), None)
    else:
        log.critical("%s: %s", kind.__name__, error, exc_info=error)
