"""The program as units start it."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from kiosk import paths
from kiosk.message import N_, Failure, Message

_HOMES = ("/home/", "/root/", "/run/user/")


@dataclass(frozen=True, slots=True)
class Program:
    """The words that start the program; whether it `is_checkout`, so that Python finds it not compiled."""

    words: tuple[str, ...]
    is_checkout: bool = False

    @property
    def is_at_home(self) -> bool:
        """Return whether it lies among the files of a user."""
        return any(is_at_home(word) for word in self.words)


def is_at_home(path: str) -> bool:
    """Return whether a path lies among the files of a user, which services usually do not see."""
    return path.startswith(_HOMES)


def this_program() -> Program:
    """Return the program that runs now. Raises Failure when it was installed without a command."""
    if paths.is_checkout():
        python = paths.PROJECT / ".venv" / "bin" / "python"
        return Program((str(python), str(paths.PROJECT / "main.py")), is_checkout=True)
    command = Path(sys.prefix) / "bin" / "kiosk"
    if not command.is_file():
        text = N_("There is no {path} to start the kiosk with. Name the command with --program.")
        raise Failure(Message(text, {"path": str(command)}))
    return Program((str(command),))


def refuse_unreadable(program: Program) -> None:
    """Raise Failure when a user of the kiosk's own could not read the program: in a home folder, usually."""
    for word in program.words:
        path = Path(word)
        real = path.resolve()  # a .venv leads to the Python that it was made of
        for each in (path, *path.parents, real, *real.parents):
            try:
                mode = each.stat().st_mode
            except OSError:
                continue
            if not mode & (stat.S_IXOTH if stat.S_ISDIR(mode) else stat.S_IROTH):
                text = N_(
                    "The kiosk runs as a user of its own, who may not read {folder}. Move the program out of "
                    "it, to /opt for instance, and install it from there."
                )
                raise Failure(Message(text, {"folder": str(each)}))


def as_root(*arguments: str) -> str:
    """Return the line that does this as root, without what was typed before the command's name."""
    from kiosk.invocation import program, quoted

    typed = program()
    if typed == "kiosk":
        own = Path(sys.prefix) / "bin" / "kiosk"  # sudo has a path of its own
        typed = str(own) if own.is_file() else typed
    return f"sudo {typed} {quoted(list(arguments))}"


def is_root() -> bool:
    """Return whether the process has root's rights; True where the system knows no root."""
    return not hasattr(os, "geteuid") or os.geteuid() == 0
