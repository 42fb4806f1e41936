"""Whether a program is still writing a file, where the system tells."""

from __future__ import annotations

import errno
import sys
import time

# A file that is open for writing must have rested so long. Not until it is closed: Word keeps its
# file open all day, and who saves wants to see it.
OPEN_SECONDS = 5.0


def is_being_written(descriptor: int, modified: float) -> bool:
    """True while a program of this machine that wrote a file just now has it open for writing.

    `descriptor` is open for reading only, `modified` the file's time in seconds since 1970. False
    where the system does not tell: on shares, on Windows, for other people's files.
    """
    if abs(time.time() - modified) > OPEN_SECONDS:
        return False
    return _is_open_for_writing(descriptor)


def let_writers_pass() -> None:
    """Live on when a program opens a file for writing while it is asked about."""
    if sys.platform.startswith("linux"):
        import signal

        signal.signal(signal.SIGIO, signal.SIG_IGN)


if sys.platform.startswith("linux"):
    import fcntl

    def _is_open_for_writing(descriptor: int) -> bool:
        # The system lets nobody lease what another has open for writing.
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        return False

else:

    def _is_open_for_writing(descriptor: int) -> bool:
        return False
