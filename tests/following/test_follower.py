"""The process that waits for new releases: soon, lightly, for months, and it says what is wrong."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.following.command_line import follower_arguments
from kiosk.following.heard import read_heard
from kiosk.publishing.watch.activity import read_activity
from kiosk.publishing.watch.answering import hangs
from kiosk.releases.checksums import damaged_files
from kiosk.releases.layout import current_number, release_folder
from kiosk.staff_requests.mailbox import Mailbox
from kiosk.staff_requests.request import ImportFrom, Restore, SetDiagonal
from kiosk.status.look import look
from kiosk.system.child_process import environment, kill_session
from kiosk.system.lock import locked
from tests.following.conftest import Screen
from tests.following.publisher import Publisher
from tests.following.web import Web, _Handler
from tests.publishing.old_or_new import seen

Start = Callable[..., subprocess.Popen[str]]


def until(met: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait for a condition."""
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.05)


@pytest.fixture
def start(screen: Screen, tmp_path: Path) -> Iterator[Start]:
    """Start a follower; each is ended with the test."""
    started: list[subprocess.Popen[str]] = []

    def run(*more: str, source: str = "", language: str = "en", **variables: str) -> subprocess.Popen[str]:
        arguments = follower_arguments(
            tmp_path / "content", screen.state, source or screen.source, str(screen.trust), 2, language, *more
        )
        with (tmp_path / "out").open("a") as out:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                stdout=out,
                stderr=subprocess.STDOUT,
                text=True,
                env={**environment(), **variables},
                start_new_session=True,
            )
        started.append(process)
        return process

    yield run
    for process in started:
        process.terminate()
        process.wait(timeout=20)
        kill_session(process.pid)


def shows(screen: Screen, number: int) -> bool:
    try:
        return current_number(screen.state) == number
    except OSError:
        return False


def message(screen: Screen) -> str:
    """Return what the follower says is wrong."""
    activity = read_activity(screen.state)
    return activity.message if activity is not None else ""


def test_a_new_release_comes_soon_and_waiting_costs_little(
    publisher: Publisher, screen: Screen, start: Start, web: Web
) -> None:
    follower = start()
    until(lambda: shows(screen, 1))
    publisher.publish("new")
    until(lambda: shows(screen, 2))
    assert seen(screen.state) == "new"
    until(lambda: (found := read_activity(screen.state)) is not None and found.doing == "waiting")
    web.asked.clear()
    until(lambda: len(web.asked) >= 2)
    assert set(web.asked) == {"/summary.sig"}
    lines = Path(f"/proc/{follower.pid}/status").read_text().splitlines()
    (peak,) = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    # Python 3.13 of Debian 13 reads 3 MB more of its own files and libraries than 3.11 of Debian 12.
    assert peak < (25 if sys.version_info < (3, 13) else 29) * 1024
    assert not hangs(screen.state, follower.pid, time.monotonic())
    heard = read_heard(screen.state)
    assert heard is not None
    assert (heard.pid, heard.source, heard.at != "") == (follower.pid, screen.source, True)
    follower.send_signal(signal.SIGTERM)
    assert follower.wait(timeout=20) == 0


def test_a_server_that_goes_and_comes_back(
    publisher: Publisher, screen: Screen, start: Start, web: Web, tmp_path: Path
) -> None:
    start()
    until(lambda: shows(screen, 1))
    port = web.port
    web.stop()
    until(lambda: "does not answer" in message(screen))
    publisher.publish("new")
    back = Web(publisher.repository, port)
    until(lambda: shows(screen, 2))
    until(lambda: not message(screen))
    back.stop()
    told = (tmp_path / "out").read_text()
    assert told.count("does not answer") == 1
    assert "answers again" in told


