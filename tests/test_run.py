"""`kiosk run` as it is started: what is on the screen does not depend on the content folder."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kiosk.paths import viewer_folder
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from tests.conditions import COMMON_USER, failing, hanging

PROJECT = Path(__file__).resolve().parents[1]
PATIENCE = 40.0
ERRORS = ("EHOSTDOWN", "ENOTCONN", "ESTALE", "EIO", "EACCES", "ETIMEDOUT")

Start = Callable[..., "Running"]


class Running:
    """A kiosk that was started; what it printed on its error output is in a file."""

    def __init__(self, process: subprocess.Popen[bytes], state: Path, told: Path) -> None:
        self.process, self._state, self._told = process, state, told

    def log(self, name: str = "viewer") -> str:
        try:
            return (self._state / "log" / f"{name}.log").read_text("utf-8")
        except FileNotFoundError:
            return ""

    def told(self) -> str:
        return self._told.read_text("utf-8")

    def until(self, met: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not met():
            assert time.monotonic() < end, (self.told(), self.log())
            assert self.process.poll() is None, (self.told(), self.log())
            time.sleep(0.05)

    def shows(self, number: int) -> bool:
        return f"release {number} is on the screen" in self.log()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one page."""
    folder = tmp_path / "content"
    (folder / "01-a").mkdir(parents=True)
    (folder / "01-a/kk.md").write_text("# Бірінші\n\nСөз.\n", "utf-8")
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def start(content: Path, state: Path, tmp_path: Path) -> Iterator[Start]:
    """Start kiosks without a display to look at; they are ended after the test."""
    running: list[subprocess.Popen[bytes]] = []

    def run(before: Sequence[str] = (), *options: str) -> Running:
        told = tmp_path / "told"
        command = [*before, sys.executable, PROJECT / "main.py", "run", "--content", content]
        command += ["--state", state, "--language", "ru", *options]
        with told.open("wb") as errors:
            process = subprocess.Popen(
                command,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                start_new_session=True,
            )
        running.append(process)
        return Running(process, state, told)

    yield run
    for process in running:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def release(content: Path, state: Path) -> None:
    assert publish(Job(content, state, edge=640, durable=False)).number == 1


def test_start_and_end_are_in_the_log(content: Path, state: Path, start: Start) -> None:
    release(content, state)
    kiosk = start()
    kiosk.until(lambda: kiosk.shows(1) and "the publisher was started" in kiosk.log())
    kiosk.process.terminate()
    assert kiosk.process.wait(PATIENCE) == 0
    entries = [line.partition(": ")[2] for line in kiosk.log().splitlines()]
    assert entries[0].startswith("kiosk ")
    assert str(content) in entries[0]
    assert entries[-1] == "the kiosk ends with 0"
    assert kiosk.told() == ""


def test_a_publisher_that_is_started_otherwise_is_not_started(
    content: Path, state: Path, start: Start
) -> None:
    release(content, state)
    kiosk = start((), "--without-publisher")
    kiosk.until(lambda: kiosk.shows(1))
    kiosk.process.terminate()
    assert kiosk.process.wait(PATIENCE) == 0
    assert "the publisher was started" not in kiosk.log()


def test_the_screen_asks_for_no_content_where_it_starts_no_publisher(
    content: Path, state: Path, start: Start
) -> None:
    shutil.rmtree(content)
    kiosk = start((), "--without-publisher")
    kiosk.until(lambda: "starts as process" in kiosk.log())
    release_folder = content.with_name("other")
    (release_folder / "01-a").mkdir(parents=True)
    (release_folder / "01-a/kk.md").write_text("# Бірінші\n\nСөз.\n", "utf-8")
    release(release_folder, state)
    kiosk.until(lambda: kiosk.shows(1))
    assert kiosk.told() == ""


def test_what_qt_compiles_is_kept_with_the_state(content: Path, state: Path, start: Start) -> None:
    release(content, state)
    kiosk = start()
    kiosk.until(lambda: len(list((viewer_folder(state) / "qml").glob("*.qmlc"))) > 20)


@pytest.mark.parametrize("error", ERRORS)
def test_it_starts_while_the_content_folder_fails(
    content: Path, state: Path, start: Start, error: str
) -> None:
    release(content, state)
    kiosk = start(failing(content, error))
    kiosk.until(lambda: kiosk.shows(1))


def test_it_starts_while_the_content_folder_may_not_be_opened(
    content: Path, state: Path, start: Start
) -> None:
    release(content, state)
    content.chmod(0)
    try:
        kiosk = start(COMMON_USER)
        kiosk.until(lambda: kiosk.shows(1))
        kiosk.until(lambda: "не разрешено открывать папку" in kiosk.told())
        assert "версию 1" in kiosk.told()
    finally:
        content.chmod(0o755)


def test_it_starts_while_the_content_folder_hangs(content: Path, state: Path, start: Start) -> None:
    release(content, state)
    kiosk = start(hanging(content))
    kiosk.until(lambda: kiosk.shows(1))


@pytest.mark.parametrize("how", ["fails", "hangs"])
def test_without_a_release_it_waits_for_the_share(content: Path, state: Path, start: Start, how: str) -> None:
    kiosk = start(failing(content, "EHOSTDOWN") if how == "fails" else hanging(content))
    kiosk.until(lambda: "the publisher was started" in kiosk.log())
    assert f"Папка с материалами {content} не отвечает." in kiosk.told()


def test_a_state_folder_that_may_not_be_opened_does_not_end_it(
    content: Path, state: Path, start: Start
) -> None:
    release(content, state)
    state.chmod(0)
    try:
        kiosk = start(COMMON_USER)
        kiosk.until(lambda: "служебную папку" in kiosk.told())
        kiosk.until(lambda: "приветствие" in kiosk.told())
        assert kiosk.told().count("the state folder cannot be read") == 1
    finally:
        state.chmod(0o755)
