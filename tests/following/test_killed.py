"""A screen that is killed while it takes a release, or has no room for it: old or new, and then new."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from kiosk.releases.layout import current_number, numbers, release_folder
from kiosk.releases.release import current_release
from kiosk.system.child_process import environment
from tests.conditions import ROOT
from tests.following.conftest import Screen
from tests.following.publisher import Publisher
from tests.publishing.looking import jpeg
from tests.publishing.old_or_new import leftovers, seen

RELEASES = 3
KILLS = 4  # for each release


def start(screen: Screen) -> subprocess.Popen[bytes]:
    """Start a fetch as the follower does."""
    job = {"state": str(screen.state), "source": screen.source, "trust": str(screen.trust)}
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from kiosk.following.fetch import main; main()",
            json.dumps({**job, "mend": False, "proven": 0, "seconds": 60}),
        ],
        stdout=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    )


def test_killed_at_any_moment_it_is_old_or_new(publisher: Publisher, screen: Screen, tmp_path: Path) -> None:
    seed = 12
    chance = random.Random(seed)
    assert screen.told() == ""
    text, number = "old", 1
    began = time.monotonic()
    with start(screen) as whole:
        whole.wait()
    longest = time.monotonic() - began
    kills = 0
    for turn, again in product(range(RELEASES), range(KILLS)):
        new, told = f"text {turn}", f"seed {seed}, {turn}, {again}"
        if not again:
            publisher.publish(new)
            screen.copy(before := tmp_path / f"before {turn}")
        else:  # from where it was, with what the kills of former releases have left
            shutil.rmtree(screen.state)
            before.rename(screen.state)
            screen.copy(before)
        with start(screen) as process:
            time.sleep(chance.uniform(0, longest * 1.5))
            os.killpg(process.pid, signal.SIGKILL)
            kills += process.wait() == -signal.SIGKILL
        found = current_number(screen.state)
        assert (found, seen(screen.state)) in ((number, text), (number + 1, new)), told
        assert screen.told() == "", told
        assert (current_number(screen.state), seen(screen.state)) == (number + 1, new), told
        assert leftovers(screen.state) == []
        for each in numbers(screen.state):
            assert (release_folder(screen.state, each) / "release.json").is_file()
        if again == KILLS - 1:
            text, number = new, number + 1
    assert kills


def test_ostree_ends_with_the_fetch_and_the_fetch_with_who_started_it(screen: Screen, tmp_path: Path) -> None:
    hanging = tmp_path / "bin"
    hanging.mkdir()
    (hanging / "ostree").write_text(f"#!/bin/sh\necho $$ >{tmp_path}/pid\nexec sleep 1000\n")
    (hanging / "ostree").chmod(0o755)
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom kiosk.following.background import Fetching\n"
        "from kiosk.following.source import parse_source\n"
        "Fetching(Path(sys.argv[1]), parse_source(sys.argv[2]), sys.argv[3], mend=False, seconds=60)\n"
        "time.sleep(1000)\n"
    )
    path = f"{hanging}:{os.environ['PATH']}"
    arguments = [str(screen.state), screen.source, str(screen.trust)]
    starter = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], env={**environment(), "PATH": path}, start_new_session=True
    )
    pid = tmp_path / "pid"
    until = time.monotonic() + 60
    while not (pid.exists() and pid.read_text().strip()):
        assert time.monotonic() < until
        time.sleep(0.02)
    ostree = Path("/proc") / pid.read_text().strip()
    assert ostree.exists()
    os.killpg(starter.pid, signal.SIGKILL)
    starter.wait()
    while ostree.exists():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    if not ROOT:
        pytest.skip("only root can make a disk")
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("no disk can be made here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_keeps_what_is_there(publisher: Publisher, screen: Screen, small_disk: Path) -> None:
    screen.state = small_disk / "state"
    assert screen.told() == ""
    photo = publisher.content / "p0" / "lake.jpg"
    photo.write_bytes(jpeg(noise=True, size=(2400, 2400)))
    inner = publisher.content / "p0" / "inner" / "kk.md"
    inner.write_text("# Inner\n\n![Lake](../lake.jpg)\n", encoding="utf-8")
    for edge in range(3):  # larger than the disk in the end, however well it compresses
        photo.with_name(f"more{edge}.jpg").write_bytes(jpeg(noise=True, size=(2400 - edge, 2400)))
    inner.write_text(
        "# Inner\n\n"
        + "\n\n".join(f"![Lake](../{path.name})" for path in sorted(photo.parent.glob("*.jpg"))),
        encoding="utf-8",
    )
    publisher.publish("new")
    size = sum(path.stat().st_size for path in release_folder(publisher.state, 2).rglob("*"))
    (small_disk / "filler").write_bytes(bytes(max(0, shutil.disk_usage(small_disk).free - size // 2)))
    told = screen.told()
    assert "too full" in told or "is full" in told
    assert (current_number(screen.state), seen(screen.state)) == (1, "old")
    assert leftovers(screen.state) == []
    (small_disk / "filler").unlink()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert screen.told() == ""
    assert (current_number(screen.state), seen(screen.state)) == (2, "new")
    assert current_release(screen.state) is not None
