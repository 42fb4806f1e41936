"""`kiosk own`: a content folder of the center's own, which an update with git never meets."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import own_content
from kiosk.invocation import program
from kiosk.message import Failure
from kiosk.own_content import forget, own
from kiosk.paths import content_folder, default_content, own_content_folder

PROJECT = Path(__file__).parents[1]
PAGE = "# Тарих\n\nМәтін.\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with a page, settings and an old report."""
    folder = tmp_path / "content"
    (folder / "01-history").mkdir(parents=True)
    (folder / "01-history/kk.md").write_text(PAGE, "utf-8")
    (folder / "kiosk.toml").write_text('languages = ["kk"]\n')
    (folder / "ПРОВЕРКА.txt").write_text("old")
    return folder


def listed(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def git(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run git as somebody of the staff."""
    identity = ["-c", "user.name=Staff", "-c", "user.email=staff@localhost", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *identity, *arguments], cwd=cwd, capture_output=True, text=True)


@pytest.fixture
def clone(tmp_path: Path, content: Path) -> Path:
    """The program cloned from where its updates come from, with a small content."""
    upstream = tmp_path / "upstream"
    (upstream / "scripts").mkdir(parents=True)
    shutil.copytree(
        PROJECT / "kiosk", upstream / "kiosk", ignore=shutil.ignore_patterns("__pycache__", "viewer")
    )
    shutil.copy(PROJECT / "main.py", upstream)
    shutil.copy(PROJECT / "scripts/kiosk", upstream / "scripts")
    shutil.copytree(PROJECT / "translations", upstream / "translations")
    shutil.copytree(content, upstream / "content", ignore=shutil.ignore_patterns("*.txt"))
    (upstream / ".gitignore").write_text("__pycache__/\n*.txt\n")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        assert git(*command, cwd=upstream).returncode == 0
    assert git("clone", "-q", upstream, tmp_path / "my kiosk", cwd=tmp_path).returncode == 0
    return tmp_path / "my kiosk"


def kiosk(clone: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the program in a clone of the project."""
    command = [sys.executable, clone / "main.py", *arguments]
    return subprocess.run(command, cwd="/", capture_output=True, text=True)


def test_an_update_never_collides_with_what_staff_wrote(clone: Path, tmp_path: Path) -> None:
    mine = tmp_path / "Біздің орталық"
    # As staff do before anybody tells them: they change the content of the program.
    (clone / "content/01-history/kk.md").write_text("# Біздің тарих\n", "utf-8")
    said = kiosk(clone, "own", mine)
    assert (said.returncode, said.stderr) == (0, "")
    assert (mine / "01-history/kk.md").read_text("utf-8") == "# Біздің тарих\n"
    [line] = [line for line in said.stdout.splitlines() if "git -C" in line]
    taken_back = line[line.index("git -C") :]
    assert subprocess.run(shlex.split(taken_back), capture_output=True).returncode == 0

    (mine / "01-history/kk.md").write_text("# Жаңа\n", "utf-8")
    upstream = tmp_path / "upstream"
    (upstream / "content/01-history/kk.md").write_text("# Их текст\n", "utf-8")
    (upstream / "content/01-history/ru.md").write_text("# Их текст\n", "utf-8")
    assert git("add", "-A", cwd=upstream).returncode == 0
    assert git("commit", "-qm", "second", cwd=upstream).returncode == 0
    pulled = git("pull", "-q", cwd=clone)
    assert (pulled.returncode, pulled.stderr) == (0, "")
    assert (mine / "01-history/kk.md").read_text("utf-8") == "# Жаңа\n"
    assert not (mine / "01-history/ru.md").exists()
    assert kiosk(clone, "own").stdout == f"{mine}\n"
    assert "no-such.jpg" not in kiosk(clone, "check").stdout
    (mine / "01-history/kk.md").write_text("# Жаңа\n\n![x](no-such.jpg)\n", "utf-8")
    assert "no-such.jpg" in kiosk(clone, "check").stdout  # every command takes it


def test_without_changes_there_is_nothing_to_take_back(clone: Path, tmp_path: Path) -> None:
    assert "git" not in kiosk(clone, "own", tmp_path / "mine").stdout


def test_content_named_by_hand_comes_first(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk(clone, "own", tmp_path / "mine")
    assert own_content_folder(os.environ) == tmp_path / "mine"
    assert kiosk(clone, "own", "--content", tmp_path / "content").stdout == f"{tmp_path / 'content'}\n"
    monkeypatch.setenv("KIOSK_CONTENT", str(tmp_path))
    assert kiosk(clone, "own").stdout == f"{tmp_path}\n"
    monkeypatch.delenv("KIOSK_CONTENT")
    assert kiosk(clone, "own", "--forget").returncode == 0
    assert kiosk(clone, "own").stdout == f"{clone / 'content'}\n"
    assert (tmp_path / "mine/01-history/kk.md").exists()


def test_a_remembered_folder_that_is_gone_is_said(clone: Path, tmp_path: Path) -> None:
    kiosk(clone, "own", tmp_path / "mine")
    shutil.rmtree(tmp_path / "mine")
    for command in ("check", "new", "own"):
        argument = {"new": ["x"], "own": [tmp_path / "other"]}.get(command, [])
        said = kiosk(clone, command, *argument)
        assert said.returncode == 2, command
        assert str(tmp_path / "mine") in said.stderr
        assert "own --forget" in said.stderr


def test_reports_of_the_kiosk_are_not_copied(content: Path, tmp_path: Path) -> None:
    done = own(content, tmp_path / "new/mine", os.environ)
    assert done.files == 2
    assert listed(tmp_path / "new/mine") == {"01-history/kk.md", "kiosk.toml"}
    assert content_folder(None, os.environ) == tmp_path / "new/mine"


def test_a_folder_with_pages_is_only_remembered(content: Path, tmp_path: Path) -> None:
    there = Path(shutil.copytree(content, tmp_path / "there"))
    (there / "01-history/kk.md").write_text("# Біздікі\n", "utf-8")
    assert own(content, there, os.environ).files == 0
    assert (there / "01-history/kk.md").read_text("utf-8") == "# Біздікі\n"
    assert own_content_folder(os.environ) == there


def test_a_copy_that_was_interrupted_is_finished(content: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    (mine / "01-history").mkdir(parents=True)
    (mine / "01-history/kk.md").write_text("# Тар")
    (mine / own_content._COPYING).touch()
    own(content, mine, os.environ)
    assert (mine / "01-history/kk.md").read_text("utf-8") == PAGE
    assert listed(mine) == {"01-history/kk.md", "kiosk.toml"}


@pytest.mark.parametrize("place", ["content/inside", "full", "{project}/mine"])
def test_places_that_would_be_a_trap_are_refused(place: str, content: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/letter.docx").touch()
    with pytest.raises(Failure):
        own(content, tmp_path / place.format(project=PROJECT), os.environ)
    assert own_content_folder(os.environ) is None
    assert listed(tmp_path / "full") == {"letter.docx"}
    assert not (content / "inside").exists()
    assert not (PROJECT / "mine").exists()


@pytest.mark.parametrize("existed", [False, True])
def test_what_cannot_be_copied_leaves_nothing_behind(existed: bool, content: Path, tmp_path: Path) -> None:
    os.mkfifo(content / "01-history/pipe")
    mine = tmp_path / "mine"
    if existed:
        mine.mkdir()
    with pytest.raises(Failure, match="pipe"):
        own(content, mine, os.environ)
    assert mine.exists() == existed
    assert listed(tmp_path / "mine") == set()
    assert own_content_folder(os.environ) is None


def test_what_was_never_remembered_can_be_forgotten() -> None:
    forget(os.environ)
    assert content_folder(None, os.environ) == default_content() == PROJECT / "content"


def test_messages_name_what_starts_the_program_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    assert program() == "scripts/kiosk"
    monkeypatch.chdir(tmp_path)
    assert program() == shlex.quote(f"{PROJECT}/scripts/kiosk")
    monkeypatch.setattr("kiosk.paths.PROJECT", tmp_path)  # as pip installs it: without scripts
    assert program() == "kiosk"
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/kiosk").touch(0o644)  # as a zip file or a stick leaves it
    assert program() == "sh scripts/kiosk"
