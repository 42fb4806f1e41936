"""The log: what viewer and publisher did and what went wrong, for whoever looks after the computer.

    STATE/log/viewer.log       one file for each process, because two cannot rotate the same file
    STATE/log/publisher.log
    STATE/log/builder.log      only errors that ended a builder unexpectedly
    STATE/log/viewer.log.1     older entries: up to KEPT files of MOST_BYTES each

When the disk is full, or the folder is read-only or gone, lines of the log are lost and nothing else
happens.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

MOST_BYTES = 256 * 1024
KEPT = 3
MOST_LETTERS = 4000  # of one entry
QUIET_SECONDS = 3600.0  # in which the same message is written once
MOST_REMEMBERED = 200

log = logging.getLogger(__name__)


def log_folder(state: Path) -> Path:
    """Return the folder of the log files."""
    return state / "log"


@contextlib.contextmanager
def logged(state: Path, name: str) -> Iterator[None]:
    """Write what is logged from INFO on to STATE/log/NAME.log, uncaught exceptions included."""
    root = logging.getLogger()
    level = root.level
    file = _File(log_folder(state) / f"{name}.log")
    root.addHandler(file)
    root.setLevel(logging.INFO)
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook = _note
    threading.excepthook = lambda caught: _note(caught.exc_type, caught.exc_value, caught.exc_traceback)
    try:
        yield
    except Exception as error:
        _note(type(error), error, None)
        raise
    finally:
        sys.excepthook, threading.excepthook = hooks
        root.removeHandler(file)
        root.setLevel(level)
        file.close()


def log_to_terminal() -> None:
    """Print what is logged from WARNING on."""
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.WARNING)
    terminal.addFilter(_Once())
    terminal.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(terminal)


def _note(kind: type[BaseException], error: BaseException | None, trace: object) -> None:
    """Log an uncaught exception; takes the arguments of sys.excepthook."""
    if error is None or issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error or kind(), None)
    else:
        log.critical("%s: %s", kind.__name__, error, exc_info=error)


class _File(RotatingFileHandler):
    """A log file that never raises, and that is made again when its folder was removed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            maxBytes=MOST_BYTES,
            backupCount=KEPT,
            encoding="utf-8",
            errors="backslashreplace",
            delay=True,
        )
        self.setFormatter(_Lines())
        self.addFilter(_Once())

    def _open(self) -> TextIOWrapper:
        """Open the file, and make its folder if there is none."""
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry; open the file again if somebody has moved or deleted it."""
        if self.stream and not self._is_there(self.stream):
            self._drop()
        super().emit(record)

    def _is_there(self, stream: TextIOWrapper) -> bool:
        """Return whether the open file is still the one with the log's name."""
        try:
            return os.path.samestat(os.fstat(stream.fileno()), os.stat(self.baseFilename))  # noqa: PTH116
        except OSError:
            return False

    def handleError(self, record: logging.LogRecord) -> None:
        """Give up an entry that could not be written."""
        self._drop()  # or each line would try again to write what is left in the buffer

    def _drop(self) -> None:
        """Close the file without an error; the next entry opens it again."""
        stream, self.stream = self.stream, None
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()

    def close(self) -> None:
        """Close the file without an error."""
        with contextlib.suppress(OSError):
            super().close()


class _Lines(logging.Formatter):
    """Formats each entry as one line; further lines of it, such as a traceback, are indented."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        """Return an entry with the number of its repeats, at most about MOST_LETTERS letters long."""
        text = super().format(record)
        if more := getattr(record, "repeats", 0):
            text += f"\n(and {more} more like it since it was last written)"
        if len(text) > MOST_LETTERS:
            text = f"{text[: MOST_LETTERS // 2]} … {text[-MOST_LETTERS // 2 :]}"
        return "\n    ".join(text.splitlines())


class _Once(logging.Filter):
    """Lets the same message through once in QUIET_SECONDS, however often it is logged."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[int, str], tuple[float, int]] = {}  # -> when it was written, how often since

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether to write an entry; `record.repeats` is how many like it were left out before."""
        what = (record.levelno, record.getMessage()[:300])
        now = time.monotonic()
        since, more = self._seen.get(what, (-QUIET_SECONDS, 0))
        if now - since < QUIET_SECONDS:
            self._seen[what] = since, more + 1
            return False
        self._seen.pop(what, None)
        self._seen[what] = now, 0
        if len(self._seen) > MOST_REMEMBERED:
            del self._seen[next(iter(self._seen))]
        record.repeats = more
        return True
