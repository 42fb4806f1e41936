"""What lies in or beside the content folder may have been put there by anybody."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.content_switch.journal import Journal, read_journal
from kiosk.content_switch.switch import settle, stamp
from kiosk.content_switch.switch_folder import SwitchFolder
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from tests.importing.conftest import Make, leftovers, text, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")

PAGES = {"01-one/kk.md": text("one"), "02-two/kk.md": text("two")}
OUTSIDE = {"secret/file": "secret", "auto/keep": "keep", "content-x/file": "x"}


@pytest.fixture
def content(make: Make) -> Path:
    make("", OUTSIDE)
    return make("content", PAGES)


def everything(root: Path) -> dict[str, tuple[int, bytes]]:
    """Return each file and link below a folder with its mode and what it says."""
    found = {}
    for path in sorted(root.rglob("*")):
        status = path.lstat()
        said = os.readlink(path).encode() if path.is_symlink() else b""  # noqa: PTH115
        if path.is_file() and not path.is_symlink():
            said = path.read_bytes()
        found[path.relative_to(root).as_posix()] = (status.st_mode, said)
    return found


JOURNALS = [
    [["../secret", False]],
    [["../auto/evil.desktop", True]],
    [["..", False]],
    [[".", False]],
    [["", False]],
    [[".kiosk-import", False]],
    [["/etc", False]],
    [["01-one/kk.md", False]],
    [["a\0b", False]],
    [["01-one", 1]],
    [["01-one"]],
    [[None, False]],
    [["01-one", False], ["../secret", False]],
    ["01-one"],
    5,
    None,
    {"01-one": False},
]


@pytest.mark.parametrize("parts", JOURNALS)
def test_a_journal_names_nothing_but_sections(parts: object, content: Path, make: Make) -> None:
    make("content/.kiosk-import/new/../auto", {"evil.desktop": "[Desktop Entry]"})
    make("content/.kiosk-import", {"journal.json": json.dumps({"parts": parts})})
    before = everything(content.parent)
    assert main(["check", "--content", str(content)]) == 0
    assert everything(content.parent) == before
    settle(content)
    after = {name: said for name, said in tree(content.parent).items() if ".kiosk-import" not in name}
    assert after == {
        **{name: said.encode() for name, said in OUTSIDE.items()},
        **{f"content/{name}": said.encode() for name, said in PAGES.items()},
    }


@pytest.mark.parametrize("said", [b"", b"[]", b"5", b"null", b"{}", b"\xff", b"[" * 100_000, b'{"new": "x"}'])
def test_what_is_no_journal_is_none(said: bytes) -> None:
    assert read_journal(said) is None


@pytest.mark.parametrize("journal", [Journal(17), Journal(steps=()), Journal(steps=(("01-бір", True),))])
def test_a_journal_is_read_as_it_was_written(journal: Journal) -> None:
    assert read_journal(journal.to_bytes()) == journal


def link_folder(content: Path, inside: bool) -> None:
    SwitchFolder(content, inside=inside).folder.symlink_to(content.parent / "secret")
    (content.parent / "secret/journal.json").write_text('{"parts": [["01-one", false]]}')
    for name in ("old", "new"):
        (content.parent / "secret" / name).mkdir()
        (content.parent / "secret" / name / "file").write_text(name)


def link_parts(content: Path, inside: bool) -> None:
    work = SwitchFolder(content, inside=inside)
    work.folder.mkdir()
    work.journal.write_text('{"parts": [["01-one", true]]}' if inside else '{"new": 1}')
    for name in ("old", "new", "older", "lock", "last", ".new-journal.json", "before"):
        (work.folder / name).symlink_to(content.parent / "secret")


def pipes(content: Path, inside: bool) -> None:
    work = SwitchFolder(content, inside=inside)
    work.folder.mkdir()
    for path in (work.journal, work.last, work.folder / "lock"):
        os.mkfifo(path)


def folders(content: Path, inside: bool) -> None:
    work = SwitchFolder(content, inside=inside)
    for path in (work.journal, work.last, work.folder / "lock", work.folder / ".new-x"):
        (path / "deep").mkdir(parents=True)


def bare_file(content: Path, inside: bool) -> None:
    SwitchFolder(content, inside=inside).folder.write_text("not a folder")


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("trap", [link_folder, link_parts, pipes, folders, bare_file])
def test_no_link_is_followed_and_no_pipe_opened(
    trap: Callable[[Path, bool], None], inside: bool, content: Path, tmp_path: Path, make: Make
) -> None:
    trap(content, inside)
    kept = everything(tmp_path / "secret")
    before = everything(tmp_path)
    assert main(["check", "--content", str(content)]) in (0, 2)
    assert everything(tmp_path) == before
    stamp(content)
    state = tmp_path / "state"
    outcome = publish(Job(content, state, edge=320, durable=False))
    assert outcome.message is None
    assert outcome.pages == 2
    stick = make("stick", {"03-three/kk.md": text("three")})
    main(["import", str(stick), "--content", str(content), "--yes"])
    assert everything(tmp_path / "secret") == kept
    assert (content / "01-one/kk.md").read_text() == text("one")


def test_checking_a_folder_that_is_half_imported_changes_nothing(
    content: Path, make: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    make("content/.kiosk-import/new/01-one", {"kk.md": text("new")})
    make("content/.kiosk-import", {"journal.json": '{"parts": [["01-one", true]]}'})
    before = everything(content)
    assert main(["check", "--content", str(content)]) == 2
    assert "half" in capsys.readouterr().err
    assert everything(content) == before


def test_another_machine_ends_what_this_one_began(content: Path, make: Make, tmp_path: Path) -> None:
    """The journal lies with the folder: another state folder, perhaps on another machine, ends the switch."""
    make("content/.kiosk-import/new/01-one", {"kk.md": text("new")})
    make("content/.kiosk-import", {"journal.json": '{"parts": [["01-one", true], ["02-two", false]]}'})
    assert publish(Job(content, tmp_path / "other", edge=320, durable=False)).pages == 1
    assert (content / "01-one/kk.md").read_text() == text("new")
    assert not (content / "02-two").exists()
    assert leftovers(content) == []


def test_after_a_damaged_journal_nothing_is_missing(content: Path, make: Make) -> None:
    """The first section was on its way to the backup, its successor not yet there."""
    make("content/.kiosk-import/new/01-one", {"kk.md": text("new")})
    make("content/.kiosk-import", {"journal.json": '{"parts": [["01-one", tr\0e]]}'})
    (content / ".kiosk-import/old").mkdir()
    (content / "01-one").rename(content / ".kiosk-import/old/01-one")
    assert settle(content)
    assert (content / "01-one/kk.md").read_text() == text("one")
    assert leftovers(content) == []


def test_a_section_that_came_back_meanwhile_is_kept(content: Path, make: Make) -> None:
    """Staff made the folder anew between the interruption and its end."""
    make("content/.kiosk-import/old/01-one", {"kk.md": text("older")})
    make("content/.kiosk-import/new/01-one", {"kk.md": text("new")})
    make("content/.kiosk-import", {"journal.json": '{"parts": [["01-one", true]]}'})
    assert settle(content)
    assert (content / "01-one/kk.md").read_text() == text("new")
    kept = {path.read_text() for path in (content / ".kiosk-import/before").rglob("kk.md")}
    assert kept == {text("older"), text("one")}


def test_a_backup_that_is_only_a_link_costs_nothing_behind_it(content: Path, make: Make) -> None:
    backup = content.parent / "content-before-import"
    backup.symlink_to(content.parent / "secret")
    stick = make("stick", {"03-three/kk.md": text("three")})
    assert main(["import", str(stick), "--content", str(content), "--yes"]) == 0
    assert (content.parent / "secret/file").read_text() == "secret"
    assert not backup.is_symlink()
