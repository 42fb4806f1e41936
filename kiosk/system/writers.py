"""Whether a program is still writing a file, where the system tells."""

from __future__ import annotations

import errno
import sys
import time

# An open file counts as finished when nothing was written for this long. Nobody waits until it is closed:
# Word keeps its file open all day, and whoever saves wants to see the result.
OPEN_SECONDS = 5.0


def is_being_written(descriptor: int, modified: float) -> bool:
    """Return whether a program of this machine that wrote a file just now still has it open for writing.

    `descriptor` is open for reading only, `modified` is the file's mtime in seconds since 1970. Returns
    False where the system does not tell: on shares, on Windows, for other people's files.
    """
    if abs(time.time() - modified) > OPEN_SECONDS:
        return False
    return _is_open_for_writing(descriptor)


def let_writers_pass() -> None:
    """Ignore the signal for a program that opens a file while `is_being_written` holds a lease on it."""
    if sys.platform.startswith("linux"):
        import signal

        signal.signal(signal.SIGIO, signal.SIG_IGN)


if sys.platform.startswith("linux"):
    import fcntl

    def _is_open_for_writing(descriptor: int) -> bool:
        """Return whether a program has the file open for writing."""
        # The system lets nobody lease what another has open for writing.
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        return False

else:

    def _is_open_for_writing(descriptor: int) -> bool:
        """Return whether a program has the file open for writing."""
        return False
