"""Which commands write the report for staff, and that all of them tell the same in the same order."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.test_cli import kiosk

BAD = "# Тарих\n\n![көл](жоқ.jpg)\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with problems in several files."""
    folder = tmp_path / "content"
    for name in ("10-sport", "2-history"):
        (folder / name).mkdir(parents=True)
        (folder / name / "kk.md").write_text(BAD, "utf-8")
    (folder / "kiosk.toml").write_text('languages = ["kk"]\nstaff_language = "ru"\n', "utf-8")
    (folder / "2-history" / "old.docx").write_bytes(b"x")
    return folder


def names(content: Path) -> set[str]:
    return {path.name for path in content.iterdir() if path.suffix != ".toml" and path.is_file()}


def test_the_kiosk_writes_it_and_who_only_looks_does_not(content: Path, tmp_path: Path) -> None:
    assert kiosk("check", content).returncode == 1
    shots = kiosk("screenshots", tmp_path / "out", "--content", content, "--page", "sport")
    assert shots.returncode == 0, shots.stderr
    assert names(content) == set()
    places = ("--content", content, "--state", tmp_path / "state")
    assert kiosk("publish", "--once", *places).returncode == 1
    assert names(content) == {"ПРОВЕРКА.txt"}
    again = kiosk("check", content, "--json")
    assert "ПРОВЕРКА" not in again.stdout
    (content / "2-history" / "kk.md").write_text("# Тарих\n\nМәтін.\n", "utf-8")
    kiosk("publish", "--once", *places)
    report = (content / "ПРОВЕРКА.txt").read_bytes()
    assert kiosk("releases", "restore", "1", *places).returncode == 0
    held = (content / "ПРОВЕРКА.txt").read_bytes()
    assert held != report
    assert b"2-history/kk.md" in held
    assert kiosk("publish", "--once", *places).returncode == 1
    assert (content / "ПРОВЕРКА.txt").read_bytes() == held


def test_check_says_in_three_sentences_what_weighs_most_first(content: Path) -> None:
    (content / "2-history" / "ru.md").write_bytes(b"\0" * 900)
    lines = kiosk("check", content, "--language", "en").stdout.splitlines()
    places = [line.partition(": ")[0] for line in lines]
    expected = ["2-history/ru.md", "2-history/kk.md:3", "10-sport/kk.md:3", "2-history/old.docx"]
    assert [place for place in places if place in expected] == expected
    assert lines[1] == (
        "2-history/kk.md:3: The picture “жоқ.jpg” was not found. Put the file beside the text, or correct "
        "its name in the text. Visitors see its description instead, if it has one."
    )
    rows = json.loads(kiosk("check", content, "--json").stdout)["problems"]
    assert [f"{row['file']}:{row['line']}" if row["line"] else row["file"] for row in rows] == places


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_no_name_of_a_file_breaks_or_colours_a_line(content: Path) -> None:
    (content / "2-history" / "a\n\x1b[31mb.jpg").write_bytes(b"x")
    run = kiosk("check", content)
    assert "\x1b" not in run.stdout
    assert all(line.partition(": ")[2] for line in run.stdout.splitlines())
