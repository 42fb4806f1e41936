"""QR codes, by which visitors take an address along."""

from __future__ import annotations

import hashlib
from pathlib import Path

import segno

from kiosk.publishing.address import code_text

QUIET_ZONE = 4  # modules, ISO/IEC 18004


def write_code(address: str, folder: Path) -> str:
    """Write the code of an address as PNG, one pixel a module; return its name in a release."""
    name = f"qr-{hashlib.blake2b(address.encode(), digest_size=10).hexdigest()}.png"
    code = segno.make(code_text(address), error="m", micro=False)
    code.save(str(folder / name), kind="png", scale=1, border=QUIET_ZONE)
    return f"pictures/{name}"
