"""A builder killed, or refused by a full disk, at every system call that touches the state folder."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.releases.release import current_release
from tests.publishing.old_or_new import build, edit, leftovers, seen, whole
from tests.torture.ground import Ground, NotHere

CHANGING = "mkdir,link,write,ftruncate,fsync,syncfs,rename,unlink,unlinkat,rmdir"
KILLED_AT = f"{CHANGING},openat,close,flock"
REFUSED_AT = "mkdir,link,write,fsync,syncfs,rename,openat"
_LINE = re.compile(r"(\d+) +(\w+)\(")


def killed(ground: Ground) -> str:
    """Kill builders at every system call that changes something; return what was seen."""
    done = Counter(_each(ground, KILLED_AT, "signal=KILL"))
    return f"{sum(done.values())} builders killed, {_shown(done)}"


def full(ground: Ground) -> str:
    """Tell builders at every such call that the disk is full; return what was seen."""
    done = Counter(_each(ground, REFUSED_AT, "error=ENOSPC"))
    return f"{sum(done.values())} builders told that the disk is full, {_shown(done)}"


def _shown(done: Counter[str]) -> str:
    return ", ".join(f"{count} at {call}" for call, count in sorted(done.items()))


def _each(ground: Ground, calls: str, what: str) -> Iterator[str]:
    """Spoil each call of a first publication and of a change; yield its name."""
    if shutil.which("strace") is None:
        raise NotHere("strace is not installed")
    for first in (True, False):
        with ground.place() as (content, state):
            edit(content, "version 0")
            if not first:
                _publish(content, state)
                edit(content, "version 1")
            log = ground.folder / "trace"
            found = build(
                content,
                state,
                ["strace", "-f", "-y", "-s", "4096", "-qq", "-o", str(log), "-e", f"trace={calls}"],
            )
            if "Operation not permitted" in found.stderr:
                raise NotHere("strace may not trace here")
            assert found.returncode == 0, found.stderr
            places = list(_places(log.read_text(errors="replace"), str(state)))
        step = max(1, len(places) // 6) if ground.quick else 1
        for call, when in places[::step]:
            with ground.place() as (content, state):
                _spoil(content, state, first, ["-e", f"inject={call}:{what}:when={when}"], call)
            yield call


def _places(trace: str, state: str) -> Iterator[tuple[str, int]]:
    """Yield the calls that touch the state folder: name, and which of that name it is in its thread.

    Strace counts for each thread on its own, and injects into each: one place stands for all of them.
    """
    counts: Counter[tuple[str, str]] = Counter()
    told = set()
    for line in trace.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        thread, call = match.groups()
        counts[thread, call] += 1
        place = call, counts[thread, call]
        if state in line and place not in told:
            told.add(place)
            yield place


def _publish(content: Path, state: Path) -> None:
    """Publish as usual; fails when that fails."""
    outcome = publish(Job(content, state, edge=640))
    assert outcome.exit_code == 0, outcome.message


def _spoil(content: Path, state: Path, first: bool, inject: list[str], call: str) -> None:
    """Disturb a builder at a system call; fails unless old or new is shown, and new after the next one."""
    edit(content, "version 0")
    if not first:
        _publish(content, state)
        edit(content, "version 1")
    build(content, state, ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", *inject])
    new = "version 0" if first else "version 1"
    if current_release(state) is not None or not first:
        assert seen(state) in ("version 0", new), inject
    _publish(content, state)
    assert seen(state) == new, inject
    assert leftovers(state) == [], inject
    recovered = current_release(state)
    _publish(content, state.with_name("scratch"))
    scratch = current_release(state.with_name("scratch"))
    assert recovered is not None
    assert scratch is not None
    assert whole(recovered) == whole(scratch), inject
