"""Touch the kiosk for hours, while everything around it goes wrong; the exit code is 1 where it failed.

`python -m tests.soak [--hours N | --minutes N] [--seed N]`
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.publishing.build.publication import Job, publish
from kiosk.settings.change import change_screen_settings
from kiosk.staff_access.pin import kept_pin
from tests.soak.measures import (
    FEWEST_CONTACTS,
    FIRST_TAP,
    MOST_MEGABYTES,
    SLOPE_KILOBYTES,
    SLOPE_NAVIGATIONS,
    growth,
    slope,
)
from tests.soak.soaking import Around, Run, exceptions, total
from tests.soak.troubles import UPRIGHT, Content, Disk, Screen, WallClock
from tests.soak.viewers import ROOT, Viewers
from tests.viewer.x_screen import XScreen

PIN = "80417263"


def main() -> int:
    """Run as long as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/soak", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--hours", type=float, default=0)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--seed", type=int, default=1, help="another one mixes otherwise")
    options = parser.parse_args()
    minutes = options.hours * 60 + options.minutes or 3.0
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what was started is ended
    with TemporaryDirectory(prefix="soak-") as name, ExitStack() as stack:
        run = _prepare(Path(name), stack, minutes, options.seed)
        print(f"{minutes:g} minutes, seed {options.seed}", flush=True)
        run.go()
        return _judge(run)


def _prepare(folder: Path, stack: ExitStack, minutes: float, seed: int) -> Run:
    """Return a run on a copy of the shipped content, and say what this machine cannot do."""
    chance = random.Random(seed)
    content, state = folder / "content", folder / "state"
    shutil.copytree(ROOT / "content", content)
    is_mounted = stack.enter_context(Disk.mounted(state))
    if not is_mounted:
        print("left out: a full disk, since only root mounts a small one", flush=True)
    publish(Job(content, state, edge=1920, durable=False))
    change_screen_settings(state, {"staff_pin": kept_pin(PIN)})
    clock = WallClock(folder)
    if not clock.environment():
        print("left out: a clock that jumps, since there is no C compiler", flush=True)
    screen = XScreen(stack, folder, UPRIGHT)
    variables = {
        **clock.environment(),
        "DISPLAY": screen.name,
        "XDG_STATE_HOME": str(folder / "user-state"),
        "XDG_RUNTIME_DIR": "",
        "LANG": "C.UTF-8",
    }
    around = Around(
        Content(content, state, chance),
        Disk(state) if is_mounted else None,
        clock if clock.environment() else None,
        Screen(screen, chance),
    )
    return Run(Viewers(content, state, variables, sys.stdout), around, minutes * 60, chance)


def _judge(run: Run) -> int:
    """Print the summary; return 1 where something was missed."""
    lives, broken = run.viewers.lives, run.viewers.broken
    caught = exceptions(lives)
    first, second, never = (total(lives, name) for name in ("first", "second", "never"))
    taps = first + second + never
    # A short run proves little: two that were missed may be chance.
    allowed = max(2.0, (1 - FIRST_TAP) * taps)
    grows, navigations = slope(lives)
    threads, handles = growth(lives, 2), growth(lives, 3)
    print("\nwhat happened: " + ", ".join(f"{due.name} {due.count}" for due in run.dues))
    for text, count in sorted(exceptions(lives, "logged").items()):
        print(f"logged {count} times: {text}")
    for text, count in caught.items():
        print(f"EXCEPTION {count} times: {text}")
    for text in broken:
        print(f"CRASH: {text}")
    judged = navigations >= SLOPE_NAVIGATIONS
    busy = total(lives, "contacts") < FEWEST_CONTACTS
    pads, desks, wipes, wiped = (total(lives, name) for name in ("pads", "desks", "wipes", "wiped"))
    most = max(life.most_kilobytes for life in lives) / 1024
    results = [
        ("crashes", str(len(broken)), not broken),
        ("exceptions", str(sum(caught.values())), not caught),
        ("touch points", f"{total(lives, 'points'):,} of {total(lives, 'contacts'):,} contacts", True),
        ("lost releases", f"{total(lives, 'lost'):,}", True),
        ("navigations", f"{total(lives, 'navigations'):,}", total(lives, "navigations") > 0),
        ("releases published", str(run.releases), run.releases > 0),
        ("home on the first tap", f"{first} of {taps}", (taps > 0 or busy) and taps - first <= allowed),
        ("home on the second tap", f"{taps - never} of {taps}", never == 0),
        ("pads for staff shown", str(pads), pads > 0 or busy),
        ("staff screens opened", str(desks), desks == 0),
        ("pages opened by wiping", f"{wiped} in {wipes} times", wiped == 0),
        ("most memory", f"{most:.0f} MB", most <= MOST_MEGABYTES),
        (
            "memory a navigation",
            f"{grows:.2f} KB over {navigations:,}" + ("" if judged else ", too few to judge"),
            grows <= SLOPE_KILOBYTES or not judged,
        ),
        ("more threads", str(threads), threads <= 0),
        ("more open files", str(handles), handles <= 0),
    ]
    for what, found, reached in results:
        print(f"{what:24} {found}{'' if reached else '  MISSED'}")
    sys.stdout.flush()
    return 0 if all(reached for _, _, reached in results) else 1


if __name__ == "__main__":
    sys.exit(main())
