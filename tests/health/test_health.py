"""How the screen is, as it is written and read again: whole, small, and understood by other versions."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.health import process
from kiosk.health.health import SILENT_SECONDS, Health, of_facts, painting, read_health, write_health

PAINTING = Health(pid=4711, beat=1000.5, release=12, idle="resting", width=1080, height=1920)
FILE = Path("viewer/health.json")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_health(tmp_path, PAINTING)
    assert read_health(tmp_path) == PAINTING
    write_health(tmp_path, replace(PAINTING, release=13))
    assert read_health(tmp_path) == replace(PAINTING, release=13)
    assert [path.name for path in (tmp_path / "viewer").iterdir()] == ["health.json"]
    assert json.loads((tmp_path / FILE).read_text())["format"] == 1


def test_the_longest_texts_fit(tmp_path: Path) -> None:
    longest = dict.fromkeys(Health.__dataclass_fields__, "😀" * 500)
    write_health(tmp_path, of_facts({**longest, "pid": 2**22, "beat": 1e9, "errors": 2**60}))
    health = read_health(tmp_path)
    assert health is not None
    assert (health.pid, health.errors) == (2**22, 2**60)


def test_a_disk_that_takes_no_new_file_still_takes_the_beat(tmp_path: Path) -> None:
    write_health(tmp_path, PAINTING)
    (tmp_path / "viewer/.new-health.json").mkdir()
    write_health(tmp_path, replace(PAINTING, frames=59))
    assert read_health(tmp_path) == replace(PAINTING, frames=59)


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "viewer").write_text("")
    write_health(tmp_path, PAINTING)
    assert read_health(tmp_path) is None


def test_another_version_is_understood(tmp_path: Path) -> None:
    (tmp_path / "viewer").mkdir()
    row = {"format": 2, "pid": 7, "beat": 5, "release": "twelve", "brightness": 80, "idle": "active"}
    (tmp_path / FILE).write_text(json.dumps(row))
    assert read_health(tmp_path) == Health(format=2, pid=7, beat=5.0, idle="active")


@pytest.mark.parametrize("damaged", ["", "\0" * 4096, "[]", "null", "{}", '{"pid": 4711', '{"pid": true}'])
def test_a_damaged_file_says_nothing(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "viewer").mkdir()
    (tmp_path / FILE).write_text(damaged)
    assert read_health(tmp_path) is None


@pytest.mark.parametrize(
    ("health", "now", "running", "said"),
    [
        (PAINTING, 1000.5 + SILENT_SECONDS - 1, True, "painting"),
        (PAINTING, 1000.5 + SILENT_SECONDS, True, "hung"),
        (PAINTING, 1001.0, False, "gone"),
        (PAINTING, 5.0, True, "gone"),  # the computer was started anew, and somebody else has the number
        (None, 1001.0, True, "gone"),
    ],
)
def test_whether_the_screen_paints(health: Health | None, now: float, running: bool, said: str) -> None:
    assert painting(health, now, running=running) == said


def test_what_the_system_tells_of_this_process() -> None:
    assert process.memory() > 5_000_000
    assert 0 < process.memory_shared_fairly() <= process.memory()
    assert process.threads() >= 1
    before = process.handles()
    with Path(__file__).open():
        assert process.handles() == before + 1
    assert process.disk_free(Path(__file__)) > 0
    assert process.disk_free(Path("/gone")) == 0
