"""What an import says: lines that can be typed as they are, short lists, only the problems it brings."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.invocation import program
from kiosk.paths import PROJECT
from tests.importing.conftest import Make, run, text, tree
from tests.importing.documents import docx, p

Said = pytest.CaptureFixture[str]
OLD, NEW = text("Old"), text("New")
BROKEN = "# Broken\n\n![x](gone.jpg)\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="lines for a POSIX shell")


def typed(said: str, elsewhere: Path) -> subprocess.CompletedProcess[str]:
    """Type the line that was told, in another folder."""
    line = re.split("(?:type|such as): ", said)[-1].splitlines()[0]
    start, rest = re.fullmatch(r"('[^']*'|\S+) (.*)", line).groups()  # type: ignore[union-attr]
    assert shlex.split(start)[0].endswith(program())
    line = f"{shlex.quote(sys.executable)} {shlex.quote(str(PROJECT / 'main.py'))} {rest}"
    return subprocess.run(["sh", "-c", line], cwd=elsewhere, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["my stick", "it's “Флешка”  twice, $HOME;&"])
def test_the_line_to_type_works_anywhere(name: str, make: Make, tmp_path: Path, capsys: Said) -> None:
    content = make(f"the {name}", {"01-a/kk.md": OLD, "kiosk.toml": ""})
    stick = make(name, {"01-a/kk.md": NEW, "kiosk.toml": 'languages = ["kk"]\n', "02-b/kk.md": NEW})
    assert run(stick, content, settings=True) == 0
    assert typed(capsys.readouterr().err, tmp_path).returncode == 0
    assert tree(content) == tree(stick)
    assert run(stick / "01-a", content, place="01-a/page") == 0
    typed(capsys.readouterr().err, tmp_path)
    assert (content / "01-a/01-page/kk.md").exists()


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("Хат 1.docx", True),
        ("it's  a letter.docx", True),
        ("it's  a letter.docx", False),
        ("3. Letter.DOCX", False),
    ],
)
def test_a_document_is_imported_by_the_line_that_is_told(
    name: str, alone: bool, make: Make, tmp_path: Path, capsys: Said
) -> None:
    content = make("content", {"07-a/ru.md": OLD, "kiosk.toml": ""})
    stick = make("my stick", {"07-a/ru.md": OLD})
    docx(stick / name, p("Letter", style="1") + p("Words."))
    run(stick / name if alone else stick, content)
    said = capsys.readouterr()
    again = typed(f"{said.out}{said.err}".partition("Nothing has been")[0].rstrip(), tmp_path)
    assert again.returncode == 0, again.stderr
    yes = typed(again.stderr, tmp_path)
    assert yes.returncode == 0, yes.stderr
    made = next(folder for folder in content.iterdir() if folder.name.startswith("08-"))
    assert [path.name for path in made.iterdir()] == ["en.md"]
    run(stick / name, content)  # the page is there now
    assert made.name in capsys.readouterr().err


@pytest.mark.parametrize(
    ("files", "place", "folder"),
    [
        ({"07-a/kk.md": OLD}, "", "08-letter"),
        ({"07-a/kk.md": OLD}, "letter", "08-letter"),
        ({"07-a/kk.md": OLD}, "05-letter", "05-letter"),
        ({"07-a/kk.md": OLD, "07-a/03-b/kk.md": OLD}, "a/letter", "07-a/04-letter"),
        ({"07-a/kk.md": OLD, "attract/1.jpg": "x"}, "7-a/letter", "07-a/01-letter"),
        ({"007. a/kk.md": OLD}, "letter", "008. letter"),
        ({"a/kk.md": OLD}, "letter", "letter"),
        ({}, "letter", "01-letter"),
    ],
)
def test_a_new_page_gets_the_next_number(files: dict[str, str], place: str, folder: str, make: Make) -> None:
    content = make("content", {"kiosk.toml": "", **files})
    page = make("letter", {"kk.md": NEW})
    assert run(page, content, place=place, yes=True) == 0
    assert (content / folder / "kk.md").exists()
    assert run(page, content, place=place, yes=True) == 0  # it is there now
    assert len(list(content.rglob("kk.md"))) == len([name for name in files if name.endswith(".md")]) + 1


def test_new_sections_of_a_stick_get_numbers_and_new_folders_of_photos_none(make: Make) -> None:
    content = make("content", {"07-a/kk.md": OLD, "kiosk.toml": ""})
    stick = make(
        "stick", {"a/kk.md": NEW, "a/photos/1.txt": "x", "a/b/kk.md": NEW, "c/kk.md": NEW, "d/kk.md": NEW}
    )
    assert run(stick, content, yes=True) == 0
    made = {path.parent.relative_to(content).as_posix() for path in content.rglob("*.*")} - {"."}
    assert made == {"07-a", "07-a/photos", "07-a/01-b", "08-c", "09-d"}


def test_what_stays_and_what_is_unchanged_is_told_in_a_line(make: Make, capsys: Said) -> None:
    pages = {f"{n:02}-p{n}/kk.md": OLD for n in range(1, 40)}
    content = make("content", {**pages, **{f"01-p1/{n}.txt": "x" for n in range(40)}, "kiosk.toml": ""})
    stick = make("stick", {**dict(list(pages.items())[:20]), "02-p2/kk.md": NEW, "kiosk.toml": ""})
    assert run(stick, content) == 0
    said = capsys.readouterr().out.splitlines()
    assert "unchanged: 01-p1, 03-p3, 04-p4, 05-p5, 06-p6, and 14 more" in said
    stays = [line for line in said if line.startswith("stays, though")]
    assert len(stays) == 1
    assert stays[0].endswith("21-p21/, 22-p22/, 23-p23/, 24-p24/, 25-p25/, and 54 more")
    assert run(stick, content, remove=True) == 0
    said = capsys.readouterr().out.splitlines()
    assert len([line for line in said if line.startswith("removed: ")]) == 59


def test_only_problems_that_the_import_brings_are_listed_and_count(make: Make, capsys: Said) -> None:
    content = make(
        "content",
        {"01-a/kk.md": BROKEN, "02-b/kk.md": OLD, "03-c/kk.md": OLD + "\n[b](../02-b/)\n", "kiosk.toml": ""},
    )
    good = make("good", {"04-d/kk.md": NEW})
    assert run(good, content) == 0
    said = capsys.readouterr().out
    assert "gone.jpg" not in said
    assert "Problems of what is imported" not in said
    assert re.search(r"Problems of other pages, as before: \d+\. To see them, type: ", said)
    assert "gone.jpg" in typed(said, content).stdout
    bad = make("bad", {"05-e/kk.md": BROKEN})
    assert run(bad, content) == 1
    said = capsys.readouterr().out
    assert ("05-e/kk.md:3" in said, "01-a/kk.md" in said) == (True, False)
    # A page that is taken away is missed elsewhere.
    whole = make("whole", {"01-a/kk.md": BROKEN, "03-c/kk.md": OLD + "\n[b](../02-b/)\n", "kiosk.toml": ""})
    assert run(whole, content, remove=True) == 1
    said = capsys.readouterr().out
    assert ("03-c/kk.md:5" in said, "01-a/kk.md" in said) == (True, False)
    assert run(make("same", {"01-a/kk.md": BROKEN}), content) == 0


def test_delete_with_a_document_is_told_to_remove_nothing(make: Make, tmp_path: Path, capsys: Said) -> None:
    content = make("content", {"01-a/kk.md": OLD, "01-a/en.md": OLD, "kiosk.toml": ""})
    letter = docx(tmp_path / "letter.docx", p("Letter", style="1") + p("Words."))
    assert run(letter, content, place="01-a", remove=True, yes=True) == 0
    assert "--delete removes none" in capsys.readouterr().out
    assert (content / "01-a/kk.md").exists()
