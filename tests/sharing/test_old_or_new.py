"""Whatever ends sharing in the middle: other screens get the old release or the new one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.ostree import REF, ostree
from kiosk.releases.checksums import damaged_files, read_manifest
from kiosk.releases.release import Release
from kiosk.sharing.not_shared import NotShared
from kiosk.sharing.share import share
from kiosk.system.child_process import environment
from tests.sharing.conftest import Screen

Released = Callable[[str], int]
NewScreen = Callable[[], Screen]

KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.sharing import share
def die(*args, **options):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(share, sys.argv[3], die)
share.share(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def whole_number(folder: Path) -> int:
    """Return the number of a release that a screen got, all files of which are as they were written."""
    assert read_manifest(folder)
    assert not damaged_files(folder)
    return Release(folder).number


@pytest.mark.parametrize("step", ["put_commit", "put_deltas", "put_summary", "replace_file"])
def test_killed_between_two_steps(
    step: str, released: Released, state: Path, folder: Path, screen: NewScreen
) -> None:
    old = released("Жылы.")
    share(state, folder)
    other = screen()
    new = released("Ыстық.")
    command = [sys.executable, "-c", KILLED, str(state), str(folder), step]
    killed = subprocess.Popen(command, env=environment())
    assert killed.wait() == -9
    assert whole_number(other.pull(folder.as_uri())) == (new if step == "replace_file" else old)
    assert share(state, folder).fresh
    assert whole_number(other.pull(folder.as_uri())) == new
    assert len(ostree(folder, "log", REF).split("\ncommit ")) == 2
    assert not (state / "share-tree").exists()
    assert not [*Path("/tmp").glob(f"kiosk-gnupg-{killed.pid}-*")]


@pytest.mark.parametrize(
    ("command", "call"), [("commit", "linkat"), ("commit", "renameat"), ("summary", "renameat")]
)
def test_ostree_itself_is_killed(
    command: str,
    call: str,
    released: Released,
    state: Path,
    folder: Path,
    tmp_path: Path,
    screen: NewScreen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = released("Жылы.")
    share(state, folder)
    other = screen()
    new = released("Ыстық.")
    killing = tmp_path / "killing/ostree"
    killing.parent.mkdir()
    real = shutil.which("ostree")
    killing.write_text(
        f'#!/bin/sh\nif [ "$2" = {command} ]; then exec strace -f -qq -o /dev/null -e trace={call} '
        f'-e inject={call}:signal=KILL:when=2 {real} "$@"; fi\nexec {real} "$@"\n'
    )
    killing.chmod(0o755)
    with monkeypatch.context() as patched:
        patched.setenv("PATH", str(killing.parent), prepend=":")
        with pytest.raises(NotShared) as told:
            share(state, folder)
        assert told.value.problem.code == "share-failed"
    assert whole_number(other.pull(folder.as_uri())) == old
    share(state, folder)
    assert whole_number(other.pull(folder.as_uri())) == new


def test_two_at_once_take_turns(released: Released, state: Path, folder: Path, screen: NewScreen) -> None:
    number = released("Жылы.")
    typed = ["--state", str(state), "share", str(folder), "--language", "en"]
    command = [sys.executable, "-c", "import sys; from kiosk.cli import main; sys.exit(main())", *typed]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) for _ in range(2)]
    said = sorted(process.communicate()[0] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert "already" in said[0]
    assert f"Release {number} is in {folder} now" in said[1]
    assert whole_number(screen().pull(folder.as_uri())) == number


@pytest.mark.parametrize("made_anew", [False, True])
def test_a_clock_that_was_wrong(
    made_anew: bool,
    released: Released,
    state: Path,
    folder: Path,
    screen: NewScreen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Screens take nothing older than what they have: what is shared never goes back in time."""
    released("Жылы.")
    with monkeypatch.context() as patched:
        patched.setattr("time.time", lambda: 2_200_000_000.0)
        share(state, folder)
    other = screen()
    other.pull(folder.as_uri())
    if made_anew:  # the disk with the folder was replaced
        shutil.rmtree(folder)
    number = released("Ыстық.")
    share(state, folder)
    assert whole_number(other.pull(folder.as_uri())) == number


def test_a_repository_does_not_grow_for_ever(released: Released, state: Path, folder: Path) -> None:
    sizes, commits = [], []
    for step in range(5):
        released(f"Су {step} градус.")
        share(state, folder, kept=2)
        sizes.append(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))
        commits.append(len([*folder.glob("objects/*/*.commit")]))
    assert max(sizes[3:]) - min(sizes[3:]) < 2000
    assert commits[-1] == commits[-2] <= 4  # half of them of OSTree's own branch for the summary
    assert ostree(folder, "log", REF).count("\n    Release") == 2
    assert len(ostree(folder, "static-delta", "list").split()) <= 3
