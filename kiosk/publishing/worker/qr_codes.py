"""QR codes, with which visitors take an address along."""

from __future__ import annotations

from pathlib import Path

import segno

from kiosk.publishing.worker.address import code_file, code_text

QUIET_ZONE = 4  # modules, ISO/IEC 18004


def write_code(address: str, folder: Path) -> str:
    """Write the QR code of an address as PNG, one pixel a module; return its name in a release.

    Raises OSError.
    """
    name = code_file(address)
    code = segno.make(code_text(address), error="m", micro=False)
    code.save(str(folder / Path(name).name), kind="png", scale=1, border=QUIET_ZONE)
    return name
