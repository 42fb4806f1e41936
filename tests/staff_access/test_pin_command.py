"""`kiosk pin`: the PIN and the key of this machine's staff screen."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.settings.screen import load_screen_settings
from kiosk.staff_access.key import KEY_FILE, Found, look_for_key
from kiosk.staff_access.pin import is_pin

PROJECT = Path(__file__).parents[2]


def pin(state: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROJECT / "main.py"), "pin", "--state", str(state), *arguments]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60)


def test_a_pin_is_typed_twice_and_kept_as_a_hash(tmp_path: Path) -> None:
    toml = tmp_path / "screen.toml"
    toml.write_text("# ours\ndiagonal_inches = 43  # measured\n", "utf-8")
    ran = pin(tmp_path, typed="4711\n4711\n")
    assert (ran.returncode, ran.stderr.count("PIN")) == (0, 2), ran.stderr
    settings = load_screen_settings(tmp_path, "en")
    assert settings.diagonal_inches == 43
    assert is_pin("4711", settings.staff_pin)
    assert toml.read_text("utf-8").startswith("# ours\ndiagonal_inches = 43  # measured\nstaff_pin = ")
    if os.name == "posix":
        assert stat.S_IMODE(toml.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("typed", "said"),
    [("4711\n4712\n", "differ"), ("1234\n", "too easy"), ("47\n", "4 to 12"), ("", "4 to 12")],
)
def test_what_is_refused_changes_nothing(tmp_path: Path, typed: str, said: str) -> None:
    ran = pin(tmp_path, typed=typed)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert not (tmp_path / "screen.toml").exists()


@pytest.mark.parametrize(("tag", "word"), [("kk", "тым оңай"), ("ru", "легко угадать")])
def test_it_speaks_the_language_of_its_reader(tmp_path: Path, tag: str, word: str) -> None:
    assert word in pin(tmp_path, "--language", tag, typed="0000\n").stderr


def test_a_stick_becomes_a_key_and_stays_one_for_a_second_kiosk(tmp_path: Path) -> None:
    stick, one, two = tmp_path / "stick", tmp_path / "one", tmp_path / "two"
    stick.mkdir()
    for state in (one, two):
        assert pin(state, "--key", str(stick)).returncode == 0
        assert look_for_key([stick], load_screen_settings(state, "en").staff_key) is Found.OURS


def test_a_stick_that_is_not_there_or_has_another_file_of_that_name(tmp_path: Path) -> None:
    assert "is no folder" in pin(tmp_path, "--key", str(tmp_path / "none")).stderr
    (tmp_path / KEY_FILE).write_text("letters")
    assert "is no key" in pin(tmp_path, "--key", str(tmp_path)).stderr
    assert not (tmp_path / "screen.toml").exists()


def test_a_damaged_file_of_settings_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "screen.toml").write_text("diagonal_inches = = 3\n")
    ran = pin(tmp_path, typed="4711\n4711\n")
    assert ran.returncode == 2
    assert "screen.toml" in ran.stderr
    assert (tmp_path / "screen.toml").read_text() == "diagonal_inches = = 3\n"


def test_both_can_be_taken_away(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    pin(tmp_path, typed="4711\n4711\n")
    pin(tmp_path, "--key", str(tmp_path / "stick"))
    assert pin(tmp_path, "--forget").returncode == 0
    settings = load_screen_settings(tmp_path, "en")
    assert (settings.staff_pin, settings.staff_key) == ("", "")
