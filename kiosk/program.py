"""Where the program lies, and what staff type to start it."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def is_checkout() -> bool:
    """True when the program runs in its own folder with its scripts, and was not installed by pip."""
    return (PROJECT / "scripts" / "kiosk").is_file()


def program() -> str:
    """Return what staff type to start the program from where they are: `scripts/kiosk`, or `kiosk` of pip."""
    if sys.platform == "win32" or not is_checkout():
        return "kiosk"
    script = PROJECT / "scripts" / "kiosk"
    here = None
    with contextlib.suppress(OSError):  # the folder may be deleted
        here = Path.cwd()
    if here == PROJECT:
        typed = "scripts/kiosk"
    else:
        import shlex  # most processes say nothing

        typed = shlex.quote(str(script))
    # A zip file or a stick may have lost the right to run.
    return typed if os.access(script, os.X_OK) else f"sh {typed}"
