"""What the publisher tells about itself while it works."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from kiosk.publishing.watch import activity
from kiosk.publishing.watch.activity import HUNG_SECONDS, Activity, pulse, read_activity, write_activity

WORKING = Activity(4711, 1000.5, "2026-11-29T08:00:00+00:00", "pictures", 12, 60, "Диск толып кетті.")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_activity(tmp_path, WORKING)
    assert read_activity(tmp_path) == WORKING
    write_activity(tmp_path, replace(WORKING, done=13))
    assert read_activity(tmp_path) == replace(WORKING, done=13)
    assert [path.name for path in tmp_path.iterdir()] == ["publisher.json"]


def test_the_longest_message_fits() -> None:
    longest = activity.now("writing", 10**6, 10**6, "😀" * 5000)
    assert len(json.dumps(asdict(longest))) <= 4096


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    write_activity(tmp_path / "gone", WORKING)
    assert read_activity(tmp_path / "gone") is None


def test_a_disk_that_takes_no_new_file_still_takes_the_beat(tmp_path: Path) -> None:
    write_activity(tmp_path, WORKING)
    (tmp_path / ".new-publisher.json").mkdir()
    write_activity(tmp_path, replace(WORKING, done=59, message=""))
    assert read_activity(tmp_path) == replace(WORKING, done=59, message="")


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\0" * 2048,
        b"[]",
        b"null",
        b"{}",
        b'{"pid": 4711',
        b"[" * 100_000,
        json.dumps({**asdict(WORKING), "pid": True}).encode(),
        json.dumps({**asdict(WORKING), "pid": -1}).encode(),
        json.dumps({**asdict(WORKING), "beat": "soon"}).encode(),
        json.dumps({**asdict(WORKING), "beat": float("nan")}).encode(),
        json.dumps({**asdict(WORKING), "at": "yesterday"}).encode(),
        json.dumps({**asdict(WORKING), "doing": "dancing"}).encode(),
        json.dumps({**asdict(WORKING), "doing": []}).encode(),
        json.dumps({**asdict(WORKING), "more": 1}).encode(),
    ],
)
def test_damaged_is_none(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "publisher.json").write_bytes(damaged)
    assert read_activity(tmp_path) is None


@pytest.mark.parametrize(
    ("now", "running", "expected"),
    [
        (WORKING.beat, True, "alive"),
        (WORKING.beat + HUNG_SECONDS - 0.1, True, "alive"),
        (WORKING.beat + HUNG_SECONDS, True, "hung"),
        (WORKING.beat + 1, False, "gone"),
        (WORKING.beat - 1, True, "gone"),  # the computer was started again
    ],
)
def test_pulse(now: float, running: bool, expected: str) -> None:
    assert pulse(WORKING, now, running=running) == expected
