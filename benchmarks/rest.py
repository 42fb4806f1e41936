"""A kiosk that nobody touches: how often it wakes the processor, and how much of it it uses."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from benchmarks.processes import PROC, Program
from benchmarks.results import Row
from benchmarks.setting import Setting
from benchmarks.subjects import environment
from benchmarks.visitor import standing_before

SLEEPER = Path(__file__).parent / "bare" / "sleeper.py"
SETTLE_SECONDS = 4.0
HOME_SECONDS = 15.0  # less than the time after which the screen asks whether somebody is there
ATTRACT_SECONDS = 56.7  # three pictures of the attract screen and their fades


@dataclass(frozen=True, slots=True)
class Used:
    """What a process has used: wake-ups of all its threads, and seconds of processor time."""

    wakes: int
    seconds: float


def rest(setting: Setting) -> list[Row]:
    """Measure the viewer's own process on its home screen and on the attract screen."""
    observed = {}
    for name, seconds in (("home", HOME_SECONDS), ("attract", ATTRACT_SECONDS)):
        awake = name == "home"
        with standing_before(setting.shipped, setting.display, setting.targets, awake) as (visitor, _):
            sleep(SETTLE_SECONDS)
            observed[name] = _each_second(visitor.program, seconds)
    home, attract = observed["home"], observed["attract"]
    bare = {name: _sleeper(_wakes(seconds)) for name, seconds in observed.items()}
    peer = "a program that only wakes as often"
    # Between two fades: the quieter half of the seconds.
    quiet = sorted(each.wakes for each in attract)[: len(attract) // 2]
    return [
        Row("processor on the home screen", _share(home), "% of a core", bare["home"], peer, 0.2),
        Row("processor on the attract screen", _share(attract), "% of a core", bare["attract"], peer, 0.5),
        Row(
            "wake-ups a second between two fades",
            sum(quiet) / len(quiet),
            "",
            _wakes(home),
            "home screen",
            1.0,
            True,
        ),
    ]


def _sleeper(wakes: float) -> float:
    """Return the percentage of a core that this machine takes for nothing but so many wake-ups a second."""
    program = Program([sys.executable, str(SLEEPER), f"{wakes:.2f}"], environment(), mark=str(SLEEPER))
    try:
        sleep(1)
        return _share(_each_second(program, HOME_SECONDS))
    finally:
        program.stop()


def _wakes(seconds: list[Used]) -> float:
    """Return the wake-ups a second."""
    return sum(each.wakes for each in seconds) / len(seconds)


def _share(seconds: list[Used]) -> float:
    """Return the percentage of a core that was used, from the amounts of single seconds."""
    return 100 * sum(each.seconds for each in seconds) / len(seconds)


def _each_second(program: Program, seconds: float) -> list[Used]:
    """Return what the program uses in each of the next seconds."""
    found = []
    end = monotonic() + seconds
    before = _used(program.pid)
    while monotonic() < end:
        sleep(1)
        now = _used(program.pid)
        found.append(Used(now.wakes - before.wakes, now.seconds - before.seconds))
        before = now
    return found


def _used(pid: int) -> Used:
    """Return what a process has used since its start."""
    wakes, nanoseconds = 0, 0
    for thread in (PROC / str(pid) / "task").iterdir():
        lines = (thread / "status").read_text().splitlines()
        wakes += sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))
        nanoseconds += int((thread / "schedstat").read_text().split()[0])
    return Used(wakes, nanoseconds / 1e9)
