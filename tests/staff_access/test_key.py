"""The key on a stick, and where sticks are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.staff_access.key import KEY_FILE, Found, fingerprint, is_fingerprint, look_for_key, new_key
from kiosk.staff_access.sticks import is_on_a_stick, sticks


def stick(folder: Path, content: bytes | None) -> Path:
    folder.mkdir(parents=True)
    if content is not None:
        (folder / KEY_FILE).write_bytes(content)
    return folder


def test_a_key_is_known_by_its_fingerprint(tmp_path: Path) -> None:
    key = new_key()
    mark = fingerprint(key)
    assert is_fingerprint(mark)
    assert key.split()[-1].decode() not in mark
    ours = stick(tmp_path / "ours", key.replace(b"\n", b"\r\n"))
    another = stick(tmp_path / "another", new_key())
    empty = stick(tmp_path / "empty", None)
    assert look_for_key([empty, another, ours], mark) is Found.OURS
    assert look_for_key([another, empty], mark) is Found.ANOTHERS
    assert look_for_key([empty], mark) is Found.NONE
    assert look_for_key([ours], "") is Found.ANOTHERS


@pytest.mark.parametrize("content", [b"", b"kiosk key\n", b"kiosk key\n1234\n", b"\xff" * 200, b"x" * 9999])
def test_a_file_that_is_no_key(tmp_path: Path, content: bytes) -> None:
    assert look_for_key([stick(tmp_path / "s", content)], fingerprint(new_key())) is Found.DAMAGED


def test_a_link_is_no_key(tmp_path: Path) -> None:
    key = new_key()
    stick(tmp_path / "real", key)
    folder = stick(tmp_path / "s", None)
    (folder / KEY_FILE).symlink_to(tmp_path / "real" / KEY_FILE)
    assert look_for_key([folder], fingerprint(key)) is Found.NONE


def test_sticks_are_what_is_mounted_below_the_roots(tmp_path: Path) -> None:
    media, run = tmp_path / "media", tmp_path / "run"
    mounted = {stick(media / "kiosk" / "A", None), stick(media / "B", None), stick(run / "user" / "C", None)}
    stick(media / "user" / "left-behind", None)
    stick(tmp_path / "elsewhere", None)
    (media / "link").symlink_to(tmp_path / "elsewhere")
    known = sticks([media, run, tmp_path / "none"], lambda path: path in mounted or path.name == "link")
    assert known == [media / "B", media / "kiosk" / "A", run / "user" / "C"]


def test_a_path_leads_nowhere_but_to_a_stick(tmp_path: Path) -> None:
    known = [stick(tmp_path / "media" / "A", None)]
    (known[0] / "out").symlink_to(tmp_path)
    assert is_on_a_stick(known[0], known)
    assert is_on_a_stick(known[0] / "folder", known)
    for outside in (tmp_path, known[0] / "..", known[0] / "out", tmp_path / "media" / "AB", Path("/etc")):
        assert not is_on_a_stick(outside, known), outside


def test_here_nothing_of_the_system_is_a_stick() -> None:
    assert not is_on_a_stick(Path("/"), sticks())
