"""`kiosk import FOLDER`: a dry run first, then the folder is the new one, whole."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.content_switch.switch_folder import SwitchFolder
from kiosk.importing import carry_out, stage
from kiosk.progress.steps import ShowProgress
from kiosk.publishing.build.check import CheckResult
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from tests.importing.conftest import Make, leftovers, run, text, tree

OLD, NEW = text("Old"), text("New")

Said = pytest.CaptureFixture[str]


@pytest.fixture
def content(make: Make) -> Path:
    return make(
        "content",
        {
            "kiosk.toml": 'languages = ["kk"]\n',
            "01-a/kk.md": OLD,
            "01-a/old.txt": "stays",
            "02-b/kk.md": OLD,
            "CHECK.txt": "the publisher's",
            ".git/config": "hidden",
        },
    )


@pytest.fixture
def stick(make: Make) -> Path:
    return make("stick", {"05-a/kk.md": NEW, "03-c/kk.md": NEW, "CHECK.txt": "x", "05-a/x.tmp": "x"})


IMPORTED = {"01-a/kk.md": NEW.encode(), "03-c/kk.md": NEW.encode()}


def test_a_dry_run_changes_nothing(content: Path, stick: Path, capsys: Said) -> None:
    before = tree(content)
    assert run(stick, content) == 0
    said = capsys.readouterr()
    assert "changed: 01-a (kk.md)" in said.out
    assert "new: 03-c (kk.md)" in said.out
    assert "x.tmp" in said.out
    assert "--yes" in said.err
    assert tree(content) == before
    assert leftovers(content) == []


def test_the_folder_is_the_new_one_and_the_old_one_is_kept(content: Path, stick: Path, capsys: Said) -> None:
    before = tree(content)
    assert run(stick, content, yes=True) == 0
    assert tree(content) == before | IMPORTED
    backup = content.with_name("content-before-import")
    assert tree(backup) == before
    assert str(backup) in capsys.readouterr().err
    assert leftovers(content) == []
    assert run(stick, content, yes=True) == 0
    assert "nothing to import" in capsys.readouterr().err
    assert tree(backup) == before


def test_the_backup_brings_everything_back(content: Path, stick: Path) -> None:
    before = tree(content)
    run(stick, content, yes=True)
    first = content.with_name("content-before-import").rename(content.with_name("first"))
    assert run(first, content, yes=True, remove=True) == 0
    assert tree(content) == before
    assert tree(content.with_name("content-before-import")) == before | IMPORTED


def test_errors_of_the_result_are_listed(content: Path, make: Make, capsys: Said) -> None:
    bad = make("bad", {"09-x/kk.md": "# X\n\n![x](gone.jpg)\n"})
    assert run(bad, content) == 1
    assert "09-x/kk.md:3: " in capsys.readouterr().out
    assert run(bad, content, yes=True) == 1
    assert (content / "09-x/kk.md").exists()


def test_a_page_goes_where_it_is_wanted(content: Path, make: Make, capsys: Said) -> None:
    page = make("letter", {"kk.md": NEW})
    assert run(page, content, place="b/07-letter", yes=True) == 0
    assert (content / "02-b/07-letter/kk.md").read_text() == NEW
    (page / "kk.md").write_text(text("Newer"))
    assert run(page, content, yes=True) == 0  # found by its name, wherever it is
    assert (content / "02-b/07-letter/kk.md").read_text() == text("Newer")
    assert run(page, content, place="../letter", yes=True) == 2
    assert "../letter" in capsys.readouterr().err


def test_permissions_links_and_dates_stay(content: Path, stick: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no such permissions")
    (content / "01-a/kk.md").chmod(0o640)
    (content / "02-b").chmod(0o750)
    (content / "link").symlink_to("01-a")
    os.utime(stick / "05-a/kk.md", (1_700_000_000, 1_700_000_000))
    assert run(stick, content, yes=True) == 0
    assert stat.S_IMODE((content / "01-a/kk.md").stat().st_mode) == 0o640
    assert stat.S_IMODE((content / "02-b").stat().st_mode) == 0o750
    assert (content / "link").readlink() == Path("01-a")
    assert (content / "01-a/kk.md").stat().st_mtime == 1_700_000_000


def test_nothing_is_written_through_a_link(content: Path, stick: Path, tmp_path: Path, capsys: Said) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (content / "03-c").symlink_to(elsewhere)
    assert run(stick, content, yes=True) == 2
    assert "03-c" in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []


def test_a_content_folder_that_is_a_link(content: Path, stick: Path) -> None:
    real = content.rename(content.with_name("real"))
    content.symlink_to(real)
    assert run(stick, content, yes=True) == 0
    assert content.is_symlink()
    assert tree(real).items() >= IMPORTED.items()


def test_where_nothing_can_lie_beside(
    content: Path, stick: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carry_out, "mounts_in", lambda folder: [folder])
    before = tree(content)
    assert run(stick, content, yes=True) == 0
    after = {name: data for name, data in tree(content).items() if not name.startswith(".kiosk-import")}
    assert after == before | IMPORTED
    assert leftovers(content) == []
    assert "one after another" in capsys.readouterr().err
    assert tree(content / ".kiosk-import/before") == {"01-a/kk.md": OLD.encode(), "01-a/old.txt": b"stays"}


def test_what_staff_change_meanwhile_is_not_lost(
    content: Path, stick: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = carry_out.check

    def edit(folder: Path, progress: ShowProgress) -> CheckResult:
        (content / "02-b/kk.md").unlink()
        (content / "02-b/kk.md").write_text(text("Edited"))
        return check(folder, progress)

    monkeypatch.setattr(carry_out, "check", edit)
    assert run(stick, content, yes=True) == 2
    assert "Nothing was imported" in capsys.readouterr().err
    assert (content / "01-a/kk.md").read_text() == OLD
    assert (content / "02-b/kk.md").read_text() == text("Edited")
    assert leftovers(content) == []


def test_two_imports_at_once(content: Path, stick: Path, capsys: Said) -> None:
    with SwitchFolder(content).locked() as mine:
        assert mine
        assert run(stick, content, yes=True) == 2
    assert "is running" in capsys.readouterr().err
    assert run(stick, content, yes=True) == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts")
@pytest.mark.parametrize("spare", [stage.SPARE, -(1 << 24)], ids=["seen before", "seen too late"])
def test_a_full_disk_changes_nothing(
    spare: int, make: Make, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "SPARE", spare)
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        content = make("disk/content", {"01-a/kk.md": OLD})
        stick = make("stick", {"01-a/kk.md": NEW, "01-a/film.mp4": os.urandom(300_000)})
        assert run(stick, content, yes=True) == 2
        assert "full" in capsys.readouterr().err
        assert tree(content) == {"01-a/kk.md": OLD.encode()}
        assert leftovers(content) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts")
def test_a_real_mount_point(make: Make, tmp_path: Path, capsys: Said) -> None:
    content = make("content", {})
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(content)], capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        make("content", {"01-a/kk.md": OLD})
        stick = make("stick", {"01-a/kk.md": NEW})
        assert run(stick, content, yes=True) == 0
        assert (content / "01-a/kk.md").read_text() == NEW
        assert "one after another" in capsys.readouterr().err
    finally:
        subprocess.run(["umount", str(content)], check=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts")
def test_a_folder_that_may_not_be_written_to(make: Make, tmp_path: Path, capsys: Said) -> None:
    content = make("disk/content", {})
    disk = str(content.parent)
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        make("disk/content", {"01-a/kk.md": OLD})
        stick = make("stick", {"01-a/kk.md": NEW})
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        assert run(stick, content) == 0
        assert "changed: 01-a" in capsys.readouterr().out
        assert run(stick, content, yes=True) == 2
        assert str(content) in capsys.readouterr().err
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_what_is_no_file_is_left_out(content: Path, stick: Path, capsys: Said) -> None:
    shutil.rmtree(stick / "05-a")
    (stick / "05-a").mkdir()
    (stick / "05-a/kk.md").symlink_to("/etc/passwd")
    os.mkfifo(stick / "03-c/photo.jpg")
    assert run(stick, content, yes=True) == 0
    assert tree(content)["03-c/kk.md"] == NEW.encode()
    said = capsys.readouterr().out
    assert "photo.jpg" in said
    assert not (content / "03-c/photo.jpg").exists()


def test_a_word_document_beside_the_pages_is_told_how_to_import(
    content: Path, stick: Path, capsys: Said
) -> None:
    (stick / "Letter.docx").write_bytes(b"x")
    assert run(stick, content, yes=False) == 0
    told = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("Letter.docx"))
    assert f"kiosk import {stick / 'Letter.docx'} --as 03-letter" in told


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_link_that_leads_in_a_circle_costs_nothing_else(make: Make) -> None:
    content = make("content", {"01-a/kk.md": text("a")})
    stick = make("stick", {"02-b/kk.md": text("b")})
    for name in ("loop", "content", "03-c"):
        (stick / name).symlink_to(stick / name)
    (stick / "02-b/loop.jpg").symlink_to(stick / "02-b/loop.jpg")
    assert main(["import", str(stick), "--content", str(content), "--yes"]) == 0
    assert (content / "02-b/kk.md").read_text() == text("b")
    assert not (content / "loop").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="names of 255 bytes")
@pytest.mark.parametrize("name", ["б" * 127, "x" * 255, "01-" + "я" * 126])
def test_a_page_may_have_the_longest_name_there_is(name: str, make: Make, tmp_path: Path) -> None:
    content = make("content", {"01-a/kk.md": text("a")})
    stick = make("stick", {f"{name}/kk.md": text("b"), f"{name}/{name}/kk.md": text("c")})
    assert main(["import", str(stick), "--content", str(content), "--yes"]) == 0
    assert publish(Job(content, tmp_path / "state", edge=320, durable=False)).pages == 3
    for command in (["check"], ["releases"]):
        assert main([*command, "--content", str(content), "--state", str(tmp_path / "state")]) == 0
    assert main(["new", f"{name}/{name}/d", "--content", str(content)]) == 0
    assert main(["new", f"x{name}", "--content", str(content)]) == 2
