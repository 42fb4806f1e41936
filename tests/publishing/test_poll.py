"""The waiting process, as the viewer starts it."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.content.folder.report_name import REPORT_NAMES, has_report
from kiosk.publishing.watch import poll
from kiosk.publishing.watch.alarm import LATER_SECONDS, Alarm
from kiosk.releases.layout import current_number
from kiosk.releases.release import Release, current_release
from kiosk.supervision.trouble import Trouble, write_trouble
from kiosk.system import child_process as process
from tests.large_pictures import add_large_pictures
from tests.publishing.conftest import Folder
from tests.supervision.listener import listening

PATIENCE = 30.0

Start = Callable[..., subprocess.Popen[str]]


def until(met: Callable[[], object]) -> None:
    """Wait until a condition is met; fails after PATIENCE seconds."""
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


def shown(state: Path, page_id: str) -> str:
    """Return the first text of a page, "" when it is not shown."""
    release = current_release(state)
    page = release.page(page_id, "kk") if release else None
    return page.blocks[0].text if page and page.blocks else ""


def waiting(state: Path) -> int:
    """Return how many pictures the current release waits for, -1 without a release."""
    release = current_release(state)
    return int(release.about.waiting) if release else -1


@pytest.fixture
def start(content: Folder, state: Path) -> Iterator[Start]:
    """Start publishers on the content folder, with `more` arguments; they are ended after the test."""
    usual = state
    running: list[subprocess.Popen[str]] = []

    def run(*more: str, state: Path = usual) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "kiosk.publishing"]
        command += ["--content", str(content.root), "--state", str(state), "--edge", "640", *more]
        running.append(
            subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                env=process.environment(),
            )
        )
        return running[-1]

    yield run
    for child in running:
        child.kill()
        child.communicate()


def test_a_saved_file_is_published(content: Folder, state: Path, start: Start) -> None:
    content.write(a="# A\n\nold\n", b="# B\n")
    start()
    until(lambda: shown(state, "a") == "old")
    content.write(a="# A\n\nnew\n")
    until(lambda: shown(state, "a") == "new")
    (content.root / "a/kk.md").unlink()
    content.write(c="# C\n\nc\n")
    until(lambda: shown(state, "c") == "c" and shown(state, "a") == "")


def test_texts_come_before_pictures_and_pictures_bit_by_bit(
    content: Folder, state: Path, start: Start
) -> None:
    content.write(a="# A\n\nx\n\n" + add_large_pictures(content.root / "a", 20))
    start()
    until(lambda: current_number(state))
    content.write(b="# B\n\nsaved meanwhile\n")
    until(lambda: waiting(state) == 0)
    releases = [Release(folder) for folder in sorted((state / "releases").iterdir()) if folder.name.isdigit()]
    assert [release.page("a", "kk") is not None for release in releases] == [True] * len(releases)
    first = releases[0].page("a", "kk")
    assert first is not None
    places = [each.picture for each in first.blocks[1].pictures]
    assert {(place.width, place.height, place.file) for place in places} == {(640, 480, "")}
    saved = next(release for release in releases if release.page("b", "kk"))
    assert saved.about.waiting > 0
    assert releases[-1].about.waiting == 0
    assert len(releases) <= 6


def test_it_waits_lightly(content: Folder, state: Path, start: Start) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("no /proc")
    content.write(a="# A\n\nx\n")
    poller = start()
    until(lambda: shown(state, "a") == "x")
    status = Path(f"/proc/{poller.pid}/status").read_text()
    (peak,) = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")]
    assert peak < 20 * 1024


def test_it_leaves_with_its_parent(content: Folder, state: Path) -> None:
    content.write(a="# A\n\nx\n")
    child = (
        "import os, subprocess, sys, time\n"
        "args = ['--content', sys.argv[1], '--state', sys.argv[2], '--parent', str(os.getpid())]\n"
        "child = subprocess.Popen([sys.executable, '-m', 'kiosk.publishing', *args])\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(100)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", child, str(content.root), str(state)],
        stdout=subprocess.PIPE,
        text=True,
        env=process.environment(),
    )
    assert parent.stdout is not None
    poller = int(parent.stdout.readline())
    until(lambda: shown(state, "a") == "x")
    parent.kill()
    parent.communicate()

    def gone() -> bool:
        try:
            return Path(f"/proc/{poller}/stat").read_text().split()[2] == "Z"
        except OSError:
            return True

    until(gone)


def test_only_one_publishes(content: Folder, state: Path, start: Start) -> None:
    content.write(a="# A\n\nx\n")
    start()
    until(lambda: shown(state, "a") == "x")
    for more, code in (((), 0), (("--once",), 2)):  # who asked for one release gets none
        other = start(*more)
        said, _ = other.communicate(timeout=PATIENCE)
        assert other.returncode == code
        assert len(said.splitlines()) == 1
        assert str(state) in said


def test_it_speaks_the_caretaker_s_language(content: Folder, state: Path, start: Start) -> None:
    said = {}
    for language in ("kk", "ru", "en"):
        content.write(a=f"# A\n\n{language}\n")
        published, _ = start("--language", language, "--once").communicate(timeout=PATIENCE)
        away = content.root.rename(content.root.with_name("away"))
        gone, _ = start("--language", language, "--once").communicate(timeout=PATIENCE)
        away.rename(content.root)
        assert str(content.root) in gone
        said[language] = (published.strip(), gone.strip())
    assert said["en"][0] == "Release 3. Pages: 1, errors: 0, warnings: 0."
    assert said["ru"][0] == "Опубликована версия 2. Страниц: 1, ошибок: 0, предупреждений: 0."
    assert said["kk"][0] == "1-нұсқа шықты. Беттер: 1, қателер: 0, ескертулер: 0."
    assert len({gone for _, gone in said.values()}) == 3


def test_a_folder_that_comes_later(content: Folder, state: Path, start: Start) -> None:
    content.write(a="# A\n\nx\n")
    away = content.root.rename(content.root.with_name("away"))
    poller = start()
    assert poller.stdout is not None
    assert str(content.root) in poller.stdout.readline()
    away.rename(content.root)
    until(lambda: shown(state, "a") == "x")
    content.root.rename(away)
    assert str(content.root) in poller.stdout.readline() + poller.stdout.readline()
    assert shown(state, "a") == "x"


def test_a_killed_poller_s_successor_goes_on(content: Folder, state: Path, start: Start) -> None:
    content.write(a="# A\n\nold\n")
    first = start()
    until(lambda: shown(state, "a") == "old")
    content.write(a="# A\n\nnew\n")
    first.kill()
    first.wait()
    start()
    until(lambda: shown(state, "a") == "new")


@pytest.mark.parametrize(
    ("text", "code"),
    [("# A\n\nx\n", 0), ("# A\n\n![x](gone.jpg)\n", 1), (None, 2)],
    ids=["good", "bad", "gone"],
)
def test_once(text: str | None, code: int, content: Folder, state: Path, start: Start) -> None:
    if text is None:
        shutil.rmtree(content.root)
    else:
        content.write(a=text)
    once = start("--once")
    said, _ = once.communicate(timeout=PATIENCE)
    assert once.returncode == code, said
    assert (current_number(state) is None) == (text is None)


OLD, COPYING, MORE, NEW = 1, 2, 3, 4

LOOKS: dict[str, tuple[list[int | None], list[int | None]]] = {
    "nothing changes": ([OLD, OLD, OLD], [OLD]),
    "a change rests": ([OLD, NEW, NEW, NEW], [OLD, NEW]),
    "a file is being copied": ([OLD, COPYING, MORE, NEW, NEW], [OLD, NEW]),
    "a change is taken back": ([OLD, NEW, OLD, OLD], [OLD]),
    "two changes": ([OLD, NEW, NEW, MORE, MORE], [OLD, NEW, MORE]),
    "the folder goes and comes": ([OLD, None, None, OLD, OLD], [OLD, None, OLD]),
    "there is none": ([None, None, None], [None]),
}


@pytest.mark.parametrize("name", LOOKS)
def test_what_has_rested_is_published(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    looks, expected = LOOKS[name]
    left = list(looks)
    published: list[int | None] = []

    def look(self: poll._Poller) -> tuple[int | None, float]:
        return left.pop(0), 0.0

    def publish(self: poll._Poller, request: object) -> None:
        published.append(looks[len(looks) - len(left) - 1])

    monkeypatch.setattr(poll._Poller, "look", look)
    monkeypatch.setattr(poll._Poller, "publish", publish)
    monkeypatch.setattr(poll._Poller, "wait", lambda self, seconds: bool(left))
    poll._Poller(tmp_path, tmp_path, 640).follow()
    assert published == expected


class Clocks:
    """Both clocks of a machine, in the test's hand."""

    def __init__(self, wall: float = 1_800_000_000.0) -> None:
        self.counting, self.wall = 1000.0, wall

    def __call__(self) -> tuple[float, float]:
        return self.counting, self.wall

    def pass_by(self, seconds: float) -> None:
        self.counting += seconds
        self.wall += seconds


