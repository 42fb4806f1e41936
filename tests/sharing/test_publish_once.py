"""`kiosk publish --once` with `share` in screen.toml: other screens get it, or people are told why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.releases.release import Release
from kiosk.sharing.note import read_note
from tests.sharing.conftest import Screen


@pytest.fixture
def publish(content: Path, state: Path) -> Callable[[str], int]:
    """Type the command, to be answered in a language; return the exit code."""
    state.mkdir()
    return lambda language: main(
        ["publish", "--once", "--content", str(content), "--state", str(state), "--language", language]
    )


def test_what_is_published_is_shared(
    publish: Callable[[str], int],
    content: Path,
    state: Path,
    folder: Path,
    screen: Callable[[], Screen],
    capsys: pytest.CaptureFixture[str],
) -> None:
    (state / "screen.toml").write_text(f'share = "{folder}"\n')
    assert publish("en") == 0
    told = capsys.readouterr().out
    assert f"Release 1 is in {folder} now" in told
    assert "Carry the file" in told
    other = screen()
    assert Release(other.pull(folder.as_uri())).number == 1
    (content / "lake/kk.md").write_text("# Көл\n\nТұщы.\n")
    (content / "lake/ru.md").write_text("# Озеро\n\n![](нет.jpg)\n")  # an error, and yet a release
    assert publish("en") == 1
    assert Release(other.pull(folder.as_uri())).number == 2
    assert (note := read_note(state)) is not None
    assert (note.folder, note.release, note.code) == (str(folder), 2, "")
    capsys.readouterr()
    assert publish("en") == 1
    assert f"Release 2 is in {folder} already" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_keeps_it_from_being_shared_is_told(
    language: str,
    publish: Callable[[str], int],
    state: Path,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder.mkdir()
    (folder / "letter.doc").write_text("mine")
    (state / "screen.toml").write_text(f'share = "{folder}"\n')
    assert publish(language) == 2
    assert str(folder) in capsys.readouterr().err
    assert (note := read_note(state)) is not None
    assert note.code == "share-other-folder"


def test_nothing_is_shared_without_the_setting(
    publish: Callable[[str], int], state: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (state / "screen.toml").write_text('name = "foyer"\n')
    assert publish("en") == 0
    assert not folder.exists()
    assert read_note(state) is None
