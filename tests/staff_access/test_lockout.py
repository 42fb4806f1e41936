"""The wait after wrong tries: it grows, and neither a restart nor another time of day takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.languages.catalogue import LANGUAGES
from kiosk.staff_access.lockout import LONGEST_SECONDS, Moment, TriesFile, present, wait_after
from kiosk.staff_access.wait_words import wait_words


class Watch:
    def __init__(self) -> None:
        self.now = Moment(1000.0, "first")

    def __call__(self) -> Moment:
        return self.now

    def on(self, seconds: float) -> None:
        self.now = Moment(self.now.seconds + seconds, self.now.boot)


def wrong(tries: TriesFile, times: int) -> None:
    for _ in range(times):
        tries.note(right=False)


@pytest.mark.parametrize(
    ("tries", "seconds"), [(0, 0), (4, 0), (5, 60), (6, 120), (7, 240), (10, 1920), (11, 3600), (500, 3600)]
)
def test_the_wait_doubles_up_to_an_hour(tries: int, seconds: float) -> None:
    assert wait_after(tries) == seconds


def test_five_tries_are_free_and_a_right_one_forgives(tmp_path: Path) -> None:
    watch = Watch()
    tries = TriesFile(tmp_path, watch)
    wrong(tries, 4)
    assert tries.wait() == 0
    tries.note(right=True)
    wrong(tries, 4)
    assert tries.wait() == 0
    wrong(tries, 1)
    assert tries.wait() == 60
    watch.on(59)
    assert tries.wait() == 1
    watch.on(1)
    assert tries.wait() == 0
    wrong(tries, 1)
    assert tries.wait() == 120


def test_it_survives_a_restart_of_the_kiosk(tmp_path: Path) -> None:
    watch = Watch()
    wrong(TriesFile(tmp_path, watch), 5)
    watch.on(20)
    assert TriesFile(tmp_path, watch).wait() == 40


@pytest.mark.parametrize("boot", ["second", ""])
def test_it_survives_a_restart_of_the_computer(tmp_path: Path, boot: str) -> None:
    watch = Watch()
    watch.now = Moment(1000.0, boot and "first")
    wrong(TriesFile(tmp_path, watch), 7)
    watch.now = Moment(15.0, boot)
    assert TriesFile(tmp_path, watch).wait() == 225


def test_the_computer_that_was_on_for_long_before_does_not_shorten_it(tmp_path: Path) -> None:
    """Where the system does not tell one start from another, a wait is rather too long."""
    watch = Watch()
    watch.now = Moment(10.0, "")
    wrong(TriesFile(tmp_path, watch), 11)
    watch.now = Moment(40.0, "")
    assert TriesFile(tmp_path, watch).wait() == LONGEST_SECONDS - 30


def test_a_damaged_file_locks_nobody_out(tmp_path: Path) -> None:
    wrong(TriesFile(tmp_path), 6)
    for damaged in (b"", b"{", b'{"wrong": "x"}', b"\xff\xfe"):
        next(tmp_path.glob("*.json")).write_bytes(damaged)
        assert TriesFile(tmp_path).wait() == 0


def test_it_counts_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    tries = TriesFile(tmp_path / "file")
    for _ in range(5):
        with pytest.raises(OSError, match="file"):
            tries.note(right=False)
    assert tries.wait() > 59


def test_the_present_moment_goes_on() -> None:
    first = present()
    assert present().boot == first.boot
    assert present().seconds >= first.seconds > 0


@pytest.mark.parametrize("seconds", [0.2, 1, 5, 40, 60, 61, 120, 3600])
def test_the_wait_in_words(seconds: float) -> None:
    said = {tag: wait_words(seconds, tag) for tag in LANGUAGES}
    assert len(set(said.values())) >= 2  # “60 минут” is Russian and Kazakh
    assert all(any(letter.isdigit() for letter in words) for words in said.values())


def test_a_started_minute_counts_as_one() -> None:
    assert [wait_words(seconds, "en") for seconds in (0.2, 1.2, 60, 61)] == [
        *("1 second", "2 seconds", "1 minute", "2 minutes")
    ]
