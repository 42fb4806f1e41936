"""The file with the publisher's key: public, and with nothing in it that is not."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from kiosk.message import N_, Failure, Message
from kiosk.system.plain_file import read_plain
from kiosk.system.reasons import reason

MOST_BYTES = 256 * 1024
_BEGIN = b"-----BEGIN PGP PUBLIC KEY BLOCK-----"
_SECRET = re.compile(rb"-----BEGIN PGP (?:PRIVATE|SECRET) KEY")
_PUBLIC_TAG, _SECRET_TAG = 6, 5  # RFC 4880, 4.3

_MISSING = N_("No key says which releases to trust. Name its file: --trust FILE, or trust in screen.toml.")
_UNREADABLE = N_(
    "The key file {file} cannot be read ({reason}). Copy kiosk.gpg again from the computer that publishes: "
    "it lies in the folder that is shared there."
)
_NO_KEY = N_(
    "{file} is no public key. Copy kiosk.gpg again from the computer that publishes: it lies in the folder "
    "that is shared there."
)
_SECRET_KEY = N_(
    "{file} is the publisher’s secret key: whoever has it can put anything on every screen. Delete it here, "
    "keep it only on the computer that publishes, and copy kiosk.gpg from there."
)


def read_key(file: str) -> bytes:
    """Return the public key in a file, as text in the form of OpenPGP. Raises Failure when it has none."""
    if not file:
        raise Failure(Message(_MISSING))
    try:
        data = read_plain(Path(file).expanduser(), MOST_BYTES)
    except OSError as error:
        raise Failure(Message(_UNREADABLE, {"file": file, "reason": reason(error)})) from error
    if _SECRET.search(data) or _tag(data) == _SECRET_TAG:
        raise Failure(Message(_SECRET_KEY, {"file": file}))
    if _BEGIN in data:
        return data[data.index(_BEGIN) :].replace(b"\r\n", b"\n")
    if _tag(data) == _PUBLIC_TAG:
        return _armoured(data)
    raise Failure(Message(_NO_KEY, {"file": file}))


def mark_of(key: bytes) -> str:
    """Return a short text that differs between two keys."""
    return hashlib.sha256(key).hexdigest()[:16]


def _tag(data: bytes) -> int:
    """Return the kind of the first packet of a binary key, 0 for anything else."""
    if not data or not data[0] & 0x80:
        return 0
    return data[0] & 0x3F if data[0] & 0x40 else (data[0] & 0x3C) >> 2


def _armoured(data: bytes) -> bytes:
    """Return a binary key as text, which a settings file or a mail can hold."""
    import base64  # late: the file that we hand out is text
    import textwrap

    lines = textwrap.wrap(base64.b64encode(data).decode("ascii"), 64)
    check = f"={base64.b64encode(_checksum(data).to_bytes(3, 'big')).decode('ascii')}"
    text = "\n".join([_BEGIN.decode(), "", *lines, check, "-----END PGP PUBLIC KEY BLOCK-----", ""])
    return text.encode("ascii")


def _checksum(data: bytes) -> int:
    """Return the CRC-24 of OpenPGP (RFC 4880, 6.1), without which gpg 2.2 reads no key as text."""
    found = 0xB704CE
    for byte in data:
        found ^= byte << 16
        for _ in range(8):
            found <<= 1
            if found & 0x1000000:
                found ^= 0x1864CFB
    return found
