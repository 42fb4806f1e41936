"""What the kiosk counts while visitors touch it, and that a kill loses ten seconds at most."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from kiosk.statistics.counts import What
from kiosk.statistics.read import Summary, summary
from kiosk.statistics.store import statistics_file
from kiosk.viewer.recorder import Recorder
from kiosk.viewer.settle import settle
from tests.test_imports import MODULES, imported_by, within
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk

# 1:30 on the next day in Kazakhstan. Years ahead, as a clock behind the release is not believed.
NOW = datetime(2054, 12, 22, 20, 30, tzinfo=UTC)
FILES = {
    "kiosk.toml": 'languages = ["kk", "ru"]\nzone = "Asia/Almaty"\n',
    "01-a/kk.md": "# Бірінші\n\nМәтін бар.\n",
    "01-a/ru.md": "# Первый\n\nЕсть текст.\n",
    "01-a/01-in/kk.md": "# Ішкі\n\nҚай көл?\n\n- [ ] Арал\n- [x] Балқаш\n\n![Сурет](lake.jpg)\n\n[Сайт](https://a.kz)\n",
    "02-b/kk.md": "# Екінші\n\nМәтін.\n",
}

Record = Callable[..., Recorder]


@pytest.fixture
def record() -> Iterator[Record]:
    """Begin to count what happens on a kiosk, by its own idle watch."""
    begun: list[Recorder] = []
    gc.disable()  # as in a kiosk, see Collector

    def begin(kiosk: Kiosk, now: datetime = NOW) -> Recorder:
        recorder = Recorder(kiosk.state, kiosk.viewer, now=lambda: now, seconds=kiosk.watch, pause=0.01)
        begun.append(recorder)
        return recorder

    yield begin
    for recorder in begun:
        recorder.stop()
    gc.enable()


def written(kiosk: Kiosk, recorder: Recorder) -> Summary:
    """Return all that was counted."""
    recorder.stop()
    return summary(statistics_file(kiosk.state))


def test_nobody_opened_the_start_page(open_kiosk: OpenKiosk, record: Record) -> None:
    kiosk = open_kiosk(FILES, awake=False, start_page=("a",))
    recorder = record(kiosk)
    kiosk.viewer.idle.touch()
    assert kiosk.viewer.navigation.page == "a"
    kiosk.watch.now += 30
    kiosk.viewer.navigation.open("b")
    pages = written(kiosk, recorder).pages
    assert {page: found.opened for page, found in pages.items()} == {"a": 0, "b": 1}
    assert sum(pages["a"].stays.values()) == 1


def test_a_visit_by_hand(open_kiosk: OpenKiosk, record: Record, tmp_path: Path) -> None:
    (tmp_path / "content/01-a/01-in").mkdir(parents=True)
    Image.new("RGB", (640, 480), "teal").save(tmp_path / "content/01-a/01-in/lake.jpg")
    kiosk = open_kiosk(FILES, awake=False)
    recorder = record(kiosk)
    hand = kiosk.hand
    hand.tap_at(area(kiosk.viewer.window.contentItem()).center())  # wakes it
    settle(kiosk.viewer)
    hand.calm()
    hand.tap(hand.button("Бірінші"))
    settle(kiosk.viewer)
    kiosk.watch.now += 30
    kiosk.open("a/in")
    for what in ("Арал", "Балқаш"):
        hand.calm()
        hand.tap(hand.button(what))
        settle(kiosk.viewer)
    [picture] = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "PictureButton")]
    hand.calm()
    hand.tap(picture)
    settle(kiosk.viewer)
    kiosk.watch.now += 100
    kiosk.wait(200)
    assert kiosk.viewer.navigation.atHome
    found = written(kiosk, recorder)
    assert found.days == {"2054-12-23": 1}
    assert found.hours == {1: 1}
    assert found.reading == 1
    assert {page: sums.opened for page, sums in found.pages.items()} == {"a": 1, "a/in": 1}
    assert found.pages["a"].stays == {"20": 1}
    assert found.pages["a/in"].stays == {}
    assert found.pages["a/in"].ended == 1
    assert found.onward == {("a", "a/in"): 1}
    assert found.languages == {"kk": 1}
    assert found.uses == {What.WRONG: 1, What.RIGHT: 1, What.PICTURE: 1}


def test_the_code_of_a_link_is_counted_where_there_is_one(open_kiosk: OpenKiosk, record: Record) -> None:
    kiosk = open_kiosk(FILES)
    recorder = record(kiosk)
    kiosk.open("a/in")
    [page] = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "BlockList")]
    page.codeOpened.emit("https://a.kz")
    page.codeOpened.emit("https://nowhere.kz")
    settle(kiosk.viewer)
    assert written(kiosk, recorder).uses == {What.CODE: 1}


def test_who_touches_again_is_the_next_visitor(open_kiosk: OpenKiosk, record: Record) -> None:
    kiosk = open_kiosk(FILES)
    recorder = record(kiosk)
    kiosk.hand.tap(kiosk.hand.button("Русский"))
    kiosk.open("b")
    kiosk.viewer.idle.startAgain()
    settle(kiosk.viewer)
    kiosk.open("a")
    kiosk.wait(300)
    found = written(kiosk, recorder)
    assert found.visits == 2
    assert found.languages == {"ru": 1, "kk": 1}
    assert {page: sums.ended for page, sums in found.pages.items()} == {"a": 1, "b": 1}


def test_who_is_there_already_is_counted_with_the_page_that_is_open(
    open_kiosk: OpenKiosk, record: Record
) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    found = written(kiosk, record(kiosk))
    assert (found.visits, found.pages["a"].opened) == (1, 1)


def test_larger_text_is_counted_and_its_end_is_not(open_kiosk: OpenKiosk, record: Record) -> None:
    kiosk = open_kiosk(FILES)
    recorder = record(kiosk)
    kiosk.viewer.metrics.magnify(1.5)
    kiosk.viewer.metrics.magnify(1.0)
    assert written(kiosk, recorder).sizes == {"150": 1}


@pytest.mark.parametrize("now", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)])
def test_a_clock_that_cannot_be_right_names_no_day(
    open_kiosk: OpenKiosk, record: Record, now: datetime
) -> None:
    kiosk = open_kiosk(FILES)
    found = written(kiosk, record(kiosk, now))
    assert found.days == {"": 1}
    assert found.hours == {}


def test_a_folder_that_takes_nothing_costs_only_the_counts(
    open_kiosk: OpenKiosk, record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk = open_kiosk(FILES)
    statistics_file(kiosk.state).parent.rmdir() if statistics_file(kiosk.state).parent.is_dir() else None
    statistics_file(kiosk.state).parent.write_text("a file is where the folder should be")
    recorder = record(kiosk)
    kiosk.open("a")
    recorder.stop()
    assert "the statistics cannot be written" in caplog.text
    assert kiosk.viewer.navigation.page == "a"


# Touches the screen of a real kiosk as soon as it counts, opens a page, and says when.
TOUCH = """
import sys, time
import kiosk.viewer.run as run
from kiosk.cli import main
from PySide6.QtCore import QTimer

