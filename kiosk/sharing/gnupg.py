"""GnuPG in a home of its own that is gone afterwards, with the agent that it needs.

The home is below /tmp: the path of the agent's socket has to be shorter than 108 bytes, and a service has no
/run/user. The agent ends with a pipe of ours, so it does not outlive this process, even if that is killed;
what a killed one left in /tmp the next one removes.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiosk.sharing.not_shared import NotShared, told_of
from kiosk.system.alive import is_alive

SECONDS = 60.0  # for a command of GnuPG
_PREFIX = "kiosk-gnupg-"  # + process id + "-" + random letters


class GnuPGFailed(Exception):
    """A command of GnuPG failed; the text is the last line that it said, in English."""


@contextlib.contextmanager
def gnupg_home() -> Iterator[Path]:
    """Make a home with an agent that works for it. Raises NotShared."""
    place = Path("/tmp")
    if not os.access(place, os.W_OK | os.X_OK):
        place = Path(tempfile.gettempdir())
    with told_of(place):
        _remove_left_behind(place)
        home = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=place))
    try:
        with _agent(home):
            yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def gpg(home: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Run gpg in a home, asking nothing; return what it printed. Raises GnuPGFailed and NotShared."""
    quiet = ("--batch", "--no-tty", "--pinentry-mode", "loopback", "--passphrase", "")
    try:
        ran = subprocess.run(
            ["gpg", "--homedir", str(home), *quiet, *arguments],
            input=given,
            capture_output=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            timeout=SECONDS,
        )
    except FileNotFoundError:
        raise NotShared("share-program", program="gpg") from None
    except subprocess.TimeoutExpired:
        raise GnuPGFailed(f"no answer for {SECONDS:.0f} s") from None
    if ran.returncode:
        lines = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GnuPGFailed(lines[-1].removeprefix("gpg: ") if lines else f"exit code {ran.returncode}")
    return ran.stdout


@contextlib.contextmanager
def _agent(home: Path) -> Iterator[None]:
    """Have an agent work for a home; it watches a process that ends when our end of a pipe is closed."""
    with told_of(home):
        try:
            process = subprocess.Popen(
                # The agent starts this shell when it listens.
                ["gpg-agent", "--homedir", home, "--quiet", "--daemon", "sh", "-c", "echo; exec cat"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except FileNotFoundError:
            raise NotShared("share-program", program="gpg-agent") from None
    try:
        assert process.stdout is not None
        select.select([process.stdout], [], [], SECONDS)
        yield
    finally:
        for asked in (["--kill", "all"], ["--remove-socketdir"]):
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(["gpgconf", "--homedir", home, *asked], capture_output=True, timeout=SECONDS)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=SECONDS)


def _remove_left_behind(place: Path) -> None:
    """Remove the homes of this user's processes that were killed."""
    for home in place.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError, ValueError):
            pid = int(home.name.removeprefix(_PREFIX).partition("-")[0])
            if home.lstat().st_uid == os.getuid() and not home.is_symlink() and not is_alive(pid):
                shutil.rmtree(home, ignore_errors=True)
