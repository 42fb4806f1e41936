"""What follows from how the viewer's runs ended."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from kiosk.supervision.history import (
    MOST_CRASHES,
    PLAIN_SECONDS,
    History,
    Moment,
    aside_for,
    begin,
    ends,
    ran_well,
    shows,
    stand_ins,
)


@dataclass
class Computer:
    """A computer on which the viewer runs again and again; `kept` are its releases, the last is current."""

    kept: list[int]
    now: float = 1000.0
    boot: str = "monday"
    display: str = "a"
    history: History = field(default_factory=History)

    @property
    def current(self) -> int:
        return self.kept[-1] if self.kept else 0

    def start(self, lasts: float = 2.0) -> int | None:
        """Start the viewer, which shows something and runs for a while; return the release, None for none."""
        self.history = begin(self.history, Moment(self.boot, self.now, self.display), self.current)
        if self.history.plain is not None:
            self.now += lasts
            return None
        shown = self.current
        if aside_for(self.history, shown) is not None:
            shown = (*stand_ins(self.history, self.kept), shown)[0]
        self.history = shows(self.history, shown)
        self.now += lasts
        if lasts >= 60:
            self.history = ran_well(self.history, shown)
        return shown

    def stop(self) -> None:
        self.history = ends(self.history)

    def power_cut(self) -> None:
        self.boot, self.now = f"{self.boot}+", 20.0


@pytest.fixture
def computer() -> Computer:
    """A computer with three releases, of which 16 ran well."""
    computer = Computer([15, 16])
    computer.start(100)
    computer.stop()
    computer.kept.append(17)
    return computer


def test_a_crash_on_probation_goes_back_until_a_newer_release_comes(computer: Computer) -> None:
    assert [computer.start() for _ in range(4)] == [17, 16, 16, 16]
    computer.power_cut()
    assert computer.start(300) == 16
    computer.kept.append(18)
    assert computer.start() == 18
    assert computer.start() == 16  # neither 17 nor 18
    computer.kept.append(19)
    assert computer.start(61) == 19
    assert computer.history.aside == ()


def test_a_release_that_came_while_the_viewer_ran_is_on_probation(computer: Computer) -> None:
    computer.start(100)
    computer.kept.append(18)
    computer.history = shows(computer.history, 18)
    assert computer.start() == 17


@pytest.mark.parametrize("how", ["asked", "power cut", "compositor"])
def test_what_is_no_fault_of_the_release(computer: Computer, how: str) -> None:
    for _ in range(4):
        assert computer.start() == 17
        if how == "asked":
            computer.stop()
        elif how == "power cut":
            computer.power_cut()
        else:
            computer.display += "'"


def test_without_boot_ids_a_clock_that_went_back_is_another_start(computer: Computer) -> None:
    computer.boot = ""
    assert computer.start() == 17
    computer.now = 5.0
    assert computer.start() == 17
    assert computer.start() == 16


def test_five_crashes_take_the_last_that_ran_well_then_name_and_contacts_then_all_again(
    computer: Computer,
) -> None:
    assert computer.start(100) == 17
    computer.stop()
    assert [computer.start() for _ in range(MOST_CRASHES)] == [17] * MOST_CRASHES
    assert [computer.start() for _ in range(MOST_CRASHES)] == [16] * MOST_CRASHES
    began = computer.now
    while computer.now < began + PLAIN_SECONDS:
        assert computer.start(50) is None  # however it ends
    assert [computer.start() for _ in range(MOST_CRASHES)] == [17] * MOST_CRASHES
    assert computer.start() == 16


def test_a_newer_release_or_a_start_of_the_computer_ends_the_plain_screen(computer: Computer) -> None:
    computer.start(100)
    for _ in range(2 * MOST_CRASHES):
        computer.start()
    assert computer.start() is None
    plain = computer.history
    computer.power_cut()
    assert computer.start() == 17
    computer.history, computer.boot = plain, "monday"
    computer.now = plain.runs[-1].began.at + 1
    computer.kept.append(18)
    assert computer.start() == 18


def test_without_a_release_that_ran_well_name_and_contacts_come_at_once() -> None:
    computer = Computer([1])
    assert [computer.start() for _ in range(MOST_CRASHES)] == [1] * MOST_CRASHES
    assert computer.start() is None


def test_crashes_that_are_far_apart_do_not_count(computer: Computer) -> None:
    computer.start(100)
    for _ in range(3 * MOST_CRASHES):
        assert computer.start(61) == 17


def test_a_viewer_that_hangs_at_once_is_found_as_well(computer: Computer) -> None:
    computer.start(100)
    computer.stop()
    assert [computer.start(25) for _ in range(MOST_CRASHES)] == [17] * MOST_CRASHES
    assert computer.start(25) == 16


def test_a_state_folder_that_was_begun_anew_knows_no_bad_releases(computer: Computer) -> None:
    computer.start()
    assert computer.start() == 16
    computer.kept = [1, 2]
    computer.stop()
    assert computer.start() == 2
    assert computer.history.aside == ()
    assert computer.history.well == ()


def test_what_is_remembered_does_not_grow(computer: Computer) -> None:
    for number in range(18, 60):
        computer.kept.append(number)
        for _ in range(7):
            computer.start()
    assert len(computer.history.runs) <= 8
    assert len(computer.history.aside) <= 8
    assert len(computer.history.crashes) <= MOST_CRASHES
