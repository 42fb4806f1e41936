"""Disks that are full, may only be read or are gone: everybody is told, and nobody is comforted."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image

from kiosk.publishing.build import publication as build
from kiosk.publishing.build.job import Job
from kiosk.publishing.worker import pool, pool_worker
from kiosk.releases.layout import current_number
from kiosk.releases.release import current_release
from kiosk.system import child_process as process
from tests.conditions import COMMON_USER
from tests.publishing.conftest import Folder
from tests.publishing.test_poll import Start, start, until

__all__ = ["start"]

SETTINGS = 'staff_language = "{}"\n[name]\nen = "Lake"\n'
FULL = {"kk": "бос орын қалмады", "ru": "не осталось места", "en": "is full"}
NAMES = {"kk": "ТЕКСЕРУ.txt", "ru": "ПРОВЕРКА.txt", "en": "CHECK.txt"}
GREETING = {"kk": "тек сәлемдесуді", "ru": "только приветствие", "en": "nothing but the greeting"}
THANKS = ("Thank you", "Спасибо", "Рақмет", "рақмет")

Mount = Callable[..., Path]


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Mount small disks by name and return their folders; skips where that is not allowed."""
    mounted: list[Path] = []

    def run(name: str, size: str = "64k") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "kiosk-test", str(folder)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("may not mount")
        mounted.append(folder)
        return folder

    yield run
    for folder in mounted:
        subprocess.run(["umount", "-l", folder], check=True)