def row(**told: object) -> dict[str, object]:
    return {"retry": False, "next_change_in": 0.0, "retry_rarely": False, **told}


def waits(clocks: Clocks, alarm: Alarm) -> float:
    """Return how many seconds pass until it rings; looked at twice a second, but for hours in between."""
    start = clocks.counting
    for _ in range(200_000):
        if alarm.rings():
            return clocks.counting - start
        clocks.pass_by(0.5)
    return float("inf")


@pytest.mark.parametrize(
    ("told", "expected", "longest"),
    [
        ({"retry": True}, [3, 6, 12, 24, 48, 60, 60], 60),
        ({"retry_rarely": True}, [3, 6, 12, 24], LATER_SECONDS),
    ],
)
def test_what_failed_is_tried_again_ever_more_seldom(
    told: dict[str, object], expected: list[float], longest: float
) -> None:
    clocks = Clocks()
    alarm = Alarm(clocks)
    found = []
    for turn in range(20):
        alarm.set(row(**told), changed=turn == 0)
        found.append(waits(clocks, alarm))
    assert found[: len(expected)] == expected
    assert found[-1] == longest
    alarm.set(row(**told), changed=True)  # staff saved something: soon again
    assert waits(clocks, alarm) == 3
    alarm.set(row(), changed=False)
    assert waits(clocks, alarm) == float("inf")


