"""How long work shows on a terminal, and where there is none."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from kiosk.progress import terminal
from kiosk.progress.terminal import TerminalProgress
from kiosk.progress.words import counted

PROJECT = Path(__file__).parents[1]


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("language", "doing", "done", "total", "said"),
    [
        ("en", "pictures", 1, 1, "1 of 1 picture is ready"),
        ("en", "pictures", 12, 60, "12 of 60 pictures are ready"),
        ("ru", "pictures", 12, 61, "Готово 12 из 61 картинки"),
        ("ru", "pictures", 12, 62, "Готово 12 из 62 картинок"),
        ("ru", "pictures", 12, 60, "Готово 12 из 60 картинок"),
        ("ru", "reading", 1, 21, "Прочитано 1 из 21 текста"),
        ("ru", "photographing", 3, 11, "Сохранено 3 из 11 экранов"),
        ("kk", "pictures", 12, 60, "Барлығы 60 сурет, дайыны – 12"),
        ("kk", "reading", 12, 60, "Барлығы 60 мәтін, оқылғаны – 12"),
        ("en", "reading", 0, 0, "Reading the folder"),
        ("ru", "writing", 0, 0, "Запись версии"),
    ],
)
def test_it_is_said_as_people_say_it(language: str, doing: str, done: int, total: int, said: str) -> None:
    assert counted(doing, done, total, language) == said  # type: ignore[arg-type]


def test_a_terminal_has_a_bar_that_goes_when_the_work_is_done() -> None:
    stream = Terminal()
    progress = TerminalProgress("ru", stream)
    progress("reading", 0, 198)
    progress("pictures", 0, 60)
    progress("pictures", 60, 60)
    progress("waiting", 0, 0)
    drawn = stream.getvalue().split("\r")
    assert any("Подготовка картинок" in line and "0/60" in line for line in drawn)
    assert not drawn[-1].strip() or not drawn[-2].strip()  # wiped out


def test_without_a_terminal_there_is_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(terminal.time, "monotonic", lambda: now)
    stream = io.StringIO()
    progress = TerminalProgress("en", stream)
    for second in range(60):
        now = 100.0 + second
        progress("pictures", second, 60)
    progress("waiting", 0, 0)
    lines = stream.getvalue().splitlines()
    assert lines == [f"{done} of 60 pictures are ready" for done in (2, 17, 32, 47)]


def test_what_is_done_soon_needs_no_word() -> None:
    stream = io.StringIO()
    progress = TerminalProgress("en", stream)
    progress("reading", 3, 3)
    progress("writing", 0, 0)
    progress("waiting", 0, 0)
    assert stream.getvalue() == ""


def kiosk(*arguments: str, tmp_path: Path) -> str:
    """Run a command on a terminal of 80 columns; return all that it shows."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
    with subprocess.Popen(
        [sys.executable, "main.py", *arguments, "--content", str(tmp_path / "content")],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "KIOSK_STATE": str(tmp_path / "state")},
    ):
        os.close(theirs)
        shown = b""
        while True:
            try:
                data = os.read(ours, 65536)
            except OSError:  # the other side is closed
                data = b""
            if not data:
                break
            shown += data
    os.close(ours)
    return shown.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize("command", [("check",), ("publish", "--once")], ids=lambda command: command[0])
def test_commands_show_how_far_they_are(command: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "content/a"
    folder.mkdir(parents=True)
    for number in range(8):
        Image.new("RGB", (2400, 1600), (number, 0, 0)).save(folder / f"{number}.jpg")
    (folder / "kk.md").write_text("# A\n\nx\n\n" + "".join(f"![p]({n}.jpg)\n" for n in range(8)))
    shown = kiosk(*command, "--language", "en", tmp_path=tmp_path).split("\r")
    bars = [line for line in shown if "Preparing pictures" in line]
    assert any("/8" in line for line in bars)
    left = "".join(shown).rpartition("Preparing pictures")[2]
    assert "page" in left.lower()  # the last word is the result, not the bar
