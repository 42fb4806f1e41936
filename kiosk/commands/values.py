"""The values that options take.

Each function takes the text as typed and returns the value. It raises argparse.ArgumentTypeError, with a
sentence for the reader, for a text that is no such value.
"""

from __future__ import annotations

import argparse
import contextlib
import re
from datetime import date, datetime
from gettext import gettext as translate

from kiosk.settings.limits import LEAST_INCHES, LEAST_PIXELS, MOST_INCHES, MOST_PIXELS

TURNS = (0, 90, 180, 270)  # degrees by which a picture can be turned


def size(text: str) -> tuple[int, int]:
    """Return width and height in pixels: "1080x1920" is (1080, 1920)."""
    match = re.fullmatch(r"(\d{3,5})[xX×](\d{3,5})", text)
    found = (int(match[1]), int(match[2])) if match else (0, 0)
    if not LEAST_PIXELS <= min(found) <= max(found) <= MOST_PIXELS:
        said = translate("{value}: a size is written like 1080x1920, from {least} to {most} pixels")
        raise _wrong(said, text, LEAST_PIXELS, MOST_PIXELS)
    return found


def release_number(text: str) -> int:
    """Return the number of a release."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(
            translate("{value}: a release has a number, such as 12").format(value=text)
        )
    return int(text)


def day(text: str) -> date:
    """Return a day: "2026-11-22" or "22.11.2026"."""
    for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
        with contextlib.suppress(ValueError):
            return datetime.strptime(text.strip(), pattern).date()
    raise argparse.ArgumentTypeError(
        translate("{value}: a day is written like 2026-11-22 or 22.11.2026").format(value=text)
    )


def edge(text: str) -> int:
    """Return the length of a picture's longest edge in pixels."""
    if not text.isdecimal() or not LEAST_PIXELS <= int(text) <= MOST_PIXELS:
        said = translate("{value}: the longest edge is a number of pixels from {least} to {most}")
        raise _wrong(said, text, LEAST_PIXELS, MOST_PIXELS)
    return int(text)


def time_of_day(text: str) -> str:
    """Return a time of the day as HH:MM; the hour may have one digit."""
    match = re.fullmatch(r"(\d{1,2}):(\d\d)", text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise argparse.ArgumentTypeError(
            translate("{value}: a time is written like 04:00").format(value=text)
        )
    return f"{int(match[1]):02}:{match[2]}"


def inches(text: str) -> float:
    """Return the diagonal of a screen in inches; a decimal comma is accepted."""
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = 0.0
    if not LEAST_INCHES <= found <= MOST_INCHES:
        said = translate("{value}: the diagonal is a number of inches from {least} to {most}")
        raise _wrong(said, text, LEAST_INCHES, MOST_INCHES)
    return found


def named(text: str) -> tuple[str, str]:
    """Return the name and the group of a screen, folded: one word may be either, "name/group" tells both."""
    from kiosk.content.header.screens import screen_word  # imported late: few commands ask for it

    name, slash, group = text.partition("/")
    return screen_word(name), screen_word(group if slash else name)


def _wrong(said: str, value: str, least: int, most: int) -> argparse.ArgumentTypeError:
    """Return the error for a value, in the words of `said` with the limits filled in."""
    return argparse.ArgumentTypeError(said.format(value=value, least=least, most=most))
