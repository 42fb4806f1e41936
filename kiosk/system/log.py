"""The log: what viewer and publisher did and what went wrong, for whoever looks after the computer.

    STATE/log/viewer.log       one file for each process, because two cannot rotate the same file
    STATE/log/publisher.log
    STATE/log/builder.log      only errors that ended a builder unexpectedly
    STATE/log/viewer.log.1     older entries: a few files of a limited size, see log_file

When the disk is full, or the folder is read-only or gone, lines of the log are lost and nothing else
happens.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.system.log_lines import Once

log = logging.getLogger(__name__)


def log_folder(state: Path) -> Path:
    """Return the folder of the log files."""
    return state / "log"


@contextlib.contextmanager
def logged(state: Path, name: str, *, later: bool = False) -> Iterator[Callable[[], None]]:
    """Write what is logged from INFO on to STATE/log/NAME.log, uncaught exceptions included.

    With `later` entries are kept until the function that is yielded is called, or one is a warning.
    """
    root = logging.getLogger()
    level = root.level
    entries = _Entries(log_folder(state) / f"{name}.log")
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
    """Hands entries to a log file; keeps them until that is opened."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None
        self._kept: list[logging.LogRecord] = []

    def begin(self) -> None:
        """Open the file and write what was kept; once it is open nothing happens."""
        if self._file is not None:
            return
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


def log_to_terminal() -> None:
    """Print what is logged from WARNING on."""
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
