"""PINs: which are refused, and that the file does not tell them."""

from __future__ import annotations

import pytest

from kiosk.staff_access.pin import is_kept_pin, is_pin, kept_pin, weakness


@pytest.mark.parametrize("pin", ["4711", "8503", "190573", "739105284617"])
def test_a_good_pin(pin: str) -> None:
    assert weakness(pin) is None


@pytest.mark.parametrize(
    "pin",
    [
        "",
        "471",
        "7391052846173",
        "47a1",
        "４７１１",
        "0000",
        "1234",
        "4321",
        "8901",
        "2468",
        "1212",
        "471471",
        "1987",
    ],
)
def test_what_is_no_pin_or_guessed_first(pin: str) -> None:
    assert weakness(pin) is not None


def test_a_kept_pin_opens_with_that_pin_only_and_does_not_tell_it() -> None:
    kept = kept_pin("4711")
    assert "4711" not in kept.split(":")[-1]
    assert is_kept_pin(kept)
    assert is_pin("4711", kept)
    assert not is_pin("4712", kept)
    assert kept_pin("4711") != kept, "the same PIN of another kiosk has another salt"


@pytest.mark.parametrize(
    "kept",
    [
        "4711",
        "scrypt:14:8:5::",
        "scrypt:14:8:5:00112233445566778899aabbccddeeff:00",
        f"scrypt:30:8:5:{'00' * 16}:{'00' * 32}",  # would take 1 TB
        f"scrypt:4:8:5:{'00' * 16}:{'00' * 32}",  # guessed in no time
    ],
)
def test_what_is_not_kept_by_us_opens_nothing(kept: str) -> None:
    assert not is_kept_pin(kept)
    assert not is_pin("4711", kept)
