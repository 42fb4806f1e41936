"""The command lines that messages tell people to type, quoted for their shell."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from kiosk import paths


def program() -> str:
    """Return what starts the program from the current folder: `scripts/kiosk`, its path, or pip's `kiosk`."""
    if sys.platform == "win32" or not paths.is_checkout():
        return "kiosk"
    script = paths.PROJECT / "scripts" / "kiosk"
    here = None
    with contextlib.suppress(OSError):  # the folder may be deleted
        here = Path.cwd()
    if here == paths.PROJECT:
        typed = "scripts/kiosk"
    else:
        import shlex  # most processes print no such line

        typed = shlex.quote(str(script))
    # A zip file or a stick may have lost the right to run.
    return typed if os.access(script, os.X_OK) else f"sh {typed}"


def command_line(*arguments: str | Path, content: Path) -> str:
    """Return the line that starts the program with these arguments, for the content folder `content`.

    Arguments are quoted for the shell. `--content` is added where the program would take another folder by
    itself.
    """
    parts = [str(each) for each in arguments]
    if paths.content_folder(None, os.environ) != content.absolute():
        parts += ["--content", str(content.absolute())]
    return f"{program()} {quoted(parts)}"


def quoted(arguments: list[str]) -> str:
    """Return arguments joined to a line that the system's shell splits into the same ones."""
    if sys.platform == "win32":
        import subprocess

        return subprocess.list2cmdline(arguments)
    import shlex  # most processes print no such line

    return shlex.join(arguments)
