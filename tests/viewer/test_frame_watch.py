"""Signs of life from a real kiosk: they come while frames are painted, and stop when it hangs in any way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.supervision.files import starts_file
from kiosk.supervision.sd_notify import Supervisor
from kiosk.system.child_process import kill_session
from kiosk.viewer.display.out_of_sight import OutOfSight
from kiosk.viewer.frame_watch import LOOKS_A_PICTURE, FrameWatch
from tests.supervision.listener import Listener, listening

PATIENCE = 40.0
# The program with something added: what is called when the screen is painted.
PROGRAM = """
import sys
import kiosk.viewer.run as run
from PySide6.QtCore import QObject, QTimer
from PySide6.QtQml import QQmlEngine, QQmlExpression
from kiosk.cli import main

def live(app, viewer, start_others, real=run.live):
    def fail():
        {fail}
    def started():
        stop = start_others()
        QTimer.singleShot(300, fail)
        return stop
    return real(app, viewer, started)

run.live = live
sys.exit(main(sys.argv[1:]))
"""
HANGS = {
    "in Python": "while True: pass",
    "in QML": "QQmlExpression(QQmlEngine.contextForObject(viewer.window), viewer.window, "
    "'(function() {{ while (true) {{}} }})()').evaluate()",
}

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "01-a").mkdir(parents=True)
    (folder / "01-a/kk.md").write_text("# Бірінші\n\n![](cover.jpg)\n\nСөз.\n", "utf-8")
    Image.new("RGB", (400, 300), "teal").save(folder / "01-a/cover.jpg")
    return folder


@pytest.fixture
def state(tmp_path: Path, content: Path) -> Path:
    assert publish(Job(content, tmp_path / "state", edge=1920, durable=False)).number == 1
    return tmp_path / "state"


@pytest.fixture
def systemd() -> Iterator[Listener]:
    with listening() as listener:
        yield listener


@pytest.fixture
def start(content: Path, state: Path, systemd: Listener) -> Iterator[Start]:
    """Start kiosks as systemd does, with something added; they are ended after the test."""
    running: list[subprocess.Popen[bytes]] = []

    def run(fail: str = "pass", command: str = "run", *more: str) -> subprocess.Popen[bytes]:
        program = [sys.executable, "-c", PROGRAM.replace("{fail}", fail)]
        environment = {**os.environ, **systemd.variables, "PYTHONPATH": os.pathsep.join(sys.path)}
        arguments = [command, "--content", str(content), "--state", str(state), *more]
        running.append(subprocess.Popen([*program, *arguments], env=environment, start_new_session=True))
        return running[-1]

    yield run
    for process in running:
        kill_session(process.pid)
        process.wait()


def runs(state: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(starts_file(state).read_text())["runs"]
    return found


def is_well(said: list[str]) -> bool:
    """Return whether it has painted more than its first frame."""
    return said.count("WATCHDOG=1") > 2


def test_a_kiosk_says_that_it_paints_and_that_it_ends(systemd: Listener, start: Start, state: Path) -> None:
    kiosk = start()
    systemd.until(is_well)
    assert systemd.said[0] == "READY=1"
    assert "STATUS=Release 1 is shown." in systemd.said
    # Its children do not speak in its name.
    for child in Path(f"/proc/{kiosk.pid}/task/{kiosk.pid}/children").read_text().split():
        assert b"NOTIFY_SOCKET" not in Path(f"/proc/{child}/environ").read_bytes()
    assert [run.get("asked", False) for run in runs(state)] == [False]
    kiosk.terminate()
    assert kiosk.wait(PATIENCE) == 0
    assert systemd.hear(0)[-1] == "STOPPING=1"
    assert [(run["release"], run["asked"]) for run in runs(state)] == [(1, True)]


@pytest.mark.parametrize("how", HANGS)
def test_a_kiosk_that_hangs_falls_silent(systemd: Listener, start: Start, how: str) -> None:
    kiosk = start(HANGS[how].replace("{{", "{").replace("}}", "}"))
    systemd.until(lambda said: "WATCHDOG=1" in said)
    systemd.silence()
    kiosk.send_signal(signal.SIGABRT)  # as systemd does then
    assert kiosk.wait(PATIENCE) == -signal.SIGABRT


def test_a_kiosk_that_is_stopped_falls_silent(systemd: Listener, start: Start, state: Path) -> None:
    kiosk = start()
    systemd.until(is_well)
    kiosk.send_signal(signal.SIGSTOP)
    systemd.silence()
    kiosk.send_signal(signal.SIGKILL)
    kiosk.wait(PATIENCE)
    assert [run.get("asked", False) for run in runs(state)] == [False]


def test_a_picture_that_is_read_for_ever_is_no_sign_of_life(
    systemd: Listener, start: Start, state: Path
) -> None:
    for picture in (state / "releases/000001/pictures").iterdir():
        picture.unlink()
        os.mkfifo(picture)
    start("pass", "run", "--without-publisher")  # which would make the picture anew before long
    systemd.until(lambda said: any("cannot be read" in line for line in said))
    systemd.silence()


def test_a_crash_of_a_new_release_goes_back_to_the_one_before_and_says_so(
    systemd: Listener, start: Start, state: Path, content: Path
) -> None:
    (content / "kiosk.toml").write_text('staff_language = "en"\n')
    assert publish(Job(content, state, edge=1920, durable=False)).number == 2
    kiosk = start()
    systemd.until(lambda said: "STATUS=Release 2 is shown." in said)
    kiosk.kill()
    kiosk.wait()
    start()
    systemd.until(lambda said: "STATUS=Release 1 is shown." in said)
    report = content / "CHECK.txt"
    end = time.monotonic() + PATIENCE
    while not report.exists() or "With release 2 the program" not in report.read_text("utf-8-sig"):
        assert time.monotonic() < end
        time.sleep(0.1)
    assert "Visitors see release 1." in report.read_text("utf-8-sig")


def test_after_ten_crashes_name_and_contacts_are_painted(
    systemd: Listener, start: Start, state: Path
) -> None:
    moment = {"boot": Path("/proc/sys/kernel/random/boot_id").read_text().strip(), "at": time.monotonic()}
    crashes = [{"noticed": moment, "release": 1}] * 4
    history = {"runs": [{"began": moment, "release": 1}], "crashes": crashes}
    starts_file(state).parent.mkdir(exist_ok=True)
    starts_file(state).write_text(json.dumps(history))
    kiosk = start()
    systemd.until(lambda said: "STATUS=Only the center's name and contacts are shown." in said)
    systemd.until(is_well)
    kiosk.terminate()
    assert kiosk.wait(PATIENCE) == 0


def test_a_frame_is_asked_for_and_awaited(systemd: Listener, qapp: Any) -> None:
    watch = FrameWatch(Supervisor.of(dict(systemd.variables)), excused=lambda: False)
    beats: list[int] = []
    watch.beatChanged.connect(lambda: beats.append(watch.property("beat")))
    watch.swapped()  # a frame that nobody asked for
    watch.look()
    assert systemd.hear(0) == []
    watch.swapped()
    watch.swapped()
    assert systemd.hear(0) == ["READY=1", "WATCHDOG=1"]
    watch.look()
    watch.look()
    assert systemd.hear(0) == ["STATUS=Nothing is painted."]
    assert beats == [1, 0, 1]


def test_no_frame_is_expected_while_there_is_no_screen(systemd: Listener, qapp: Any) -> None:
    excused = [True]
    watch = FrameWatch(Supervisor.of(dict(systemd.variables)), excused=lambda: excused[0])
    watch.look()
    assert systemd.hear(0) == ["READY=1", "WATCHDOG=1"]
    excused[0] = False
    watch.look()
    assert systemd.hear(0) == ["STATUS=Nothing is painted."]


def test_pictures_that_change_are_no_trouble(systemd: Listener, qapp: Any) -> None:
    pictures = ["a", "b", "", "b", "c"]
    watch = FrameWatch(
        Supervisor.of(dict(systemd.variables)), excused=lambda: False, loading=lambda: pictures[0]
    )
    while len(pictures) > 1:
        watch.look()
        watch.swapped()
        assert not watch.is_stuck
        del pictures[0]
    for _ in range(LOOKS_A_PICTURE):
        watch.look()
    assert watch.is_stuck
    pictures[0] = ""
    watch.look()
    assert not watch.is_stuck


@pytest.mark.parametrize("named", [True, False])
def test_no_frame_is_expected_while_another_console_is_shown(qapp: Any, tmp_path: Path, named: bool) -> None:
    active = tmp_path / "active"
    excused = OutOfSight(qapp, {"KIOSK_CONSOLE": "tty1"} if named else {}, active)
    assert excused() is False  # there are no consoles
    active.write_text("tty1\n")
    excused.learn()
    assert excused() is False
    active.write_text("tty2\n")
    assert excused() is True
    excused.learn()
    assert excused() is True
    active.write_text("tty1\n")
    assert excused() is False
