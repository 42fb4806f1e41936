"""Holding the corner: what opens it, and that nothing else does."""

from __future__ import annotations

import random

import pytest

from kiosk.staff_access.corner import CORNER_MM, HOLD_SECONDS, STAYS_MM, Corner

PANEL = (398.0, 708.0)  # millimetres, 32 inch upright


def held(x: float = 10, y: float = 10) -> Corner:
    corner = Corner()
    corner.press(0, x, y, 100.0)
    return corner


def test_one_finger_that_stays_opens_after_five_seconds() -> None:
    corner = held()
    corner.move(0, 12, 13)
    assert not corner.opens(100 + HOLD_SECONDS - 0.01)
    assert corner.opens(100 + HOLD_SECONDS)


@pytest.mark.parametrize(
    ("x", "y"), [(CORNER_MM + 0.1, 5), (5, CORNER_MM + 0.1), (PANEL[0], 0), (0, PANEL[1])]
)
def test_beside_the_corner_nothing_opens(x: float, y: float) -> None:
    assert not held(x, y).opens(200)


def test_a_finger_that_moves_on_opens_nothing_even_when_it_comes_back() -> None:
    corner = held()
    corner.move(0, 10, 10 + STAYS_MM + 0.1)
    corner.move(0, 10, 10)
    assert not corner.opens(200)


def test_a_finger_that_went_up_opens_nothing() -> None:
    corner = held()
    corner.release(0)
    assert not corner.opens(200)


@pytest.mark.parametrize("first", [True, False])
def test_a_second_finger_spoils_it_until_all_have_left(first: bool) -> None:
    corner = Corner()
    if first:
        corner.press(1, 200, 300, 99)
        corner.press(0, 10, 10, 100)
    else:
        corner.press(0, 10, 10, 100)
        corner.press(1, 200, 300, 101)
    assert not corner.opens(200)
    corner.release(1)
    assert not corner.opens(300)
    corner.release(0)
    corner.press(0, 10, 10, 400)
    assert corner.opens(400 + HOLD_SECONDS)


def spoilt_hold(corner: Corner, chance: random.Random, at: float) -> float:
    """Hold the corner for long enough, but with another finger on the glass or a finger that wanders."""
    x, y = chance.uniform(0, CORNER_MM), chance.uniform(0, CORNER_MM)
    kind = chance.randrange(3)
    if kind == 0:
        corner.press(9, *PANEL, at)
    corner.press(8, x, y, at)
    if kind == 1:
        corner.press(9, chance.uniform(0, PANEL[0]), chance.uniform(0, PANEL[1]), at + 1)
    if kind == 2:
        corner.move(8, x + STAYS_MM, y + 1)
        corner.move(8, x, y)
    corner.release(9)
    return at + HOLD_SECONDS + 1


@pytest.mark.parametrize("lost", [0.0, 0.1])
def test_a_hundred_thousand_random_touches_open_nothing(lost: float) -> None:
    """Touches anywhere, one in four of them in the corner, some held for long but not alone."""
    chance = random.Random(11)
    corner, at, down, opened = Corner(), 0.0, set[int](), 0
    for number in range(100_000):
        finger = chance.randrange(5)
        width, height = (CORNER_MM, CORNER_MM) if chance.random() < 0.25 else PANEL
        x, y = chance.uniform(0, width), chance.uniform(0, height)
        corner.press(finger, x, y, at)
        down.add(finger)
        for _ in range(chance.randrange(3)):
            at += chance.uniform(0, 1.6)
            opened += corner.opens(at)
            corner.move(finger, x + chance.gauss(0, 4), y + chance.gauss(0, 4))
        at += chance.uniform(0, 0.9)
        opened += corner.opens(at)
        if chance.random() >= lost:
            corner.release(finger)
            down.discard(finger)
        if number % 50 == 0:  # the touchscreen lets go of what it has lost
            for each in down:
                corner.release(each)
            down.clear()
            at = spoilt_hold(corner, chance, at)
            opened += corner.opens(at)
            corner.release(8)
    assert opened == 0
    for finger in range(5):
        corner.release(finger)
    corner.press(0, 3, 3, at)
    assert corner.opens(at + HOLD_SECONDS), "the stream has left it deaf"
