"""The file of a log; its modules take 5 ms to load, for which the first screen does not wait."""

from __future__ import annotations

import contextlib
import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from kiosk.system.log_lines import Lines, Once

MOST_BYTES = 256 * 1024
KEPT = 3


class LogFile(RotatingFileHandler):
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
        self.setFormatter(Lines())
        self.addFilter(Once())

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
