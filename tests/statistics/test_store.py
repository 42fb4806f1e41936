"""The file with the sums: added to, aged, damaged, on a disk that refuses."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.statistics import store
from kiosk.statistics.counts import Count, What
from kiosk.statistics.period import Period
from kiosk.statistics.read import summary
from kiosk.statistics.store import Store
from kiosk.statistics.writer import Writer
from tests.conditions import COMMON_USER

PROJECT = Path(__file__).resolve().parents[2]


def visits(day: str, number: int = 1, hour: int = 12) -> dict[Count, int]:
    return {Count(day, hour, "", What.VISIT, "", ""): number}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "viewer/statistics.sqlite"


def test_counts_add_up_over_processes_and_days(file: Path) -> None:
    for _ in range(3):
        Store(file).add({**visits("2026-11-22", 2), **visits("2026-11-23", 5, hour=9)})
    found = summary(file)
    assert found.days == {"2026-11-22": 6, "2026-11-23": 15}
    assert found.hours == {12: 6, 9: 15}


def test_who_reads_while_the_file_is_begun_sees_nothing_counted(file: Path) -> None:
    """SQLite makes the file when the first write begins, and fills it when that ends."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file, isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("CREATE TABLE counts (count INTEGER)")
        assert file.stat().st_size == 0
        assert (summary(file).visits, summary(file).opened) == (0, 0)


def test_a_page_whose_name_is_no_text_is_counted(file: Path) -> None:
    Store(file).add({Count("2026-11-22", -1, "kk", What.OPENED, "bad\udcff", ""): 1})
    assert list(summary(file).pages) == ["bad\\udcff"]


def test_a_period_has_its_days_and_the_years_that_lie_in_it(file: Path) -> None:
    for day in ("", "2024", "2026-11-21", "2026-11-22", "2026-11-23"):
        Store(file).add(visits(day))
    one = date(2026, 11, 22)
    assert summary(file, Period(one, one)).days == {"2026-11-22": 1}
    assert set(summary(file, Period(one)).days) == {"2026-11-22", "2026-11-23"}
    assert set(summary(file, Period(date(2024, 1, 1), date(2024, 12, 31))).days) == {"2024"}
    assert set(summary(file, Period(date(2024, 1, 2), date(2025, 1, 1))).days) == set()
    assert summary(file).visits == 5


def test_what_is_old_is_added_up_by_year(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "KEPT_DAYS", 40)
    one = date(2025, 12, 1)
    days = [(one + timedelta(number)).isoformat() for number in range(60)]
    kept = Store(file)
    for day in days:
        kept.add({**visits(day), Count(day, -1, "kk", What.OPENED, "a", ""): 3})
    found = summary(file)
    assert found.days == {"2025": 20, **dict.fromkeys(days[20:], 1)}
    assert found.opened == 180


def test_a_clock_that_was_wrong_for_a_day_ages_nothing(file: Path) -> None:
    for day in ("2026-11-22", "2050-01-01", "2026-11-23"):
        Store(file).add(visits(day))
    assert set(summary(file).days) == {"2026-11-22", "2026-11-23", "2050-01-01"}


