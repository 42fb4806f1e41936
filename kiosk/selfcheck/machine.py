"""Judges the computer: its memory, its processors, the libraries that Qt needs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.languages.dates import number
from kiosk.message import N_, Message
from kiosk.selfcheck.finding import Finding, Level, note, well, wrong

MEMORY = Path("/proc/meminfo")
LEAST_BYTES, GOOD_BYTES = 900_000_000, 1_900_000_000  # what the kernel leaves of 1 and of 2 GB
GOOD_PROCESSORS = 2

_LIBRARIES = N_("Libraries: all that Qt needs are there")
_MEMORY = N_("Memory: {size} GB")
_SCANT = N_("Memory: {size} GB, which is scant")
_ENOUGH_IF_ALONE = N_("Let nothing else run on this computer.")
_LITTLE = N_("Memory: {size} GB, which is too little")
_MORE = N_("The kiosk needs 1 GB, better 2 GB.")
_PROCESSORS = N_("Processors: {count}")
_ONE_PROCESSOR = N_("Processors: one")
_BUSY = N_("While new pictures are made, what moves on the screen may be seen to jump.")


def machine_findings(missing_libraries: Message | None, language: str) -> Iterator[Finding]:
    """Yield what there is to say; `missing_libraries` says what to install, None when nothing is missing."""
    if missing_libraries is None:
        yield well("libraries", _LIBRARIES)
    else:
        yield Finding("libraries", Level.WRONG, missing_libraries)
    if size := memory():
        yield _memory(size, language)
    count = os.cpu_count() or 1
    if count >= GOOD_PROCESSORS:
        yield well("processors", _PROCESSORS, count=count)
    else:
        yield note("processors", _ONE_PROCESSOR, _BUSY, count=count)


def _memory(size: int, language: str) -> Finding:
    """Return what there is to say of so many bytes of memory."""
    told = number(round(size / 1e9, 1), language)
    if size < LEAST_BYTES:
        return wrong("memory", _LITTLE, _MORE, size=told)
    if size < GOOD_BYTES:
        return note("memory", _SCANT, _ENOUGH_IF_ALONE, size=told)
    return well("memory", _MEMORY, size=told)


def memory(told: Path = MEMORY) -> int:
    """Return the computer's memory in bytes, 0 where the system does not tell."""
    try:
        found = re.search(r"MemTotal:\s+(\d+) kB", told.read_text("ascii"))
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0