def test_a_page_s_day_begins_though_another_file_is_slow() -> None:
    clocks = Clocks()
    alarm = Alarm(clocks)
    for _ in range(12):
        alarm.set(row(retry_rarely=True), changed=False)
    alarm.set(row(retry_rarely=True, next_change_in=9.0), changed=False)
    assert waits(clocks, alarm) == 9


def test_a_machine_that_slept_over_midnight_looks_at_the_date_as_it_wakes() -> None:
    clocks = Clocks()
    alarm = Alarm(clocks)
    alarm.set(row(next_change_in=5 * 3600.0), changed=True)
    clocks.pass_by(3600)
    assert not alarm.rings()
    clocks.wall += 9 * 3600  # asleep, the clock that counts stood still
    assert alarm.rings()


@pytest.mark.parametrize("shift", [-86400 * 365.0, -60.0, 60.0, 86400 * 9000.0])
@pytest.mark.parametrize(("seconds", "rings"), [(40_000.0, True), (0.0, False)])
def test_a_clock_that_is_set_is_noticed_where_pages_have_dates(
    shift: float, seconds: float, rings: bool
) -> None:
    clocks = Clocks()
    alarm = Alarm(clocks)
    alarm.set(row(next_change_in=seconds), changed=True)
    clocks.pass_by(100)
    assert not alarm.rings()
    clocks.wall += shift
    assert alarm.rings() is rings
    clocks.pass_by(100)
    assert alarm.rings() is rings  # until something was done about it
    alarm.set(row(next_change_in=seconds), changed=False)
    assert not alarm.rings()


def test_a_clock_that_is_slowly_corrected_wakes_nobody() -> None:
    clocks = Clocks()
    alarm = Alarm(clocks)
    alarm.set(row(next_change_in=86400.0), changed=True)
    for _ in range(80_000):  # half a second each, with the most that a time server may correct
        clocks.pass_by(0.5)
        clocks.wall += 0.5 * 0.0005
        assert not alarm.rings()


def test_a_folder_that_never_rests_is_published_nevertheless(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clocks = Clocks()
    published: list[float] = []
    number = 0

    def look(self: poll._Poller) -> tuple[int | None, float]:
        nonlocal number
        number += 1
        return number, 0.5

    def wait(self: poll._Poller, seconds: float) -> bool:
        clocks.pass_by(seconds)
        return clocks.counting < 1000 + 2.5 * poll.RESTLESS_SECONDS

    def publish(self: poll._Poller, request: object) -> None:
        published.append(round(clocks.counting - 1000))

    for name, function in (("look", look), ("wait", wait), ("publish", publish)):
        monkeypatch.setattr(poll._Poller, name, function)
    poll._Poller(tmp_path, tmp_path, 640, alarm=Alarm(clocks)).follow()
    assert len(published) == 3
    assert all(abs(found - turn * poll.RESTLESS_SECONDS) < 3 for turn, found in enumerate(published))


def test_a_report_that_was_taken_away_is_written_again(content: Folder, state: Path, start: Start) -> None:
    content.write(a="# A\n\nold\n")
    start("--report")
    until(lambda: has_report(content.root))
    number = current_number(state)
    for _ in range(2):
        time.sleep(2 * poll.IDLE_SECONDS)  # it is seen to lie there
        for name in REPORT_NAMES:
            (content.root / name).unlink(missing_ok=True)
        until(lambda: has_report(content.root))
    assert current_number(state) == number


def test_systemd_hears_of_a_publisher_that_works(
    content: Folder, state: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listening() as systemd:
        for name, value in systemd.variables.items():
            monkeypatch.setenv(name, value)
        publisher = start()
        systemd.until(lambda said: said[:1] == ["READY=1"] and said.count("WATCHDOG=1") > 5)
        publisher.send_signal(signal.SIGSTOP)
        systemd.silence()
        publisher.send_signal(signal.SIGCONT)
        publisher.terminate()
        publisher.wait(PATIENCE)
        assert systemd.hear(0)[-1] == "STOPPING=1"


def test_the_report_is_written_anew_when_the_screen_has_trouble(
    content: Folder, state: Path, start: Start
) -> None:
    content.put("kiosk.toml", 'staff_language = "en"\n')
    content.write(**{"1-a": "# A\n\nwords\n"})
    start("--report")
    report = content.root / "CHECK.txt"
    until(lambda: report.exists() and current_number(state) == 1)
    write_trouble(state, Trouble(1, plain=True))
    until(lambda: "ended again and again" in report.read_text("utf-8-sig"))
    write_trouble(state, None)
    until(lambda: "ended again and again" not in report.read_text("utf-8-sig"))
