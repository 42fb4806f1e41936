"""What the staff screen asks for, carried out by the real commands."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.releases.layout import current_number
from kiosk.settings.screen import load_screen_settings
from kiosk.staff_requests.errands import Errands
from kiosk.staff_requests.mailbox import Mailbox
from kiosk.staff_requests.request import Answer, ImportFrom, Request, Restore, SetDiagonal
from kiosk.system.child_process import environment

PROJECT = Path(__file__).parents[2]
PATIENCE = 40.0


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one page."""
    folder = tmp_path / "content"
    (folder / "01-a").mkdir(parents=True)
    (folder / "01-a/kk.md").write_text("# Бірінші\n\nСөз.\n", "utf-8")
    return folder


@pytest.fixture
def state(content: Path, tmp_path: Path) -> Path:
    """A state folder with two releases of it."""
    folder = tmp_path / "state"
    publish(Job(content, folder, edge=640, durable=False))
    (content / "01-a/kk.md").write_text("# Бірінші\n\nБасқа сөз.\n", "utf-8")
    publish(Job(content, folder, edge=640, durable=False))
    return folder


def until(met: Callable[[], Answer | None]) -> Answer:
    end = time.monotonic() + PATIENCE
    while (found := met()) is None:
        assert time.monotonic() < end
        time.sleep(0.02)
    return found


def done(errands: Errands, state: Path, request: Request, language: str = "ru") -> Answer:
    box = Mailbox(state)
    name = box.ask(request, language)

    def look() -> Answer | None:
        errands.step()
        return box.answer(name)

    answer = until(look)
    assert list(box.folder.iterdir()) == [], "nothing stays behind"
    return answer


def test_back_to_a_release(content: Path, state: Path) -> None:
    errands = Errands(content, state)
    assert done(errands, state, Restore(1)).code == 0
    assert current_number(state) == 3
    refused = done(errands, state, Restore(77))
    assert (refused.code, "77" in refused.told) == (2, True)
    assert current_number(state) == 3


def test_the_diagonal(content: Path, state: Path) -> None:
    assert done(Errands(content, state), state, SetDiagonal(43.5)) == Answer(0, "", "")
    assert load_screen_settings(state, "en").diagonal_inches == 43.5
    (state / "screen.toml").write_text("diagonal_inches = = 3\n")
    refused = done(Errands(content, state), state, SetDiagonal(43.5))
    assert (refused.code, "screen.toml" in refused.told) == (2, True)


def test_an_import_from_a_stick_is_first_looked_at(content: Path, state: Path, tmp_path: Path) -> None:
    stick = tmp_path / "media" / "STICK"
    for name, text in (("01-a/kk.md", "# Бірінші\n\nЖаңа.\n"), ("02-b/kk.md", "# Екінші\n\nЖаңа.\n")):
        (stick / name).parent.mkdir(parents=True, exist_ok=True)
        (stick / name).write_text(text, "utf-8")
    errands = Errands(content, state, lambda: [stick])
    looked = done(errands, state, ImportFrom(str(stick), yes=False))
    assert looked.code == 0, looked
    found = json.loads(looked.out)
    assert (found["new"], found["changed"], found["problems"]) == (["02-b"], ["01-a"], [])
    assert not (content / "02-b").exists()
    assert done(errands, state, ImportFrom(str(stick), yes=True)).code == 0
    assert (content / "02-b/kk.md").read_text("utf-8") == "# Екінші\n\nЖаңа.\n"


@pytest.mark.parametrize("path", ["", "/..", "/link"])
def test_nothing_but_a_stick_is_imported(content: Path, state: Path, tmp_path: Path, path: str) -> None:
    stick = tmp_path / "media" / "STICK"
    stick.mkdir(parents=True)
    (stick / "link").symlink_to(content)
    errands = Errands(content, state, lambda: [stick] if path else [])
    answer = done(errands, state, ImportFrom(f"{stick}{path}", yes=True), "kk")
    assert (answer.code, answer.out) == (2, "")
    assert "флешка" in answer.told


@pytest.fixture
def publisher(content: Path, state: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A publisher at work, as the kiosk starts one."""
    command = [sys.executable, str(PROJECT / "main.py"), "publish", "--content", str(content)]
    process = subprocess.Popen(
        [*command, "--state", str(state)],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield process
    process.terminate()
    process.wait(20)


def test_the_publisher_does_it(publisher: subprocess.Popen[bytes], state: Path) -> None:
    box = Mailbox(state)
    name = ""

    def look() -> Answer | None:
        nonlocal name
        assert publisher.poll() is None
        name = name or box.ask(Restore(1), "kk")
        return box.answer(name)

    assert until(look).code == 0
    restored = current_number(state)
    assert restored is not None
    assert restored >= 3
    assert "the staff screen asks: Restore(number=1)" in (state / "log/publisher.log").read_text("utf-8")
