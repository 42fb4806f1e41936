"""Disks too small for the next release, and power cut at any moment: ext4 in a file, copied at the cut."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.releases.layout import current_number
from kiosk.releases.release import current_release
from kiosk.system import child_process as process
from tests.publishing.old_or_new import command, edit, leftovers, seen
from tests.torture.ground import Ground, NotHere

SMALLEST, LARGEST, STEP = 24, 240, 8  # KB of a disk
IMAGE = 16 * 1024 * 1024  # bytes


@contextlib.contextmanager
def mounted(folder: Path, *arguments: str) -> Iterator[None]:
    """Mount something on a folder; NotHere where that may not be."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise NotHere("only root mounts")
    folder.mkdir(exist_ok=True)
    found = subprocess.run(["mount", *arguments, str(folder)], capture_output=True, text=True)
    if found.returncode:
        raise NotHere(found.stderr.strip())
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def small_disks(ground: Ground) -> str:
    """On each size of disk, as long texts as fit and longer ones: the last release stays, and goes on."""
    sizes = range(SMALLEST, LARGEST, ground.times(STEP, STEP * 8))
    refused = 0
    for size in sizes:
        with (
            ground.place() as (content, state),
            mounted(state, "-t", "tmpfs", "-o", f"size={size}k", "tmpfs"),
        ):
            edit(content, "version 0")
            before = ""
            for number, words in enumerate((1, 3000, 1, 300, 1)):
                edit(content, f"version {number}\n\n{'long ' * words}")
                outcome = publish(Job(content, state, edge=640))
                if outcome.exit_code:
                    refused += 1
                    assert (outcome.exit_code, outcome.retry) == (2, True)
                    assert current_release(state) is None or seen(state) == before
                else:
                    before = seen(state)
                    assert before == f"version {number}"
                    assert leftovers(state) == []
    return f"{len(sizes)} sizes of disk from {SMALLEST} KB on, {refused} of {5 * len(sizes)} refused"


def cuts(ground: Ground) -> str:
    """Cut the power at random moments of publications; what the disk has by then must be old or new."""
    if shutil.which("mkfs.ext4") is None:
        raise NotHere("mkfs.ext4 is not installed")
    chance = random.Random(ground.seed)
    many = ground.times(200, 8)
    new = 0
    with ground.place() as (content, state):
        disk, cut, look = (state.with_name(name) for name in ("disk", "cut", "look"))
        with disk.open("wb") as file:
            file.truncate(IMAGE)
        subprocess.run(["mkfs.ext4", "-q", "-F", str(disk)], check=True)
        # Nothing gets to the disk by itself, only what the publisher flushes.
        with mounted(state, "-o", "loop,commit=3000", str(disk)):
            edit(content, "version 0")
            assert publish(Job(content, state, edge=640)).number == 1
            start = time.monotonic()
            edit(content, "version 0b")
            _cut(content, state, disk, cut, None)
            whole_time = time.monotonic() - start
            for number in range(1, many + 1):
                old, text = seen(state), f"version {number}"
                edit(content, text)
                # The last part of a publication is where it writes; one in ten cuts comes right after it.
                delay = None if number % 10 == 0 else chance.uniform(0.3, 1.05) * whole_time
                ended = _cut(content, state, disk, cut, delay)
                with mounted(look, "-o", "loop", str(cut)):
                    found = seen(look)
                    assert found in (old, text), (number, found)
                    assert not ended or found == text, f"{number}: told as published, and lost"
                    new += found == text
                    outcome = publish(Job(content, look, edge=640))
                    assert (outcome.exit_code, seen(look)) == (0, text)
                    assert leftovers(look) == []
                checked = subprocess.run(["e2fsck", "-fn", str(cut)], capture_output=True, text=True)
                assert checked.returncode == 0, checked.stdout
                assert (current_number(state) or 0) > 0
    return f"{many} power cuts, {new} times the new release, else the old one, seed {ground.seed}"


def _cut(content: Path, state: Path, disk: Path, cut: Path, delay: float | None) -> bool:
    """Copy the disk so many seconds after a builder started, None: when it has ended. True if it had."""
    with subprocess.Popen(
        command(content, state),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=process.environment(),
        start_new_session=True,
    ) as builder:
        if delay is None:
            builder.wait()
        else:
            with contextlib.suppress(subprocess.TimeoutExpired):
                builder.wait(delay)
        ended = builder.poll() is not None
        try:
            if not ended:
                # Not its workers: a builder that is just starting one waits for it and would never stop.
                builder.send_signal(signal.SIGSTOP)
                _until_stopped(builder.pid)
            shutil.copyfile(disk, cut)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(builder.pid, signal.SIGKILL)
    return ended


def _until_stopped(pid: int) -> None:
    """Wait until every thread of a process is stopped."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            states = [
                (task / "stat").read_text().rpartition(")")[2].split()[0]
                for task in Path(f"/proc/{pid}/task").iterdir()
            ]
            if all(state in "TtZ" for state in states):
                return
        time.sleep(0.002)
    raise AssertionError("the builder does not stop")
