"""What viewer and publisher write down: capped, once each, and never in anybody's way."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.system import log, log_lines
from kiosk.system.log import logged
from kiosk.system.log_file import KEPT, MOST_BYTES

logger = logging.getLogger("kiosk.test")


def lines(state: Path, name: str = "viewer") -> list[str]:
    return (state / "log" / f"{name}.log").read_text("utf-8").splitlines()


def test_an_entry_has_time_level_and_text(tmp_path: Path) -> None:
    with logged(tmp_path, "viewer"):
        logger.info("Бірінші\nline of the same entry")
        logger.debug("nobody wants to know")
    (first, second) = lines(tmp_path)
    assert first[10] == "T"
    assert first.partition(" ")[2] == "INFO kiosk.test: Бірінші"
    assert second == "    line of the same entry"
    assert not [handler for handler in logging.getLogger().handlers if isinstance(handler, log._Entries)]


def test_the_screen_does_not_wait_for_the_log(tmp_path: Path) -> None:
    with logged(tmp_path, "viewer", later=True) as begin:
        logger.info("first")
        assert not (tmp_path / "log").exists()
        begin()
        begin()
        assert len(lines(tmp_path)) == 1
        logger.info("second")
    assert [line[-6:] for line in lines(tmp_path)] == [" first", "second"]


@pytest.mark.parametrize("level", [logging.WARNING, logging.CRITICAL])
def test_what_goes_wrong_is_written_at_once(tmp_path: Path, level: int) -> None:
    with logged(tmp_path, "viewer", later=True):
        logger.info("starts")
        logger.log(level, "wrong")
        assert len(lines(tmp_path)) == 2


def test_what_was_kept_is_written_at_the_end(tmp_path: Path) -> None:
    with logged(tmp_path, "viewer", later=True):
        logger.info("starts")
    assert len(lines(tmp_path)) == 1


def test_it_is_turned_over_and_capped(tmp_path: Path) -> None:
    with logged(tmp_path, "viewer"):
        for number in range(14_000):
            logger.info("%d %s", number, "x" * 60)
        logger.info("last")
    files = sorted((tmp_path / "log").iterdir())
    assert [path.name for path in files] == ["viewer.log", *(f"viewer.log.{n}" for n in range(1, KEPT + 1))]
    assert all(path.stat().st_size <= MOST_BYTES for path in files)
    assert lines(tmp_path)[-1].endswith("last")


def test_the_same_message_is_written_once_in_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with logged(tmp_path, "viewer"):
        for _ in range(500):
            logger.warning("the same")
            logger.warning("another")
        assert len(lines(tmp_path)) == 2
        monkeypatch.setattr(log_lines, "QUIET_SECONDS", 0.0)
        logger.warning("the same")
    assert [line.partition(": ")[2] or line.strip() for line in lines(tmp_path)[2:]] == [
        "the same",
        "(and 499 more like it since it was last written)",
    ]


def test_one_long_entry_is_cut(tmp_path: Path) -> None:
    with logged(tmp_path, "viewer"):
        logger.error("x" * 10**7)
    assert len(lines(tmp_path)[0]) < 5000


def test_what_nobody_catches_is_written_down(tmp_path: Path) -> None:
    def fail() -> None:
        raise ValueError("not caught")

    with logged(tmp_path, "viewer"):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        try:
            fail()
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
    assert [line for line in lines(tmp_path) if "CRITICAL kiosk.system.log: ValueError: not caught" in line]
    assert 'raise ValueError("not caught")' in "\n".join(lines(tmp_path))


WRITE = """
import logging, sys
from pathlib import Path
from kiosk.system.log import logged
with logged(Path(sys.argv[1]), "viewer"):
    for number in range(3000):
        logging.getLogger("kiosk").warning("%d %s", number, "x" * 60)
print("done")
"""


def write(state: Path) -> subprocess.CompletedProcess[str]:
    """Run a process that logs into the state folder."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", WRITE, state], capture_output=True, text=True, timeout=30
    )


@pytest.mark.parametrize("readonly", [False, True])
def test_a_disk_that_takes_nothing_costs_only_lines(tmp_path: Path, readonly: bool) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "kiosk-test", disk]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount")
    try:
        if readonly:
            subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        ran = write(disk)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "done\n", "")
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_folder_that_was_removed_comes_again(tmp_path: Path) -> None:
    with logged(tmp_path / "state", "viewer"):
        logger.info("first")
        shutil.rmtree(tmp_path / "state")
        logger.info("second")
    assert [line.partition(": ")[2] for line in lines(tmp_path / "state")] == ["second"]
    (tmp_path / "taken").write_text("")
    ran = write(tmp_path / "taken")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "done\n", "")


@pytest.mark.parametrize("later", [True, False])
def test_a_unit_writes_into_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], later: bool
) -> None:
    monkeypatch.setenv("KIOSK_LOG", "journal")
    log.log_to_terminal()
    with logged(tmp_path, "viewer", later=later) as begin:
        begin()
        logger.info("starts")
        for _ in range(2):
            logger.error("wrong\nits second line")
        logger.critical("ends")
    assert not list(tmp_path.iterdir())
    assert capfd.readouterr().err.splitlines() == [
        "<6>kiosk.test: starts",
        "<3>kiosk.test: wrong",
        "<6>    its second line",
        "<2>kiosk.test: ends",
    ]
    assert log.log_place(tmp_path).startswith("journalctl")
