"""What people are told to type: a line that does what it says, whatever the names in it are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.places import content_folder
from kiosk.program import program


def command_line(*arguments: str | Path, content: Path) -> str:
    """Return the line that starts the program with these arguments, for the content folder `content`.

    Names with blanks, quotes or other letters are quoted for the shell; the folder is named where the
    program would not find it by itself.
    """
    parts = [str(each) for each in arguments]
    if content_folder(None, os.environ) != content.absolute():
        parts += ["--content", str(content.absolute())]
    return f"{program()} {quoted(parts)}"


def quoted(arguments: list[str]) -> str:
    """Return arguments as a shell takes them for those."""
    if sys.platform == "win32":
        import subprocess

        return subprocess.list2cmdline(arguments)
    import shlex  # most processes say nothing

    return shlex.join(arguments)
