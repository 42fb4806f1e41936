"""Who knows Babel's own command can use it on our files, and its files are as good as those of `update`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from scripts.translations.catalogues import check, update

PROJECT = Path(__file__).parents[2]
QML = """
//: on the button
text: translate("Home")
label: translate("%n file(s)", "", n)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a small project with a catalogue of English, which needs one translation."""
    (tmp_path / "kiosk" / "viewer").mkdir(parents=True)
    shutil.copy(PROJECT / "babel.cfg", tmp_path)
    (tmp_path / "kiosk" / "a.py").write_text('N_("Pages"); plural(language, "{n} page", "{n} pages", n)\n')
    (tmp_path / "kiosk" / "viewer" / "B.qml").write_text(QML)
    update(tmp_path)
    return tmp_path


def pybabel(root: Path, *arguments: str) -> str:
    """Run pybabel there; return what it told."""
    command = [sys.executable, "-c", "from babel.messages.frontend import main; main()", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stderr


def test_extract_finds_the_texts_with_plurals_and_notes(root: Path) -> None:
    pybabel(root, "extract", "-F", "babel.cfg", "-o", "translations/kiosk.pot", ".")
    with (root / "translations" / "kiosk.pot").open("rb") as file:
        found = [(message.id, message.locations, message.auto_comments) for message in read_po(file)]
    assert found[1:] == [
        ("Pages", [("kiosk/a.py", 1)], []),
        (("{n} page", "{n} pages"), [("kiosk/a.py", 1)], []),
        ("Home", [("kiosk/viewer/B.qml", 3)], ["on the button"]),
        (("%n file(s)", "%n file(s)"), [("kiosk/viewer/B.qml", 4)], []),
    ]


def test_extract_warns_of_a_call_without_a_text(root: Path) -> None:
    (root / "kiosk" / "viewer" / "B.qml").write_text("text:\n translate(title)\n")
    told = pybabel(root, "extract", "-F", "babel.cfg", "-o", "translations/kiosk.pot", ".")
    assert "B.qml:2: TextNotFound: translate() needs a plain text" in told
    assert check(root)[0] == "kiosk/viewer/B.qml:2: translate() needs a plain text"


def test_what_pybabel_wrote_passes_the_check(root: Path) -> None:
    (root / "kiosk" / "viewer" / "B.qml").write_text(QML.replace("Home", "Start"))
    for language in ("kk", "ru"):
        shutil.rmtree(root / "translations" / language)
    words = root / "translations" / "en" / "LC_MESSAGES" / "kiosk.po"
    pybabel(root, "extract", "-F", "babel.cfg", "-o", "translations/kiosk.pot", ".")
    pybabel(root, "update", "-i", "translations/kiosk.pot", "-d", "translations", "-D", "kiosk", "-N")
    text = words.read_text()
    for source, own in (("Start", ["Start"]), ("%n file(s)", ["%n file", "%n files"])):
        empty = [f'msgstr[{form}] ""' for form in (0, 1)] if len(own) > 1 else ['msgstr ""']
        filled = [line.replace('""', f'"{string}"') for line, string in zip(empty, own, strict=True)]
        before, _, after = text.partition(f'msgid "{source}"')
        text = before + f'msgid "{source}"' + after.replace("\n".join(empty), "\n".join(filled), 1)
    words.write_text(text)
    pybabel(root, "compile", "-d", "translations", "-D", "kiosk")
    assert [line for line in check(root) if line.startswith(("en", "kiosk"))] == []


def test_a_file_that_moves_moves_no_text_in_the_catalogues(root: Path) -> None:
    before = [
        line for line in (root / "translations" / "kiosk.pot").read_text().split("\n") if line[:2] != "#:"
    ]
    (root / "kiosk" / "a.py").rename(root / "kiosk" / "z.py")
    (root / "kiosk" / "viewer" / "B.qml").write_text(QML + 'more: translate("Back")\n')
    update(root)
    after = [
        line for line in (root / "translations" / "kiosk.pot").read_text().split("\n") if line[:2] != "#:"
    ]
    assert after == [*before[:-1], 'msgid "Back"', 'msgstr ""', "", ""]
