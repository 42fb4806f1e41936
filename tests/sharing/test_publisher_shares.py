"""With `share` in screen.toml the publisher shares every release, in a process that may fail or hang."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.content.folder.report_name import report_name
from kiosk.publishing.report.report_file import write_report
from kiosk.publishing.watch import other_screens
from kiosk.publishing.watch.other_screens import OtherScreens
from kiosk.publishing.watch.poll import _Poller
from kiosk.releases.layout import current_number
from kiosk.releases.release import current_release
from kiosk.screen_edge import note_fleet_edge
from kiosk.sharing.note import Note, read_note, write_note
from kiosk.status.lines import as_lines
from kiosk.status.look import look
from kiosk.system.child_process import environment
from kiosk.system.disk import replace_file
from tests.sharing.conftest import Screen

PATIENCE = 60.0
Released = Callable[[str], int]


def until(met: Callable[[], object]) -> None:
    """Wait until a condition is met."""
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


def settings(state: Path, text: str) -> None:
    """Write this machine's settings."""
    state.mkdir(exist_ok=True)
    replace_file(state / "screen.toml", text.encode())


@pytest.fixture
def others(state: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OtherScreens]:
    """What the poller does for other screens, tried again at once after a failure."""
    monkeypatch.setattr(other_screens, "LOOK_SECONDS", 0.0)
    monkeypatch.setattr(other_screens, "PAUSE_SECONDS", (0.05, 0.1))
    settings(state, f'share = "{folder}"\n')
    made = OtherScreens(state, "en")
    yield made
    made.leave()


@pytest.fixture
def publisher(content: Path, state: Path) -> Iterator[None]:
    """A publisher that runs on the content folder."""
    command = [sys.executable, "-m", "kiosk.publishing", "--content", str(content), "--state", str(state)]
    process = subprocess.Popen([*command, "--edge", "320", "--rest", "0.1", "--report"], env=environment())
    yield
    process.terminate()
    process.wait(timeout=30)


def told(others: OtherScreens) -> bool:
    """Let it do the next step; return whether staff are to be told of something new."""
    others.step()
    return others.news


def reported(state: Path, content: Path) -> str:
    """Return what stands in the report for staff, in one line."""
    assert write_report(state, content=content, language="kk") is None
    return " ".join((content / report_name("kk")).read_text("utf-8-sig").split())


def noted(state: Path) -> Note:
    """Return what is noted of sharing."""
    return read_note(state) or Note("")


@pytest.mark.usefixtures("publisher")
def test_each_release_reaches_another_screen(
    content: Path, state: Path, folder: Path, screen: Callable[[], Screen]
) -> None:
    until(lambda: current_number(state))
    settings(state, f'share = "{folder}"\n')  # it is read while the publisher runs
    until(lambda: noted(state).release == current_number(state))
    other = screen()
    other.pull(folder.as_uri())
    (content / "lake/kk.md").write_text("# Көл\n\nТұщы.\n")
    until(lambda: noted(state).release == current_number(state) == 2)
    assert any("Тұщы" in page.read_text() for page in other.pull(folder.as_uri()).glob("pages/*.kk.json"))


@pytest.mark.usefixtures("publisher")
def test_a_publisher_that_is_to_follow_tells_how(content: Path, state: Path) -> None:
    report = content / report_name("kk")

    def is_told() -> bool:
        return report.is_file() and "http://10.0.0.5:8080/kiosk" in report.read_text("utf-8-sig")

    until(lambda: current_number(state))
    settings(state, 'follow = "http://10.0.0.5:8080/kiosk"\ntrust = "kiosk.gpg"\n')
    until(is_told)
    assert "install --follow http://10.0.0.5:8080/kiosk --trust FILE" in reported(state, content)
    settings(state, "")
    until(lambda: report.is_file() and not is_told())


def test_a_release_is_shared_at_the_next_step(
    released: Released, state: Path, others: OtherScreens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_screens, "LOOK_SECONDS", 3600.0)
    started: list[int] = []
    monkeypatch.setattr(others, "_start", started.append)
    others.step()
    assert started == []
    number = released("Жылы.")
    others.step()
    assert started == [number]


