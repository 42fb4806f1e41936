"""The builder dies at any moment, or the disk fills: the current release is the old one or the new one."""

import json
import os
import random
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.publishing.store import release_draft as draft
from kiosk.releases.release import Release
from kiosk.system import child_process as process
from tests.publishing.conftest import Folder
from tests.publishing.old_or_new import BUILDER, command, edit, job, leftovers, seen

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def test_killed_at_a_random_moment(content: Folder, state: Path) -> None:
    edit(content.root, "version 0")
    assert publish(Job(content.root, state, edge=640)).number == 1
    start = time.monotonic()
    edit(content.root, "version 1")
    subprocess.run(command(content.root, state), check=True, capture_output=True, env=process.environment())
    whole = time.monotonic() - start
    seed = random.randrange(2**32)
    print("seed", seed)  # pytest shows it when this fails
    chance = random.Random(seed)
    # At once, when nothing can be done yet, and so late that all is done: both ends are reached.
    moments = [0.0, *(chance.uniform(0.3, 1.1) * whole for _ in range(10)), None]
    kept = set()
    for attempt, moment in enumerate(moments, 2):
        old = seen(state)
        edit(content.root, f"version {attempt}")
        with process.start("kiosk.publishing.build.builder", job(content.root, state)) as builder:
            if moment is not None:
                time.sleep(moment)
                builder.kill()
            builder.communicate()
        assert seen(state) in (old, f"version {attempt}")
        kept.add(seen(state) == old)
    assert kept == {True, False}
    assert publish(Job(content.root, state, edge=640)).exit_code == 0
    assert seen(state) == f"version {attempt}"
    assert leftovers(state) == []


CALLS = ("mkdir", "link", "write", "fsync", "rename", "unlinkat", "rmdir", "openat")


def _leave_draft(state: Path) -> None:
    """Leave what an earlier builder left when it was killed: the next one has it to remove."""
    pages = state / "releases" / ".new-1" / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    for number in range(3):
        (pages / f"{number}.json").write_text("{}", encoding="utf-8")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("call", CALLS)
def test_killed_at_a_system_call(call: str, content: Folder, state: Path, tmp_path: Path) -> None:
    edit(content.root, "version 0")
    assert publish(Job(content.root, state, edge=640)).number == 1
    log = tmp_path / "trace"
    trace = ["strace", "-qq", "-o", str(log), "-e", f"trace={call}"]
    edit(content.root, "version 1")
    _leave_draft(state)
    found = subprocess.run(
        [*trace, *command(content.root, state)], capture_output=True, text=True, env=process.environment()
    )
    if "Operation not permitted" in found.stderr:
        pytest.skip("strace may not trace here")
    count = sum(line.startswith(f"{call}(") for line in log.read_text().splitlines())
    assert count > 0
    assert seen(state) == "version 1"
    # From the end: at the beginning the interpreter reads itself.
    for attempt, when in enumerate(sorted({max(1, count - back) for back in (0, 1, 2, 4, 8)}), 2):
        old = seen(state)
        edit(content.root, f"version {attempt}")
        _leave_draft(state)
        inject = ["-e", f"inject={call}:signal=KILL:when={when}"]
        subprocess.run(
            [*trace, *inject, *command(content.root, state)], capture_output=True, env=process.environment()
        )
        assert seen(state) in (old, f"version {attempt}")
    assert publish(Job(content.root, state, edge=640)).exit_code == 0
    assert leftovers(state) == []


def test_a_full_disk_keeps_the_last_release(content: Folder, state: Path) -> None:
    edit(content.root, "version 0")
    assert publish(Job(content.root, state, edge=640)).number == 1
    edit(content.root, "long " * 3000)
    limited = f"ulimit -f 4; exec {shlex.quote(sys.executable)} -c '{BUILDER}' \"$1\""
    found = subprocess.run(
        ["sh", "-c", limited, "sh", job(content.root, state)],
        capture_output=True,
        text=True,
        env=process.environment(),
    )
    (said,) = [row for row in map(json.loads, found.stdout.splitlines()) if "number" in row]
    assert found.returncode == 2, found.stderr
    assert (said["number"], said["retry"]) == (1, True)
    assert str(state) in said["message"]
    assert "full" in said["message"]
    assert seen(state) == "version 0"
    assert leftovers(state) == []
    assert publish(Job(content.root, state, edge=640)).number == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts")
def test_a_file_system_without_space(content: Folder, tmp_path: Path) -> None:
    state = tmp_path / "small"
    state.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=120k", "tmpfs", str(state)]
    mounted = subprocess.run(mount, capture_output=True)
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        edit(content.root, "version 0")
        assert publish(Job(content.root, state, edge=640)).number == 1
        edit(content.root, "long " * 5000)
        outcome = publish(Job(content.root, state, edge=640))
        assert (outcome.number, outcome.exit_code, outcome.retry) == (1, 2, True)
        assert "full" in str(outcome.message)
        assert seen(state) == "version 0"
        edit(content.root, "version 2")
        assert publish(Job(content.root, state, edge=640)).number == 2
        subprocess.run(["mount", "-o", "remount,ro", str(state)], check=True)
        edit(content.root, "version 3")
        outcome = publish(Job(content.root, state, edge=640))
        assert (outcome.number, outcome.exit_code) == (2, 2)
        assert "--state" in str(outcome.message)
        assert seen(state) == "version 2"
    finally:
        subprocess.run(["umount", str(state)], check=True)


def test_flushed_before_it_is_current(content: Folder, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a power cut leaves is what was flushed: every new file and folder before the pointer."""
    steps: list[str] = []
    flush, current = draft.flush, draft.make_current

    def note(files: list[Path], folders: list[Path]) -> None:
        steps.extend(path.name for path in [*files, *folders])
        flush(files, folders)

    def switch(state: Path, number: int, *, durable: bool = True) -> None:
        steps.append("current")
        current(state, number, durable=durable)

    monkeypatch.setattr(draft, "flush", note)
    monkeypatch.setattr(draft, "make_current", switch)
    edit(content.root, "version 0")
    publish(Job(content.root, state, edge=640))
    folder = Release(state / "releases/000001").folder
    new = {path.name for path in folder.rglob("*")}
    assert new <= set(steps[: steps.index("current")])
    assert steps.index("releases") < steps.index("current")