def test_a_busy_year_keeps_its_size(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_ROWS", 1000)
    kept = Store(file)
    one = date(2025, 1, 1)
    for number in range(100):
        day = (one + timedelta(number)).isoformat()
        kept.add({Count(day, -1, "kk", What.OPENED, f"page{page}", ""): 1 for page in range(20)})
    with closing(sqlite3.connect(file)) as connection:
        [rows] = connection.execute("SELECT count(*) FROM counts").fetchone()
    assert rows < 1100
    assert summary(file).opened == 2000


def damage(file: Path, how: str) -> None:
    """Damage a file with sums."""
    if how == "words":
        file.write_bytes(b"Not a database at all. " * 100)
    elif how in ("torn", "scratched"):
        data = file.read_bytes()
        start, end = (4096, len(data)) if how == "torn" else (5 * 4096, 6 * 4096)
        file.write_bytes(data[:start] + b"\xa5" * (end - start) + data[end:])
    else:
        file.unlink()
        with closing(sqlite3.connect(file)) as connection:
            columns = "day TEXT" if how == "other" else ", ".join(f"c{number}" for number in range(7))
            connection.execute(f"CREATE TABLE counts ({columns})")
            connection.execute(f"PRAGMA user_version = {1 if how == 'other' else 2}")


@pytest.mark.parametrize("how", ["words", "torn", "scratched", "other", "later"])
def test_a_damaged_file_is_set_aside_and_begun_anew(
    file: Path, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    many = {Count("2026-11-22", -1, "", What.OPENED, f"page{number}", ""): 1 for number in range(2000)}
    Store(file).add(many)
    damage(file, how)
    bad = file.read_bytes()
    with pytest.raises(sqlite3.Error):
        summary(file)
    Store(file, datetime(2026, 11, 30, 8, 15, tzinfo=UTC)).add(visits("2026-11-30"))
    assert summary(file).days == {"2026-11-30": 1}
    aside = file.with_name("statistics-damaged-2026-11-30-081500.sqlite")
    assert aside.read_bytes()[4096:] == bad[4096:]
    assert "the statistics are damaged" in caplog.text


def test_few_damaged_files_are_kept(file: Path) -> None:
    for minute in range(6):
        Store(file).add(visits("2026-11-22"))
        damage(file, "words")
        Store(file, datetime(2026, 11, 30, 8, minute, tzinfo=UTC)).add(visits("2026-11-22"))
    names = sorted(path.name for path in file.parent.glob("*damaged*"))
    assert names == [f"statistics-damaged-2026-11-30-080{minute}00.sqlite" for minute in (3, 4, 5)]


FULL = """
import resource, signal, sqlite3, sys
from pathlib import Path
from kiosk.statistics.counts import Count
from kiosk.statistics.store import Store

file = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
room = file.stat().st_size + 20_000
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    Store(file).add({Count("2026-11-22", -1, "", "opened", f"page{number}", ""): 1 for number in range(5000)})
except (sqlite3.OperationalError, OSError) as error:
    print(error)
"""


def test_a_disk_that_is_full_loses_nothing_that_was_there(file: Path) -> None:
    Store(file).add(visits("2026-11-22", 7))
    ran = subprocess.run([sys.executable, "-c", FULL, file], cwd=PROJECT, capture_output=True, text=True)
    assert ran.stdout in ("database or disk is full\n", "disk I/O error\n"), ran.stderr
    assert summary(file).days == {"2026-11-22": 7}
    Store(file).add(visits("2026-11-22"))
    found = summary(file)
    assert (found.visits, found.opened) == (8, 0)


KILLED = """
import os, sqlite3, sys

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 2")
connection.execute("BEGIN IMMEDIATE")
for number in range(3000):
    row = ("2026-11-22", -1, "", "opened", f"page{number}", "", 1)
    connection.execute("INSERT INTO counts VALUES (?, ?, ?, ?, ?, ?, ?)", row)
os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("may_write", [True, False])
def test_a_write_that_was_cut_off_is_as_if_it_had_not_begun(file: Path, may_write: bool) -> None:
    Store(file).add(visits("2026-11-22", 7))
    whole = file.read_bytes()
    subprocess.run([sys.executable, "-c", KILLED, file], check=False)
    cut = file.read_bytes()
    assert cut != whole
    assert file.with_name(f"{file.name}-journal").stat().st_size > 0
    if not may_write:
        file.parent.chmod(0o555)
    code = (
        "import sys\nfrom pathlib import Path\nfrom kiosk.statistics.read import summary\n"
        "found = summary(Path(sys.argv[1]))\nprint(found.visits, found.opened)"
    )
    command = [*(() if may_write else COMMON_USER), sys.executable, "-c", code, str(file)]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    file.parent.chmod(0o755)
    assert ran.stdout == "7 0\n", ran.stderr
    assert file.read_bytes() == cut, "who reads writes nothing"
    Store(file).add(visits("2026-11-22"))
    assert (summary(file).visits, summary(file).opened) == (8, 0)


def test_who_may_not_write_reads_and_counts_nothing(file: Path) -> None:
    Store(file).add(visits("2026-11-22", 7))
    file.chmod(0o444)
    file.parent.chmod(0o555)
    code = (
        "import sys, sqlite3\nfrom pathlib import Path\n"
        "from kiosk.statistics.store import Store\nfrom kiosk.statistics.read import summary\n"
        "from tests.statistics.test_store import visits\n"
        "file = Path(sys.argv[1])\nprint(summary(file).visits)\n"
        "try:\n    Store(file).add(visits('2026-11-22'))\n"
        "except sqlite3.OperationalError as error:\n    print(error)"
    )
    command = [*COMMON_USER, sys.executable, "-c", code, str(file)]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    file.parent.chmod(0o755)
    assert ran.stdout == "7\nattempt to write a readonly database\n", ran.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o444


class Slow:
    """Takes counts, refuses them as long as it is told to, and says when it was asked."""

    def __init__(self) -> None:
        self.taken: Counter[Count] = Counter()
        self.asked = threading.Semaphore(0)
        self.full = False

    def write(self, counts: Mapping[Count, int]) -> None:
        refused = self.full
        if not refused:
            self.taken.update(counts)
        self.asked.release()
        if refused:
            raise sqlite3.OperationalError("database or disk is full")


COUNT = Count("2026-11-22", -1, "", What.OPENED, "a", "")


def test_counts_wait_for_a_disk_with_room(caplog: pytest.LogCaptureFixture) -> None:
    disk = Slow()
    disk.full = True
    writer = Writer(disk.write, pause=0.01)
    writer.add(COUNT)
    assert disk.asked.acquire(timeout=10)
    disk.full = False
    writer.add(COUNT)
    assert disk.asked.acquire(timeout=10)
    writer.close()
    assert disk.taken == {COUNT: 2}
    assert "the statistics cannot be written" in caplog.text


def test_what_is_counted_during_the_last_write_is_written_too() -> None:
    disk = Slow()
    writing, ready = threading.Event(), threading.Event()

    def write(counts: Mapping[Count, int]) -> None:
        writing.set()
        assert ready.wait(10)
        disk.write(counts)

    writer = Writer(write, pause=0.01)
    writer.add(COUNT)
    assert writing.wait(10)
    writer.add(COUNT)
    closing = threading.Thread(target=writer.close)
    closing.start()
    while not writer._closing.is_set():
        time.sleep(0.001)
    ready.set()
    closing.join(10)
    assert disk.taken == {COUNT: 2}


def test_what_waits_is_written_at_the_end() -> None:
    disk = Slow()
    writer = Writer(disk.write, pause=3600)
    for _ in range(3):
        writer.add(COUNT)
    writer.close()
    assert disk.taken == {COUNT: 3}


def test_what_comes_together_is_written_at_once() -> None:
    disk = Slow()
    writer = Writer(disk.write, pause=0.3)
    for _ in range(50):
        writer.add(COUNT)
    assert disk.asked.acquire(timeout=10)
    writer.close()
    assert disk.taken == {COUNT: 50}
    assert not disk.asked.acquire(blocking=False), "one write for all"


def test_at_rest_the_thread_sleeps() -> None:
    disk = Slow()
    writer = Writer(disk.write, pause=0.01)
    writer.add(COUNT)
    assert disk.asked.acquire(timeout=10)
    switches = wakings()
    time.sleep(0.5)
    assert wakings() - switches <= 1, "the thread wakes though nothing is counted"
    writer.close()


def wakings() -> int:
    """Return how often the thread of the statistics has slept until now."""
    [thread] = [thread for thread in threading.enumerate() if thread.name == "statistics"]
    status = Path(f"/proc/self/task/{thread.native_id}/status").read_text()
    return int(status.partition("\nvoluntary_ctxt_switches:")[2].split()[0])
