"""A PIN: which ones are too easy, and how it is kept so that nobody reads it from the file."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hmac import compare_digest
from itertools import pairwise

from kiosk.message import N_, Message

LEAST_DIGITS, MOST_DIGITS = 4, 12
# 16 MB and about a quarter of a second a try.
_COST, _BLOCK, _LANES = 14, 8, 5
_MOST_MEMORY = 64 * 1024 * 1024
_LENGTH = Message(
    N_("A PIN has {least} to {most} digits and nothing else."),
    {"least": str(LEAST_DIGITS), "most": str(MOST_DIGITS)},
)
_EASY = N_(
    "This PIN is too easy to guess: all digits alike, digits in a row, or a part that repeats. "
    "Take another one."
)
_YEAR = N_("This PIN looks like a year, which is tried early. Take another one.")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a PIN: cost (power of two), block size and lanes of scrypt, salt and hash."""

    cost: int
    block: int
    lanes: int
    salt: bytes
    digest: bytes


def weakness(pin: str) -> Message | None:
    """Return why this cannot be a PIN, None for a good one."""
    if not (pin.isascii() and pin.isdigit() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        return _LENGTH
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    parts = (pin[:length] for length in range(1, len(pin) // 2 + 1) if len(pin) % length == 0)
    if any(part * (len(pin) // len(part)) == pin for part in parts) or len(steps) == 1:
        return Message(_EASY)
    if len(pin) == 4 and "1900" <= pin <= "2099":
        return Message(_YEAR)
    return None


def kept_pin(pin: str, salt: bytes | None = None) -> str:
    """Return the text that is kept of a PIN: the parameters of scrypt, the salt and the hash."""
    salt = salt or secrets.token_bytes(16)
    digest = _scrypt(pin, _Kept(_COST, _BLOCK, _LANES, salt, b""))
    return f"scrypt:{_COST}:{_BLOCK}:{_LANES}:{salt.hex()}:{digest.hex()}"


def is_pin(pin: str, kept: str) -> bool:
    """Return whether a PIN is the one of which `kept` was kept. It takes a while, on purpose."""
    parsed = _parsed(kept)
    return parsed is not None and compare_digest(_scrypt(pin, parsed), parsed.digest)


def is_kept_pin(kept: str) -> bool:
    """Return whether this is what `kept_pin` returns."""
    return _parsed(kept) is not None


def _parsed(kept: str) -> _Kept | None:
    """Return the parts of a kept PIN, None for another text or for parameters beyond reason."""
    name, *parts = kept.split(":")
    if name != "scrypt" or len(parts) != 5:
        return None
    try:
        cost, block, lanes = (int(part) for part in parts[:3])
        found = _Kept(cost, block, lanes, bytes.fromhex(parts[3]), bytes.fromhex(parts[4]))
    except ValueError:
        return None
    sound = 10 <= cost <= 15 and 1 <= block <= 8 and 1 <= lanes <= 16
    return found if sound and len(found.salt) >= 8 and len(found.digest) == 32 else None


def _scrypt(pin: str, kept: _Kept) -> bytes:
    """Return the hash of a PIN."""
    import hashlib  # loads OpenSSL

    return hashlib.scrypt(
        pin.encode(),
        salt=kept.salt,
        n=2**kept.cost,
        r=kept.block,
        p=kept.lanes,
        maxmem=_MOST_MEMORY,
        dklen=32,
    )
