"""The volume of this machine, through whichever of the system's programs for it is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.system.child_process import NO_CONSOLE

PATIENCE_SECONDS = 3.0

Run = Callable[[Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Volume:
    """The volume in percent, 0 to 100, and whether the sound is switched off."""

    percent: int
    muted: bool


@dataclass(frozen=True, slots=True)
class _Tool:
    """A program: what reads the volume, sets it, switches sound on and off; and how its answer is read."""

    name: str
    look: tuple[tuple[str, ...], ...]
    set: tuple[str, ...]
    mute: tuple[tuple[str, ...], tuple[str, ...]]  # on, off
    read: Callable[[str], Volume | None]


def _wpctl(told: str) -> Volume | None:
    """Read "Volume: 0.45 [MUTED]"."""
    found = re.search(r"Volume:\s*([\d.]+)", told)
    return Volume(_limited(float(found[1]) * 100), "MUTED" in told) if found else None


def _percent(told: str) -> Volume | None:
    """Read the first percentage, and whether it says that the sound is off."""
    found = re.search(r"(\d+)%", told)
    return Volume(_limited(int(found[1])), "[off]" in told or "Mute: yes" in told) if found else None


_SINK = ("@DEFAULT_AUDIO_SINK@", "@DEFAULT_SINK@")
_TOOLS = (
    _Tool(
        "wpctl",
        (("get-volume", _SINK[0]),),
        ("set-volume", _SINK[0], "{percent}%"),
        (("set-mute", _SINK[0], "1"), ("set-mute", _SINK[0], "0")),
        _wpctl,
    ),
    _Tool(
        "pactl",
        (("get-sink-volume", _SINK[1]), ("get-sink-mute", _SINK[1])),
        ("set-sink-volume", _SINK[1], "{percent}%"),
        (("set-sink-mute", _SINK[1], "1"), ("set-sink-mute", _SINK[1], "0")),
        _percent,
    ),
    _Tool(
        "amixer",
        (("-M", "get", "Master"),),
        ("-M", "set", "Master", "{percent}%"),
        (("set", "Master", "mute"), ("set", "Master", "unmute")),
        _percent,
    ),
)


def run(command: Sequence[str]) -> str:
    """Return what a program prints; "" when it fails or does not answer."""
    try:
        ran = subprocess.run(
            command,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
            creationflags=NO_CONSOLE,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return ran.stdout.decode("utf-8", "replace") if ran.returncode == 0 else ""


class Sound:
    """The sound of this machine; all of it may take a while."""

    def __init__(self, run: Run = run, find: Callable[[str], object] = shutil.which) -> None:
        self._run, self._find = run, find

    def volume(self) -> Volume | None:
        """Return the volume, None when this machine has no sound."""
        found = self._known()
        return found[1] if found else None

    def set(self, percent: int) -> Volume | None:
        """Set the volume, switch the sound on, and return what it is then."""
        if found := self._known():
            tool = found[0]
            self._run([tool.name, *(part.format(percent=_limited(percent)) for part in tool.set)])
            if found[1].muted:
                self._run([tool.name, *tool.mute[1]])
        return self.volume()

    def mute(self, muted: bool) -> Volume | None:
        """Switch the sound off or on, and return what it is then."""
        if found := self._known():
            self._run([found[0].name, *found[0].mute[0 if muted else 1]])
        return self.volume()

    def _known(self) -> tuple[_Tool, Volume] | None:
        """Return the first program that knows a volume, and that."""
        for tool in _TOOLS:
            if self._find(tool.name):
                told = "\n".join(self._run([tool.name, *look]) for look in tool.look)
                if (volume := tool.read(told)) is not None:
                    return tool, volume
        return None


def _limited(percent: float) -> int:
    """Return a percentage from 0 to 100."""
    return max(0, min(100, round(percent)))
