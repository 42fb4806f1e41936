"""How soon a release is on all screens, and what that takes: bytes, requests, processor, memory, disk."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.fleet.center import Center
from benchmarks.fleet.screens import Screens
from benchmarks.fleet.usage import cpu_seconds, load

FIRST_WITHIN, NEXT_WITHIN = 600.0, 180.0  # seconds
REST_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in words, and the load of the machine beside it."""

    what: str
    value: str
    load: str


def measure(folder: Path, center: Center, many: int, changes: int) -> Iterator[Figure]:
    """Yield what `many` screens take for a first release, for so many `changes` of a text, at rest."""
    screens = Screens(folder, center, many)
    try:
        yield from _first(f"{many} first releases", center, screens)
        yield from _changes(f"{many} screens, a text", center, screens, center.save_text, changes)
        yield from _changes(f"{many} screens, a photo", center, screens, center.add_photo, 2)
        yield from _rest(center, screens)
        memory = screens.megabytes()
        yield _figure("a follower, memory", f"{median(memory):.1f} MB, all {sum(memory):.0f} MB")
        disk = median(screens.on_disk()) / 1e6
        yield _figure("a screen, disk", f"{disk:.1f} MB with {center.number} releases")
    finally:
        screens.stop()


def _changes(
    what: str, center: Center, screens: Screens, change: Callable[[int], float], many: int
) -> Iterator[Figure]:
    """Change something so often; yield how soon all screens had it, and what one change took."""
    shared, first, last, half = [], [], [], []
    with _counted(center, screens) as count:
        for turn in range(many):
            number = center.number + 1
            moment = change(number)
            shared.append(center.wait_until_shared(number) - moment)
            reached = [at - moment for at in screens.reach(number, NEXT_WITHIN)]
            first.append(reached[0])
            half.append(median(reached))
            last.append(reached[-1])
            screens.reach(center.settled(), NEXT_WITHIN)  # a photo comes small before it comes sharp
            time.sleep(turn % 3 + 1.0)  # so that it meets questions at other moments
    yield _figure(f"{what}: saved until shared", _seconds(shared))
    yield _figure(f"{what}: saved until the first screen has it", _seconds(first))
    yield _figure(f"{what}: saved until half of them have it", _seconds(half))
    yield _figure(f"{what}: saved until all have it", _seconds(last))
    yield from count(what, many)


def _first(what: str, center: Center, screens: Screens) -> Iterator[Figure]:
    """Start the screens; yield how soon all have a release, and what it took."""
    with _counted(center, screens) as count:
        began = time.monotonic()
        screens.start()
        reached = [at - began for at in screens.reach(center.number, FIRST_WITHIN)]
    yield _figure(f"{what}: from the start", f"half {median(reached):.1f} s, all {reached[-1]:.1f} s")
    yield from count(what, 1)


@contextmanager
def _counted(center: Center, screens: Screens) -> Iterator[Callable[[str, int], Iterator[Figure]]]:
    """Yield a function that tells what went on inside the context, divided by so many changes."""
    center.web.traffic()
    before = cpu_seconds(center.web.pids()), screens.cpu_seconds(), cpu_seconds([center.pid])

    def told(what: str, changes: int) -> Iterator[Figure]:
        """Yield bytes, requests and the processor's time."""
        server = cpu_seconds(center.web.pids()) - before[0]
        each = (screens.cpu_seconds() - before[1]) / changes / len(screens)
        publisher = (cpu_seconds([center.pid]) - before[2]) / changes
        traffic = center.web.traffic()
        sent = median(traffic.bytes.values()) / changes / 1000
        asked = median(traffic.requests.values()) / changes
        yield _figure(f"{what}: a screen", f"{sent:,.1f} kB, {asked:.0f} requests, {each:.2f} s of a core")
        yield _figure(f"{what}: the web server", f"{1000 * server / changes:.0f} ms of a core for all")
        yield _figure(f"{what}: the publisher", f"{publisher:.2f} s of a core")

    yield told


def _rest(center: Center, screens: Screens) -> Iterator[Figure]:
    """Yield what an hour without a change would take, from a minute of it."""
    with _counted(center, screens) as count:
        time.sleep(REST_SECONDS)
    yield from count(f"{len(screens)} screens, {REST_SECONDS:.0f} s without a change", 1)


def _seconds(values: Sequence[float]) -> str:
    return f"median {median(values):.1f} s, worst {max(values):.1f} s of {len(values)}"


def _figure(what: str, value: str) -> Figure:
    return Figure(what, value, load())
