"""The size of the screen, as the viewer notes it for the publisher."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.paths import viewer_folder
from kiosk.screen_edge import LEAST, MOST, fleet_edge, note_edge, note_fleet_edge, noted_edge


def test_the_largest_screen_is_noted(tmp_path: Path) -> None:
    viewer_folder(tmp_path).mkdir()
    assert noted_edge(tmp_path) == LEAST
    for edge, noted in ((1280, LEAST), (3840, 3840), (1920, 3840), (MOST + 1, 3840), (MOST, MOST)):
        note_edge(tmp_path, edge)
        assert noted_edge(tmp_path) == noted


def test_the_largest_of_all_screens_counts(tmp_path: Path) -> None:
    viewer_folder(tmp_path).mkdir()
    assert fleet_edge(tmp_path) == 0
    for edge, noted in ((1280, 1280), (3840, 3840), (2560, 3840), (MOST + 1, 3840)):
        note_fleet_edge(tmp_path, edge)
        assert fleet_edge(tmp_path) == noted
        assert noted_edge(tmp_path) == max(noted, LEAST)
    note_edge(tmp_path, 4096)
    assert (noted_edge(tmp_path), fleet_edge(tmp_path)) == (4096, 3840)


@pytest.mark.parametrize("damage", [b"", b"wide", b"-5", b"99999999999", "٣٨٤٠".encode()])
def test_a_damaged_note_is_none(tmp_path: Path, damage: bytes) -> None:
    viewer_folder(tmp_path).mkdir()
    (viewer_folder(tmp_path) / "edge").write_bytes(damage)
    assert LEAST <= noted_edge(tmp_path) <= MOST


def test_a_state_folder_that_takes_no_files_harms_nothing(tmp_path: Path) -> None:
    note_edge(tmp_path / "none", 3840)
    assert noted_edge(tmp_path / "none") == LEAST
