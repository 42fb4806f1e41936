"""Ask a source whether there is something new, at the price of one small file and without ostree.

The summary's signature, 142 bytes, is another one after each release, and written last. It is asked for
whole: a conditional request would answer no sooner and with no fewer bytes, and web servers tell two files
of one size apart by the second in which they were written.

Standard library only: the follower stays for months.
"""

from __future__ import annotations

import hashlib
import http.client
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from kiosk.following.certificate import context, not_accepted
from kiosk.following.source import Source, offered, repository_in
from kiosk.message import N_, Failure, Message
from kiosk.system.server_reasons import BROKEN, server_reason

SECONDS = 10.0  # for each step of an answer
MOST_SECONDS = 30.0  # for all of it, except for finding the address of a name
MOST_BYTES = 64 * 1024
_SIGNATURE = "summary.sig"

_AWAY = N_(
    "{source} does not answer ({reason}). The screen keeps what it has, and asks again by itself. If this "
    "stays, look at the network and at the computer that publishes."
)
_NOBODY = N_("no web server there")


@dataclass(frozen=True, slots=True)
class Answer:
    """The mark of what a source offers now, another one after each release; or why it does not answer.

    Neither for a stick that is not plugged in, as it is most of the time.
    """

    mark: str = ""
    trouble: Message | None = None


def ask(source: Source) -> Answer:
    """Return what a source offers. Raises nothing, and may take as long as the system looks for a name.

    Whatever a web server answers is a mark, but for an error of its own: ostree tells what is wrong with it.
    """
    try:
        if source.folder is not None:
            return Answer(offered(source.folder)[1] if repository_in(source.folder) else "")
        return Answer(_digest(_get(f"{source.url}/{_SIGNATURE}")))
    except urllib.error.HTTPError as error:
        error.close()
        if error.code < 500:
            return Answer(f"HTTP {error.code}")
        return _away(source, f"HTTP {error.code}")
    except Failure as error:
        return Answer(trouble=error.message)
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = getattr(error, "reason", None) or error  # urllib wraps what the system said
        if isinstance(why, ssl.SSLCertVerificationError):
            return Answer(trouble=not_accepted(source, why))
        if isinstance(why, ssl.SSLError):
            return Answer("no certificate")
        return _away(source, _reason(why))


def _reason(why: object) -> str:
    """Return why a server did not answer, in a few English words to be put in brackets."""
    match why:
        case OSError():
            return server_reason(why, _NOBODY)
        case http.client.HTTPException():
            return BROKEN
    return str(why) or type(why).__name__


def _get(url: str) -> bytes:
    """Return the first bytes of a file of a web server, past every cache on the way."""
    request = urllib.request.Request(url, headers={"Cache-Control": "no-cache", "User-Agent": "kiosk"})
    until = time.monotonic() + MOST_SECONDS
    parts: list[bytes] = []
    checks = context() if url.startswith("https:") else None
    with urllib.request.urlopen(request, timeout=SECONDS, context=checks) as answer:
        while sum(map(len, parts)) < MOST_BYTES and (part := answer.read1(4096)):
            parts.append(part)
            if time.monotonic() > until:
                raise TimeoutError
    return b"".join(parts)


def _digest(data: bytes) -> str:
    """Return a short text for bytes."""
    return hashlib.sha256(data).hexdigest()


def _away(source: Source, why: str) -> Answer:
    return Answer(trouble=Message(_AWAY, {"source": source.typed, "reason": why}))
