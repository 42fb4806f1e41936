"""The file that remembers the viewer's starts, whatever becomes of the file and the disk."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kiosk.supervision.center import Center, read_center, write_center
from kiosk.supervision.files import starts_file, trouble_file
from kiosk.supervision.starts import SIZE, Starts, read_history
from kiosk.supervision.trouble import Trouble, read_trouble
from kiosk.system.boot import boot_id


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder with releases 1 and 2, of which 2 is current and 1 ran well."""
    for number in (1, 2):
        (tmp_path / "releases" / f"{number:06d}").mkdir(parents=True)
    (tmp_path / "releases/current").write_text("1\n")
    first = Starts(tmp_path)
    first.shows(1, 1)
    first.ran_well(1)
    first.ends()
    (tmp_path / "releases/current").write_text("2\n")
    return tmp_path


def crash(state: Path) -> int:
    """Start the viewer, which shows a release and then ends unexpectedly; return the number."""
    starts = Starts(state)
    shown = (*starts.instead_of(2), 2)[0]
    starts.shows(shown, 2)
    return shown


def test_a_crash_is_found_at_the_next_start_and_told(state: Path) -> None:
    assert crash(state) == 2
    assert read_trouble(state) is None
    assert crash(state) == 1
    assert read_trouble(state) == Trouble(2, shown=1)
    starts = Starts(state)
    starts.shows(3, 3)
    assert read_trouble(state) is None
    starts.ends()
    assert [run.asked for run in read_history(state).runs] == [True, False, False, True]
    assert {run.began.boot for run in read_history(state).runs} == {boot_id()}


def test_the_plain_screen_is_told(state: Path) -> None:
    for _ in range(12):
        crash(state)
    assert Starts(state).plain_for > 500
    assert read_trouble(state) == Trouble(2, plain=True)


@pytest.mark.parametrize(
    "data", [b"", b"\0" * SIZE, b"{}", b"[]", b'{"runs": [{"began": 7}]}', b"{" * 100_000, b"\xff\xfe"]
)
def test_a_damaged_file_is_none(state: Path, data: bytes) -> None:
    starts_file(state).write_bytes(data)
    trouble_file(state).write_bytes(data)
    assert read_trouble(state) is None
    assert crash(state) == 2
    assert read_history(state).runs[-1].release == 2


def test_a_folder_in_its_place_holds_nothing_up(state: Path) -> None:
    starts_file(state).unlink()
    (starts_file(state) / "a").mkdir(parents=True)
    assert crash(state) == 2


def test_on_a_full_disk_the_old_file_is_overwritten(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        write(path, data[:100])
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert crash(state) == 2
    assert crash(state) == 1
    assert starts_file(state).stat().st_size == SIZE
    assert not starts_file(state).with_name(".new-starts.json").exists()
    starts_file(state).unlink()
    assert crash(state) == 2  # nothing can be remembered, and the kiosk starts


def test_name_and_contacts_are_kept(tmp_path: Path) -> None:
    assert read_center(tmp_path) == Center()
    settings = {"name": {"kk": "Орталық"}, "contacts": {"kk": "+7 7172"}, "zone": ""}
    center = Center.of(("kk", "ru"), settings)
    write_center(tmp_path, center)
    assert read_center(tmp_path) == center
    assert center.contacts == {"kk": "+7 7172"}
    assert Center.of(("kk",), {}) == Center(("kk",))


def test_the_unit_names_the_start_of_the_computer(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for boot in ("a", "b", "b"):
        monkeypatch.setenv("KIOSK_BOOT", boot)
        shown = crash(state)
    assert (boot_id(), shown) == ("b", 1)
