"""The screens that are plugged in, as the kernel tells, for whoever looks without a display.

The format is that of VESA's Enhanced EDID Standard, 3.10.2 "Detailed Timing Descriptor Definitions".
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from kiosk.selfcheck.measured import ScreenSize

OUTPUTS = Path("/sys/class/drm")
_HEADER = b"\x00\xff\xff\xff\xff\xff\xff\x00"
_DETAILED = 54  # where the preferred timing begins


def plugged_in(outputs: Path = OUTPUTS) -> tuple[ScreenSize, ...]:
    """Return the screens that are plugged in, with their preferred size; () when the kernel tells of none."""
    return tuple(_screens(outputs))


def _screens(outputs: Path) -> Iterator[ScreenSize]:
    """Yield each screen that is plugged in."""
    with contextlib.suppress(OSError):
        for output in sorted(outputs.glob("card*-*")):
            with contextlib.suppress(OSError):
                if (output / "status").read_text("ascii").strip() == "connected":
                    yield read_edid(output.name.partition("-")[2], (output / "edid").read_bytes())


def read_edid(name: str, edid: bytes) -> ScreenSize:
    """Return what a screen tells of itself; sizes are 0 where it does not, or is damaged."""
    timing = edid[_DETAILED : _DETAILED + 18]
    if edid[:8] != _HEADER or len(timing) < 18 or not (timing[0] or timing[1]):
        return ScreenSize(name, 0, 0, 0, 0)
    return ScreenSize(
        name,
        width=timing[2] | (timing[4] & 0xF0) << 4,
        height=timing[5] | (timing[7] & 0xF0) << 4,
        width_mm=timing[12] | (timing[14] & 0xF0) << 4,
        height_mm=timing[13] | (timing[14] & 0x0F) << 8,
    )
