"""Finds what can play sound."""

from __future__ import annotations

from pathlib import Path

from kiosk.message import N_
from kiosk.selfcheck.finding import Finding, note, well

STREAMS = Path("/proc/asound/pcm")
PART = "sound"

_FOUND = N_("Sound: {names}")
_NONE = N_("Sound: nothing here can play any; the kiosk works without")
_CONNECT = N_("If recordings are to be heard, connect the screen’s sound or loudspeakers.")


def sound_finding(streams: Path = STREAMS) -> Finding:
    """Return which devices can play sound."""
    try:
        lines = streams.read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    # 00-03: HDMI 0 : HDMI 0 : playback 1
    parts = [[part.strip() for part in line.split(":")] for line in lines]
    names = list(
        dict.fromkeys(each[2] for each in parts if len(each) > 3 and "playback" in ":".join(each[3:]))
    )
    return well(PART, _FOUND, names=", ".join(names)) if names else note(PART, _NONE, _CONNECT)
