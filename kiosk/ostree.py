"""OSTree, the program that carries releases to other screens: its commands, bounded in time; why one failed.

The package `ostree` is needed only where releases are shared or followed.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from kiosk.message import N_, Failure, Message
from kiosk.system.child_process import kill_session

COLLECTION = (
    "org.kiosk.Content"  # the collection of every repository of ours; a screen trusts a key, not a name
)
REF = "kiosk/content"  # the branch whose commits are releases
RELEASE_KEY = "kiosk.release"  # what a commit tells of its release, as strings: its number,
PUBLISHED_KEY = "kiosk.published"  # and when it was published, ISO 8601 in UTC;
SIGNER_KEY = "kiosk.signer"  # and the fingerprint of the key that signed it
PUBLIC_KEY = "kiosk.gpg"  # the file beside a repository by which screens are told its publisher's signature
SHORT_SECONDS = 60.0  # for a command that stays on this computer and reads little

_MISSING = N_("OSTree is not installed on this computer. Type: sudo apt install ostree gnupg")
_TOO_LONG = N_("OSTree did not answer for {minutes} min and was ended.")


class OstreeMissing(Failure):
    """The program ostree is not installed."""


class OstreeFailed(Failure):
    """A command of ostree failed; `said` is what it told of that: a line in English without "error: "."""

    def __init__(self, message: Message, said: str) -> None:
        super().__init__(message)
        self.said = said


def ostree(
    repository: Path,
    command: str,
    *arguments: str,
    seconds: float = SHORT_SECONDS,
    variables: Mapping[str, str] | None = None,
) -> str:
    """Run `ostree --repo=REPOSITORY COMMAND ARGUMENTS`; return what it printed.

    It is killed with all that it started after so many `seconds`, and when this function is left by an
    exception. Raises OstreeMissing or OstreeFailed.
    """
    try:
        process = subprocess.Popen(
            ["ostree", f"--repo={repository}", command, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(variables or {})},
            start_new_session=True,
        )
    except FileNotFoundError:
        raise OstreeMissing(Message(_MISSING)) from None
    try:
        out, told = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise OstreeFailed(Message(_TOO_LONG, {"minutes": f"{seconds / 60:.0f}"}), "") from None
    finally:
        if process.poll() is None:
            kill_session(process.pid)
            process.wait()
    if process.returncode:
        said = _last_error(told)
        raise OstreeFailed(Message(N_("OSTree says: {said}"), {"said": said}), said)
    return out.decode("utf-8", "replace")


def _last_error(told: bytes) -> str:
    """Return in one line what ostree told of a failure, from its last "error: " on."""
    text = told.decode("utf-8", "replace").strip()
    at = f"\n{text}".rfind("\nerror: ")
    return " ".join(text[max(at, 0) :].removeprefix("error: ").split()) or "?"
