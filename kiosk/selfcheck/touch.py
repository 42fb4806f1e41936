"""Finds the touchscreens among the input devices.

The list is that of the kernel's Documentation/input; the numbers are those of linux/input-event-codes.h.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.message import N_
from kiosk.selfcheck.finding import Finding, note, well, wrong

DEVICES = Path("/proc/bus/input/devices")
PART = "touch"
_INPUT_PROP_DIRECT, _ABS_X, _ABS_MT_POSITION_X, _BTN_TOOL_PEN, _BTN_TOUCH = 0x01, 0x00, 0x35, 0x140, 0x14A

_NONE = N_("Touch: no touchscreen is connected")
_PLUG = N_(
    "Plug the cable for touch, usually USB, from the panel into this computer, directly and not through a "
    "hub; try another socket and another cable. Then type this again."
)
_ONE = N_("Touch: {names}")
_SEVERAL = N_("Touch: {count} touchscreens: {names}")
_WHICH = N_("Touches of all of them reach the kiosk. Unplug those that do not belong to its screen.")
_UNTOLD = N_("Touch: this system does not tell which devices there are")


def touch_finding(devices: Path = DEVICES) -> Finding:
    """Return which touchscreens there are."""
    try:
        names = list(touchscreens(devices.read_text("utf-8", "replace")))
    except OSError:
        return note(PART, _UNTOLD)
    if not names:
        return wrong(PART, _NONE, _PLUG, count=0)
    told = ", ".join(names)
    if len(names) > 1:
        return note(PART, _SEVERAL, _WHICH, count=len(names), names=told)
    return well(PART, _ONE, count=1, names=told)


def touchscreens(devices: str) -> Iterator[str]:
    """Yield the names of the touchscreens in the kernel's list of devices."""
    for device in devices.split("\n\n"):
        name = re.search(r'(?m)^N: Name="(.*)"$', device)
        axes, keys = _bits(device, "ABS"), _bits(device, "KEY")
        many = bool(axes >> _ABS_MT_POSITION_X & 1)
        one = bool(axes >> _ABS_X & keys >> _BTN_TOUCH & 1) and not keys >> _BTN_TOOL_PEN & 1
        if name and _bits(device, "PROP") >> _INPUT_PROP_DIRECT & 1 and (many or one):
            yield name[1]


def _bits(device: str, kind: str) -> int:
    """Return a bit field of a device: words of 64 bits as hexadecimal numbers, the highest first."""
    found = re.search(rf"(?m)^B: {kind}=([0-9a-f ]+)$", device)
    value = 0
    for word in found[1].split() if found else ():
        value = value << 64 | int(word, 16)
    return value
