"""Whether a publisher answers is told by its beats, and only where it can write them."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.publishing.watch.activity import now, write_activity
from kiosk.publishing.watch.answering import hangs

LONG = 100.0  # seconds, longer than a publisher may be silent


@pytest.mark.parametrize(
    ("beat", "own", "started", "expected"),
    [
        (0.0, True, LONG, False),  # seconds ago
        (LONG, True, LONG, True),
        (LONG, True, 1.0, False),  # a beat of an earlier one with the same number
        (0.0, False, LONG, True),  # that was another publisher's
        (0.0, False, 1.0, False),
        (None, True, LONG, True),  # it has never come as far as its first beat
        (None, True, 1.0, False),
    ],
)
def test_beats(tmp_path: Path, beat: float | None, own: bool, started: float, expected: bool) -> None:
    if beat is not None:
        told = replace(now("waiting"), beat=time.monotonic() - beat, pid=4711 if own else 4712)
        write_activity(tmp_path, told)
    assert hangs(tmp_path, 4711, time.monotonic() - started) is expected


def test_where_nothing_can_be_written_silence_says_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "kiosk-test", disk]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount")
    try:
        for there in (False, True):
            subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
            if there:
                write_activity(disk, replace(now("waiting"), beat=time.monotonic() - LONG))
            assert hangs(disk, os.getpid(), time.monotonic() - LONG)
            subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
            assert not hangs(disk, os.getpid(), time.monotonic() - LONG)
    finally:
        subprocess.run(["umount", disk], check=True)
    assert not hangs(tmp_path / "gone", os.getpid(), time.monotonic() - LONG)