@pytest.mark.usefixtures("publisher")
def test_pictures_grow_for_another_screen(content: Path, state: Path) -> None:
    Image.new("RGB", (700, 500), "teal").save(content / "lake/photo.jpg")
    (content / "lake/kk.md").write_text("# Көл\n\n![](photo.jpg)\n")

    def edge() -> int:
        """Return the longest edge of a picture in the current release."""
        release = current_release(state)
        edges = [0]
        for path in (release.folder / "pictures").iterdir() if release else ():
            with Image.open(path) as picture:
                edges.append(max(picture.size))
        return max(edges)

    until(lambda: edge() == 320)
    note_fleet_edge(state, 640)
    until(lambda: edge() == 640)


def test_trouble_is_told_until_it_is_gone(
    released: Released, content: Path, state: Path, folder: Path, others: OtherScreens
) -> None:
    folder.mkdir()
    (folder / "letter.doc").write_text("mine")
    number = released("Жылы.")
    until(lambda: told(others))
    assert noted(state).code == "share-other-folder"
    assert f"{folder} қалтасында басқа файлдар жатыр" in reported(state, content)
    status = look(content, state)
    assert "sharing" in status.wrong
    assert any(line.startswith(f"! The folder {folder} holds other files") for line in as_lines(status, "en"))

    others.news = False
    (folder / "letter.doc").unlink()
    until(lambda: told(others))
    assert (noted(state).code, noted(state).release) == ("", number)
    assert "қалтасында басқа" not in reported(state, content)
    status = look(content, state)
    assert "sharing" not in status.wrong
    assert f"  Other screens: release {number} is in {folder}" in as_lines(status, "en")


def test_what_is_no_longer_shared_is_no_trouble(state: Path, others: OtherScreens) -> None:
    write_note(state, Note("/srv/share", 0, "share-full", {"folder": "/srv/share"}))
    settings(state, "# nothing\n")
    others.step()
    assert not noted(state).code


def test_a_process_that_hangs_is_ended_and_told(
    released: Released, state: Path, tmp_path: Path, others: OtherScreens, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "slow"
    slow.mkdir()
    (slow / "ostree").write_text(f'#!/bin/sh\necho $$ >"{tmp_path}/pid"\nexec sleep 3600\n')
    (slow / "ostree").chmod(0o755)
    monkeypatch.setenv("PATH", str(slow), prepend=":")
    released("Жылы.")
    until(lambda: told(others) or ((tmp_path / "pid").exists() and (tmp_path / "pid").read_text()))
    monkeypatch.setattr(other_screens, "LONGEST_SECONDS", 0.0)
    others.step()
    assert noted(state).code == "share-slow"
    assert others.news
    pid = (tmp_path / "pid").read_text().strip()
    until(lambda: not Path(f"/proc/{pid}").exists())


def test_nothing_is_loaded_for_a_kiosk_alone(content: Path, state: Path) -> None:
    settings(state, 'dark = "black"\nstaff_pin = "x"\n')
    code = (
        "import sys; from pathlib import Path; from kiosk.publishing.watch.poll import _Poller\n"
        "poller = _Poller(Path(sys.argv[1]), Path(sys.argv[2]), 1920)\n"
        "assert poller.duties.look()\n"
        "others = ('kiosk.sharing', 'kiosk.ostree', 'kiosk.publishing.watch.other_screens')\n"
        "print(poller.duties.edge, [name for name in sys.modules if name.startswith(others)])"
    )
    line = [sys.executable, "-c", code, str(content), str(state)]
    ran = subprocess.run(line, env=environment(), capture_output=True, text=True, check=True)
    assert ran.stdout == "0 []\n"


def test_settings_that_notepad_saved_are_understood(content: Path, state: Path) -> None:
    settings(state, "")
    (state / "screen.toml").write_text('share = "x"\nedge = 3840\n', "utf-16")
    poller = _Poller(content, state, 1920)
    assert not poller.is_edge_longer()
    poller.duties.look()
    assert poller.is_edge_longer()
    assert poller.edge == 3840