live = run.live

def touched(app, viewer, start_others):
    def others():
        stop = start_others()
        def touch():
            viewer.idle.touch()
            viewer.navigation.open("a")
            print("touched", flush=True)
        QTimer.singleShot(0, touch)
        return stop
    return live(app, viewer, others)

run.live = touched
sys.exit(main(sys.argv[1:]))
"""


def test_a_kill_loses_nothing_that_is_older_than_ten_seconds(open_kiosk: OpenKiosk, tmp_path: Path) -> None:
    kiosk = open_kiosk(FILES)
    command = [
        sys.executable,
        "-c",
        TOUCH,
        "run",
        "--content",
        str(kiosk.content),
        "--state",
        str(kiosk.state),
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "touched\n"
            touched = time.monotonic()
            while not summary(statistics_file(kiosk.state)).opened:
                assert time.monotonic() - touched < 10
                time.sleep(0.05)
        finally:
            process.send_signal(signal.SIGKILL)
    found = summary(statistics_file(kiosk.state))
    assert (found.visits, found.opened) == (1, 1)


def test_preview_and_screenshots_count_nothing() -> None:
    def known_to(module: str) -> set[str]:
        """Return the modules that import it."""
        return {name for name in MODULES if any(within(told, module) for _, told in imported_by(name))}

    assert known_to("kiosk.viewer.recorder") == {"kiosk.viewer.companions"}
    assert known_to("kiosk.viewer.companions") == {"kiosk.viewer.run"}


def test_staff_are_no_visitors(open_kiosk: OpenKiosk, record: Record) -> None:
    kiosk = open_kiosk(FILES, awake=False)
    recorder = record(kiosk)
    kiosk.viewer.idle.stay()
    kiosk.wait(300)
    assert kiosk.viewer.idle.state == "active"
    kiosk.viewer.idle.rest()
    assert written(kiosk, recorder).visits == 0
