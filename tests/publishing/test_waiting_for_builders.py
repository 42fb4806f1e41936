"""What the poller makes of its builders: those that hang, die or tell how far they are."""

from __future__ import annotations

import itertools
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.publishing.watch import poll, publications
from kiosk.publishing.watch.activity import read_activity
from kiosk.publishing.watch.batches import FIRST_SECONDS, Batches
from kiosk.publishing.watch.builder_process import BuilderProcess
from kiosk.releases.release import current_release
from tests.large_pictures import add_large_pictures
from tests.publishing.conftest import Folder
from tests.publishing.test_backlog import add_photos

PATIENCE = 60.0

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="nothing can be stopped here")

Listen = Callable[[Callable[[], object]], None]


@pytest.fixture
def poller(content: Folder, state: Path) -> Iterator[poll._Poller]:
    """A poller that follows the content folder."""
    state.mkdir()
    made = poll._Poller(content.root, state, 640, following=True)
    yield made
    made.leave()


@pytest.fixture
def listen(poller: poll._Poller) -> Listen:
    """Listen to builders until a condition is met."""

    def until(met: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not met():
            assert time.monotonic() < end, "it did not come"
            poller.wait(0.05)

    return until


def pid(builder: BuilderProcess | None) -> int:
    """Return the process id of a builder."""
    assert builder is not None
    return builder._process.pid


def ask(poller: poll._Poller) -> None:
    poller.publish(publications.Request(changed=True))


def waiting(state: Path) -> int:
    """Return how many pictures the current release waits for, -1 without a release."""
    release = current_release(state)
    return int(release.about.waiting) if release else -1


def test_a_builder_that_hangs_is_ended_and_the_work_goes_on(
    content: Folder, state: Path, poller: poll._Poller, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(a="# A\n\nx\n")
    ask(poller)
    os.kill(pid(poller.builder), signal.SIGSTOP)
    monkeypatch.setattr(publications, "SILENT_SECONDS", (0.5, 60.0))
    listen(lambda: poller.hangs)
    monkeypatch.undo()
    listen(lambda: poller.asked is None)
    assert "was ended" in poller.row["message"]
    assert str(content.root) in poller.row["message"]
    assert (poller.row["retry"], poller.hangs) == (True, 1)
    told = read_activity(state)
    assert told is not None
    assert told.message == poller.row["message"][:300]
    listen(poller.alarm.rings)  # three seconds later
    poller.publish(publications.Request())
    listen(lambda: poller.asked is None)
    assert (poller.row["message"], poller.row["number"], poller.hangs) == ("", 1, 0)


@pytest.mark.parametrize(("hangs", "expected"), [(0, 120), (1, 240), (3, 960), (4, 1800), (400, 1800)])
def test_each_hanging_builder_is_waited_for_longer(hangs: int, expected: float) -> None:
    assert publications.longest_silence(hangs) == expected


def test_one_that_cannot_be_ended_is_not_joined_by_another(
    content: Folder, poller: poll._Poller, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(a="# A\n\nx\n")
    ask(poller)
    stuck = poller.builder
    assert stuck is not None
    os.kill(pid(stuck), signal.SIGSTOP)
    monkeypatch.setattr(publications, "SILENT_SECONDS", (0.2, 60.0))
    # As for a process that waits for a dead share: the system ends it only when that answers.
    monkeypatch.setattr(BuilderProcess, "kill", lambda builder: False)
    listen(lambda: poller.asked is None)
    assert "cannot be ended" in poller.row["message"]
    ask(poller)
    assert (poller.asked, poller.builder) == (None, None)
    assert poller.row["retry"]
    monkeypatch.undo()
    stuck.kill()
    ask(poller)
    listen(lambda: poller.asked is None)
    assert poller.row["number"] == 1


def test_a_builder_that_dies_over_the_pictures_has_a_successor(
    content: Folder, state: Path, poller: poll._Poller, listen: Listen
) -> None:
    add_photos(content, 30)
    ask(poller)
    listen(lambda: poller.asked is None)
    assert waiting(state) == 30
    os.kill(pid(poller.builder), signal.SIGKILL)
    listen(lambda: poller.builder is None and poller.asked is None)
    assert poller.row["retry"]
    ask(poller)
    listen(lambda: poller.batches.due(0.0) or poller.batches._ready)
    while waiting(state):
        poller.publish(publications.Request(sharpen=True))
        listen(lambda: poller.asked is None)
    assert not list((state / "releases").glob(".new-*"))


def test_a_request_that_comes_as_the_builder_leaves_is_not_lost(
    content: Folder, state: Path, poller: poll._Poller, listen: Listen
) -> None:
    content.write(a="# A\n\nold\n")
    ask(poller)
    while not poller.leaving:
        poller.hear(0.01)
    content.write(a="# A\n\nnew\n")
    ask(poller)
    listen(lambda: poller.asked is None)
    release = current_release(state)
    page = release.page("a", "kk") if release else None
    assert page is not None
    assert page.blocks[0].text == "new"


def test_what_it_does_is_told_while_it_does_it(
    content: Folder, state: Path, poller: poll._Poller, listen: Listen
) -> None:
    seen: list[tuple[str, int, int]] = []
    poller.output.progress = lambda doing, done, total: seen.append((doing, done, total))
    content.write(album="# Album\n\nx\n\n" + add_large_pictures(content.root / "album", 60))
    ask(poller)
    listen(lambda: poller.asked is None)
    listen(lambda: ("pictures", 60, 60) in seen)
    assert {total for doing, _, total in seen if doing == "pictures"} == {60}
    done = [done for doing, done, _ in seen if doing == "pictures"]
    assert done == sorted(done)
    assert len(set(done)) > 5
    poller.publish(publications.Request(sharpen=True))
    listen(lambda: poller.asked is None and poller.builder is None)
    told = read_activity(state)
    assert told is not None
    assert (told.pid, told.doing, told.done, told.total) == (os.getpid(), "waiting", 0, 0)


def test_the_beat_goes_on_while_nothing_happens(poller: poll._Poller, state: Path) -> None:
    poller.wait(0)
    first = read_activity(state)
    poller.wait(3.5)
    second = read_activity(state)
    assert first is not None
    assert second is not None
    assert 0 < second.beat - first.beat < 5


def test_pictures_come_in_a_handful_of_batches() -> None:
    batches = Batches()
    batches.asked(0.0)
    batches.published(1.0, 100)
    shown = []
    for second in range(1, 200):
        now = float(second)
        batches.made(min(100, second // 2), ready=second >= 200)
        if batches.due(now):
            shown.append(now)
            batches.asked(now)
            batches.published(now + 0.5, 100)
    assert shown[0] <= 2 * FIRST_SECONDS
    assert len(shown) <= 6
    assert all(later - sooner > sooner / 2 for sooner, later in itertools.pairwise(shown))


def test_the_last_pictures_come_at_once_and_slow_folders_seldom() -> None:
    batches = Batches()
    batches.asked(0.0)
    batches.published(30.0, 100)  # it takes half a minute to read such a folder
    batches.made(50, ready=False)
    assert not batches.due(100.0)
    assert batches.due(151.0)
    batches.made(100, ready=True)
    assert batches.due(31.0)
    batches.asked(31.0)
    batches.published(60.0, 0)
    assert not batches.due(1000.0)