def fill(folder: Path) -> Path:
    """Leave no room, and no name, on the disk of a folder."""
    filler = folder / "filler"
    with filler.open("ab", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def publish(
    content: Path, state: Path, language: str = "en", before: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run a publisher once, below the command `before`."""
    command = [*before, sys.executable, "-m", "kiosk.publishing", "--content", content, "--state", state]
    command += ["--edge", "640", "--language", language, "--report", "--once"]
    environment = {**process.environment(), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def report(content: Path, language: str = "en") -> str:
    """Return the report with its lines joined."""
    return " ".join((content / NAMES[language]).read_text("utf-8-sig").split())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_full_disk_without_a_release(content: Folder, mount: Mount, language: str) -> None:
    content.put("kiosk.toml", SETTINGS.format(language))
    content.write(a="# A\n\nwords\n")
    state = mount("state")
    fill(state)
    ran = publish(content.root, state, language)
    assert ran.returncode == 2
    for told in (ran.stderr, report(content.root, language)):
        assert FULL[language] in told
        assert GREETING[language] in told
        assert str(state) in told
        assert not any(word in told for word in THANKS)
    assert len(ran.stderr.splitlines()) == 1


def test_a_disk_that_fills_up_and_is_cleared(content: Folder, mount: Mount, start: Start) -> None:
    content.put("kiosk.toml", SETTINGS.format("en"))
    content.write(a="# A\n\nwords\n")
    state = mount("state", "160k")
    assert publish(content.root, state).returncode == 0
    assert "Thank you" in report(content.root)
    filler = fill(state)
    content.write(a="# A\n\nother words\n", b="# B\n" + "long " * 400)
    waiting = start("--report", state=state)
    until(lambda: "is full" in report(content.root))
    told = report(content.root)
    assert "Visitors still see release 1." in told
    assert "0 pages" not in told
    assert not any(word in told for word in THANKS)
    filler.unlink()
    until(lambda: current_number(state) == 2 and "Thank you" in report(content.root))
    waiting.terminate()
    assert waiting.stdout is not None
    assert "Visitors still see release 1." in waiting.stdout.read()


def test_content_and_state_on_one_full_disk(content: Folder, mount: Mount) -> None:
    disk = mount("disk", "256k")
    content.put("kiosk.toml", SETTINGS.format("en"))
    content.write(a="# A\n\nwords\n")
    shutil.copytree(content.root, disk / "content")
    assert publish(disk / "content", disk / "state").returncode == 0
    assert "Thank you" in report(disk / "content")
    (disk / "content/a/kk.md").write_text("# A\n\nother words\n")
    fill(disk)
    ran = publish(disk / "content", disk / "state")
    assert ran.returncode == 2
    assert "is full" in ran.stderr
    assert not (disk / "content/CHECK.txt").exists() or "is full" in report(disk / "content")


@pytest.mark.parametrize("released", [False, True])
def test_a_disk_that_may_only_be_read(content: Folder, mount: Mount, released: bool) -> None:
    content.put("kiosk.toml", SETTINGS.format("en"))
    content.write(a="# A\n\nwords\n")
    state = mount("state", "1m")
    if released:
        assert publish(content.root, state).returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", state], check=True)
    content.write(a="# A\n\nother words\n")
    ran = publish(content.root, state)
    assert ran.returncode == 2
    shown = "Visitors still see release 1." if released else "Visitors see nothing but the greeting yet."
    for told in (ran.stderr, report(content.root)):
        assert "the disk can only be read" in told
        assert shown in told


@pytest.mark.parametrize("mode", [0o000, 0o555])
@pytest.mark.parametrize("released", [False, True])
def test_a_state_folder_without_the_right_to_it(
    content: Folder, state: Path, mode: int, released: bool
) -> None:
    content.put("kiosk.toml", SETTINGS.format("en"))
    content.write(a="# A\n\nwords\n")
    if released:
        assert publish(content.root, state, before=COMMON_USER).returncode == 0
        content.write(a="# A\n\nother words\n")
    else:
        state.mkdir()
    folders = [state, *(path for path in state.rglob("*") if path.is_dir())]
    for folder in reversed(folders):  # a common user gets to no folder inside one that is closed
        folder.chmod(mode)
    try:
        ran = publish(content.root, state, before=COMMON_USER)
        told = ran.stderr, report(content.root)
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert ran.returncode == 2
    shown = "Visitors see nothing but the greeting yet."
    if mode == 0:
        shown = "Visitors may see nothing but the greeting."
    elif released:
        shown = "Visitors still see release 1."
    for each in told:
        assert "may not write into the state folder" in each
        assert "(no permission)" in each
        assert shown in each


def test_a_file_in_the_place_of_the_state_folder(content: Folder, tmp_path: Path) -> None:
    content.write(a="# A\n")
    (tmp_path / "taken").write_text("")
    ran = publish(content.root, tmp_path / "taken")
    assert ran.returncode == 2
    assert "something of that name is there already" in ran.stderr
    assert "something of that name is there already" in report(content.root)
    assert len(ran.stderr.splitlines()) == 1


def test_a_content_folder_that_may_not_be_read_is_not_blamed_on_the_state(
    content: Folder, state: Path
) -> None:
    ran = publish(content.root / "gone", state)
    assert ran.returncode == 2
    assert "There is no content folder" in ran.stderr
    assert "state folder" not in ran.stderr


def test_who_reads_rows_is_told_as_well(content: Folder, mount: Mount, start: Start) -> None:
    """As the preview does."""
    content.write(a="# A\n")
    state = mount("state")
    fill(state)
    waiting = start("--say", "rows", "--language", "ru", state=state)
    assert waiting.stdout is not None
    rows = (json.loads(line) for line in waiting.stdout)
    row = next(row for row in rows if "message" in row)
    assert FULL["ru"] in row["message"]
    assert "посетители" not in row["message"].lower()


def test_a_builder_that_ends_unexpectedly_is_told_and_written_down(
    content: Folder, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(a="# A\n")
    (tmp_path / "hashlib.py").write_text('raise RuntimeError("broken")\n')  # none but the builder needs it
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    ran = publish(content.root, state)
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1
    assert "ended unexpectedly" in ran.stderr
    assert str(state / "log") in ran.stderr
    assert "Expecting value" not in ran.stderr
    assert "RuntimeError: broken" in (state / "log/builder.log").read_text()
    assert (
        "ERROR kiosk.publishing.watch.publications: the builder has ended unexpectedly with 1"
        in (state / "log/publisher.log").read_text()
    )


def test_a_reader_that_starts_slowly_is_no_damage(
    content: Folder, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(a="# A\n")
    sleeps = [sys.executable, "-c", "import time; time.sleep(60)"]
    pipe = subprocess.PIPE
    monkeypatch.setattr(pool, "start_worker", lambda nice: subprocess.Popen(sleeps, stdin=pipe, stdout=pipe))
    monkeypatch.setattr(pool_worker, "START_SECONDS", 0.01)
    slow = build.publish(Job(content.root, state))
    monkeypatch.undo()
    monkeypatch.setattr(pool, "start_worker", lambda nice: process.start("kiosk.nowhere", talk=True))
    broken = build.publish(Job(content.root, state))
    assert (slow.retry, broken.retry) == (True, True)
    assert "has not started within" in str(slow.message)
    assert "install" not in str(slow.message)
    assert "ends as soon as it is started" in str(broken.message)


def test_what_happened_is_in_the_log(content: Folder, state: Path) -> None:
    content.write(a="# A\n\nwords\n")
    assert publish(content.root, state).returncode == 0
    text = (state / "log/publisher.log").read_text()
    assert "INFO kiosk.publishing.watch.poll: the publisher starts as process" in text
    assert "INFO kiosk.publishing.watch.output: Release 1. Pages: 1, errors: 0, warnings: 0." in text
    assert text.splitlines()[-1].endswith("the publisher ends with 0")
    shutil.rmtree(state / "releases")
    (state / "releases").write_text("")
    assert publish(content.root, state, "ru").returncode == 2
    text = (state / "log/publisher.log").read_text()
    assert "ERROR kiosk.publishing.watch.output: Служебную папку киоска" in text


def is_shown(state: Path, page: str) -> bool:
    """Return whether a page is in the current release."""
    release = current_release(state)
    return release is not None and release.page(page, "kk") is not None


def test_pictures_for_which_there_is_no_room(content: Folder, mount: Mount, start: Start) -> None:
    """Their texts are published again with each try, and that is no reason to say that all is well."""
    content.put("kiosk.toml", SETTINGS.format("en"))
    content.write(a="# A\n\n" + "\n\n".join(f"![p](p{n}.png)" for n in range(2)))
    for number in range(2):
        Image.effect_noise((1900, 1900), 120).save(content.root / f"a/p{number}.png")
    state = mount("state", "1m")
    waiting = start("--say", "rows", "--edge", "1920", "--report", state=state)
    assert waiting.stdout is not None
    rows = (json.loads(line) for line in waiting.stdout)
    told = (row["message"] for row in rows if "message" in row)
    assert any("is full" in message for message in told)
    for _ in range(2):
        assert "is full" in next(told)
        assert "is full" in report(content.root)
    assert "Visitors still see release" in report(content.root)
    content.write(b="# B\n")
    until(lambda: is_shown(state, "b"))
    assert "is full" in report(content.root)
    subprocess.run(["mount", "-o", "remount,size=64m", state], check=True)
    content.write(c="# C\n")  # so that it is tried at once
    until(lambda: "is full" not in report(content.root) and "picture" not in report(content.root))
    assert "Visitors see the newest release of this folder." in report(content.root)
