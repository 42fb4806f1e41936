"""Why the system refused a file or folder, in words for people instead of its own English ones."""

from __future__ import annotations

import errno

from kiosk.message import N_

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
# A share whose server is away; not every system has all of these.
AWAY = frozenset(
    number
    for number, name in errno.errorcode.items()
    if name
    in {
        *("ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN"),
        *("ENETUNREACH", "ENOTCONN", "ENONET", "ECOMM", "EREMOTEIO", "ESHUTDOWN", "ESTALE", "ETIMEDOUT"),
    }
)

_WORDS = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the room that this user may fill is used up"),
    errno.EFBIG: N_("the file is too large for this disk"),
    errno.EROFS: N_("the disk can only be read"),
    errno.EACCES: N_("no permission"),
    errno.EPERM: N_("no permission"),
    errno.ENOENT: N_("it is not there"),
    errno.EEXIST: N_("something of that name is there already"),
    errno.ENOTDIR: N_("a file is where a folder should be"),
    errno.EISDIR: N_("a folder is where a file should be"),
    errno.EIO: N_("the disk reports an error"),
    errno.ENXIO: N_("the disk is not connected"),
    errno.ENODEV: N_("the disk is not connected"),
    errno.EBUSY: N_("another program uses it"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.ENOMEM: N_("the computer’s memory is full"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("links lead in a circle"),
    **dict.fromkeys(AWAY, N_("the computer that has the folder does not answer")),
}


def reason(error: OSError) -> str:
    """Return why the system refused, in a few English words to be put in brackets.

    `Message` and `explain` translate them.
    """
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)