@pytest.mark.parametrize("how", ["accepts", "drips"])
def test_a_server_that_never_answers_costs_no_sign_of_life(
    how: str, screen: Screen, start: Start, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    taken: list[socket.socket] = []

    def answer() -> None:
        while True:
            try:
                taken.append(listening.accept()[0])
                if how == "drips":
                    taken[-1].sendall(b"HTTP/1.0 200 OK\r\n\r\nx")
            except OSError:
                return

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    follower = start(source=f"http://127.0.0.1:{listening.getsockname()[1]}")
    until(lambda: taken)
    first = read_activity(screen.state)
    until(
        lambda: (
            (now := read_activity(screen.state)) is not None and (first is None or now.beat > first.beat + 6)
        )
    )
    until(lambda: "no answer in time" in message(screen))
    follower.terminate()
    assert follower.wait(timeout=10) == 0
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    for each in taken:
        each.close()
    thread.join()


def test_a_stick_that_is_plugged_in(
    publisher: Publisher, screen: Screen, start: Start, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    start(source=str(stick))
    until(lambda: read_activity(screen.state))
    assert not message(screen)
    stick.mkdir()
    publisher.ostree("create-usb", str(stick), "org.kiosk.Content", "kiosk/content")
    until(lambda: shows(screen, 1))
    stick.rename(tmp_path / "pulled out")
    assert not message(screen)


def test_damage_is_found_and_mended(screen: Screen, start: Start) -> None:
    start()
    until(lambda: shows(screen, 1))
    page = next((release_folder(screen.state, 1) / "pages").glob("*.kk.json"))
    page.write_bytes(page.read_bytes().replace(b"old", b"odd"))
    assert damaged_files(release_folder(screen.state, 1))
    until(lambda: not damaged_files(release_folder(screen.state, 1)))
    assert seen(screen.state) == "old"


def test_what_is_wrong_is_told_in_the_caretaker_s_language(
    screen: Screen, start: Start, tmp_path: Path
) -> None:
    screen.trust = tmp_path / "no.asc"
    screen.trust.write_text("hello")
    start(language="ru")
    until(lambda: "не открытый ключ" in message(screen))
    assert "не открытый ключ" in (screen.state / "log/publisher.log").read_text()


def test_only_one_works_on_a_state_folder(screen: Screen, start: Start, tmp_path: Path) -> None:
    with locked(screen.state / "publish.lock") as mine:
        assert mine
        assert start().wait(timeout=20) == 0
    assert "Another program already works" in (tmp_path / "out").read_text()


def test_it_ends_with_its_parent(screen: Screen, start: Start) -> None:
    parent = subprocess.Popen(["sleep", "1000"])
    follower = start("--parent", str(parent.pid))
    until(lambda: shows(screen, 1))
    parent.kill()
    parent.wait()
    assert follower.wait(timeout=20) == 0


def test_a_follower_that_is_killed_leaves_the_lock_to_the_next(
    publisher: Publisher, screen: Screen, start: Start
) -> None:
    first = start()
    until(lambda: shows(screen, 1))
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    publisher.publish("new")
    start()
    until(lambda: shows(screen, 2))


def test_systemd_hears_of_a_follower_that_works(screen: Screen, start: Start, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(60)
        start(NOTIFY_SOCKET=str(tmp_path / "notify"), WATCHDOG_USEC="3000000")
        heard = [systemd.recv(100) for _ in range(4)]
    assert heard[0] == b"READY=1"
    assert heard[1:] == [b"WATCHDOG=1"] * 3


def test_the_staff_screen_is_answered(screen: Screen, start: Start, tmp_path: Path) -> None:
    screen.state.mkdir(parents=True)
    settings = screen.state / "screen.toml"
    settings.write_text(f'follow = "{screen.source}"\ntrust = "{screen.trust}"\n')
    start()
    until(lambda: shows(screen, 1))
    mailbox = Mailbox(screen.state)
    restore = mailbox.ask(Restore(1), "en")
    answers = []
    until(lambda: answers.append(mailbox.answer(restore)) or answers[-1])
    assert answers[-1] is not None
    assert answers[-1].code == 2
    assert f"takes its releases from {screen.source}. Go back on the computer" in answers[-1].told
    diagonal = mailbox.ask(SetDiagonal(43.0), "en")
    until(lambda: answers.append(mailbox.answer(diagonal)) or answers[-1])
    assert answers[-1] is not None
    assert answers[-1].code == 0
    assert "diagonal_inches = 43" in settings.read_text()
    stick = mailbox.ask(ImportFrom(str(tmp_path), yes=True), "en")
    until(lambda: answers.append(mailbox.answer(stick)) or answers[-1])
    assert answers[-1] is not None
    assert answers[-1].code == 2


def test_status_tells_what_is_followed(screen: Screen, start: Start, tmp_path: Path) -> None:
    assert look(tmp_path / "no content", screen.state).followed is None
    follower = start()
    until(lambda: shows(screen, 1))
    until(lambda: (found := look(tmp_path / "no content", screen.state).followed) and found.heard)
    found = look(tmp_path / "no content", screen.state)
    assert found.followed is not None
    assert (found.followed.source, found.content_trouble) == (screen.source, None)
    assert not {"content", "source", "publisher", "release"} & set(found.wrong)
    follower.terminate()
    follower.wait()
    (screen.state / "screen.toml").write_text('follow = "gopher://x"\n')
    found = look(tmp_path / "no content", screen.state)
    assert found.followed is not None
    assert found.followed.trouble is not None
    assert {"source", "publisher"} <= set(found.wrong)


def test_an_error_of_the_server_is_none_of_the_release(screen: Screen, start: Start, web: Web) -> None:
    start()
    until(lambda: shows(screen, 1))

    def busy(handler: _Handler) -> bool:
        handler.send_error(503)
        return True

    web.answer = busy
    until(lambda: "does not answer (HTTP 503)" in message(screen))
    web.answer = None
    until(lambda: not message(screen))
