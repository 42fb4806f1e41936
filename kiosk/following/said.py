"""What ostree says of a failure, in words for people: a table, first match counts.

The words are those of ostree 2022.7 (Debian 12) and 2025.2 (Debian 13), in English.
"""

from __future__ import annotations

import re

from kiosk.message import N_, Message

_OLDER = N_(
    "{source} offers a release that is older than the one here, so it is not taken. Either somebody put an "
    "old copy there, or the clock of the computer that publishes was wrong: set it and publish again."
)
_CLOCK = N_(
    "The signature of the releases at {source} cannot be checked, as the clock of this screen is wrong: it "
    "says {now}. Set it with “timedatectl set-time”, or give the computer a new battery and a network that "
    "tells the time."
)
_EXPIRED = N_(
    "The key that signed the release at {source} is no longer valid. Make a new one on the computer that "
    "publishes, and copy its kiosk.gpg to every screen."
)
_OTHER_KEY = N_(
    "The release at {source} is signed with another key than the one in {trust}, so it is not taken. If that "
    "is your computer that publishes, copy kiosk.gpg from there again."
)
_ALTERED = N_(
    "What comes from {source} is not what its publisher signed: it was altered on the way, or is damaged "
    "there. It is not taken. If this stays, share the release again and look at the network."
)
_UNSIGNED = N_(
    "What {source} offers is not signed, so it is not taken. Check the address; on the computer that "
    "publishes “{kiosk} share” signs the releases."
)
_NONE = N_(
    "There are no releases at {source}. Check the address; on the computer that publishes “{kiosk} share” "
    "says which folder a web server has to serve."
)
_FOREIGN = N_(
    "What {source} offers are no releases of a kiosk but of something else, so they are not taken. Check the "
    "address."
)
_HALF = N_(
    "The release at {source} is not complete there: a file is missing. It is tried again by itself. If this "
    "stays, share the release again on the computer that publishes."
)
_REFUSED = N_("{source} refuses to hand out its releases ({said}). Check the address and that web server.")
_PLAIN = N_(
    "{source} refuses to hand out its releases ({said}). Check the address: at a port with TLS it begins "
    "with https://."
)
_NO_TLS = N_(
    "At {source} no TLS is spoken, or none that this screen knows. Check the address: https:// needs the "
    "port at which the web server has TLS; at one without it, such as 8080, the address begins with http://."
)
_CERTIFICATE = N_(
    "{source} does not prove that it is what it says ({said}). Check the address and the certificate of that "
    "web server; a clock that is wrong has the same effect: this screen’s says {now}."
)
_BROKEN = N_(
    "The connection to {source} broke while a release came. What has come is kept, and the rest is fetched "
    "by itself. If this stays, look at the network."
)
_PULLED = N_(
    "{source} could not be read to its end. What has come is kept. Plug the stick in again; if this stays, "
    "write it anew, or take another one."
)
_FULL = N_(
    "The disk of this screen is too full for a new release. Delete what is not needed from the disk with "
    "{state}."
)
_SLOW = N_(
    "The release from {source} did not come within {minutes} min. What has come is kept, and the rest is "
    "fetched by itself."
)
_NO_GPG = N_("The signature cannot be checked: gpg is not installed. Type: sudo apt install gnupg")
_NO_KEY = N_(
    "{trust} holds no key that could be read. Copy kiosk.gpg again from the computer that publishes: it lies "
    "in the folder that is shared there."
)
_ELSE = N_("The release from {source} could not be taken. OSTree says: {said}")

_TABLE = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), text)
    for pattern, text in (
        (r"chronologically older", _OLDER),
        (r"key expired|expired key|key .*revoked|signature expired", _EXPIRED),
        (r"public key not found|no public key", _OTHER_KEY),
        (r"bad signature|corrupted|invalid checksum|failed to verify|not in normal form", _ALTERED),
        # Of a file that is compressed, depending on which of its bytes is another one.
        (r"invalid compressed data|unexpected eof|need more input|exceeds size", _ALTERED),
        (r"no summary found|no such branch|invalid .*config|can't find .*repo|not a valid repo", _NONE),
        (r"no signatures found|no summary\.sig found|no signature", _UNSIGNED),
        (r"collection", _FOREIGN),
        (r"\[35\]", _NO_TLS),
        (r"certificate|\bssl\b|\[(?:51|58|59|60|77|83|90|91)\]", _CERTIFICATE),
        (r"server returned (?:http |status )?404|couldn't find file object|no such metadata object", _HALF),
        (r"server returned (?:http |status )*400", _PLAIN),
        (r"server returned", _REFUSED),
        (r"reading from file descriptor|transport endpoint is not connected", _PULLED),
        (r"while fetching|couldn't connect|resolve host|timed? ?out|connection", _BROKEN),
        (r"no space left|min-free-space|free space|disk quota", _FULL),
        (r"unable to export keys", _NO_KEY),
        (r"gpg.*(?:not found|no such file|unsupported|invalid crypto engine)", _NO_GPG),
    )
)
# What a clock in the past or far in the future also leads to.
_BY_CLOCK = (_ALTERED, _EXPIRED, _OTHER_KEY, _NO_KEY)
_STATUS = re.compile(r"server returned (?:http |status )*(\d{3})", re.IGNORECASE)


def explained(said: str, values: dict[str, str], *, clock_can_be_right: bool) -> Message:
    """Return what ostree `said` as a message for people.

    `values` are source, trust, state and now: the time by this computer's clock.
    """
    text = _text(said)
    if text in _BY_CLOCK and not clock_can_be_right:
        text = _CLOCK
    status = _STATUS.search(said)
    return Message(text, {**values, "said": f"HTTP {status[1]}" if status else said})


def is_of_connection(said: str) -> bool:
    """Return whether what ostree `said` is of the network, or of a certificate that is not accepted."""
    return _text(said) in (_BROKEN, _CERTIFICATE, _NO_TLS)


def _text(said: str) -> str:
    """Return the text for what ostree `said`."""
    return next((text for pattern, text in _TABLE if pattern.search(said)), _ELSE)


def too_slow(values: dict[str, str], seconds: float) -> Message:
    """Return the message that a release did not come in time."""
    return Message(_SLOW, {**values, "minutes": f"{max(1, seconds / 60):.0f}"})
