"""Why a server did not answer, in words for people instead of the system's own English ones."""

from __future__ import annotations

import errno
import socket

from kiosk.message import N_
from kiosk.system.reasons import reason

BROKEN = N_("the connection broke")
_SLOW = N_("no answer in time")
_NAMELESS = N_("its name is not known")
_OUT_OF_REACH = N_("the network does not reach it")


def server_reason(error: OSError, nobody: str) -> str:
    """Return why a server did not answer, in a few English words to be put in brackets.

    `nobody` are those for a computer on which no such server runs. `Message` translates them.
    """
    match error:
        case TimeoutError():
            return _SLOW
        case socket.gaierror():
            return _NAMELESS
        case OSError(errno=errno.ECONNREFUSED):
            return nobody
        case OSError(errno=errno.EHOSTUNREACH | errno.ENETUNREACH | errno.ENETDOWN):
            return _OUT_OF_REACH
        case ConnectionError():
            return BROKEN
    return reason(error)
