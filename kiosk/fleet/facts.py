"""How this screen is: from what viewer and publisher tell of themselves in the state folder."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.fleet.homie import EMPTY, Painting, State, Why, duration
from kiosk.fleet.place import Place
from kiosk.health import process
from kiosk.health.health import LEAST_FREE_BYTES, Health, painting, read_health
from kiosk.publishing.watch.activity import Activity, pulse, read_activity
from kiosk.releases.layout import current_number
from kiosk.screen_edge import noted_edge
from kiosk.supervision.files import trouble_file
from kiosk.system.alive import is_alive
from kiosk.system.units import is_installed

if TYPE_CHECKING:  # opened only where a release is asked for, as it takes memory
    from kiosk.releases.records import About

BEHIND_SECONDS = 60.0  # a screen shows a release sooner than that


@dataclass(frozen=True, slots=True)
class Look:
    """What was found in the state folder; `now` is time.monotonic, `opens` when the center opens."""

    now: float
    health: Health | None
    painting: Painting
    activity: Activity | None
    publisher: str
    current: int
    published: str = ""
    problems: int = 0
    set_aside: bool = False
    plain: bool = False
    behind: bool = False
    disk_free: int = 0
    uptime: float = 0.0
    edge: int = 0
    opens: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told: the state, and the properties by `node/property`."""

    state: State
    values: Mapping[str, str] = field(default_factory=dict)


def facts(found: Look, who: Place) -> Facts:
    """Return what is told of a screen."""
    health = found.health if found.painting == "painting" else None
    values = {
        "content/release": str(health.release if health else found.current),
        "content/release-published": health.release_published if health else found.published,
        "content/problems": str(health.problems if health else found.problems),
        "content/role": who.role,
        "content/trouble": (found.activity.message if found.activity else "") or EMPTY,
        "viewer/version": (health.version if health else "") or __version__,
        "viewer/painting": found.painting,
        "viewer/edge": str(found.edge),
        "machine/id": who.identity,
        "machine/name": who.name,
        "machine/center": who.center,
        "machine/group": who.group or EMPTY,
        "machine/disk-free": str(_rounded(found.disk_free)),
        "machine/uptime": duration(found.uptime),
        "machine/opens": found.opens.isoformat(timespec="seconds") if found.opens else "",
        "machine/why": why(found, who),
    }
    return Facts("sleeping" if _is_closed(found) else "ready", values)


def why(found: Look, who: Place) -> Why:
    """Return what is wrong: of several things the one that visitors feel most."""
    publishes = who.role != "follows" or found.activity is not None
    causes: dict[Why, bool] = {
        "viewer-hung": found.painting == "hung",
        "viewer-gone": found.painting == "gone",
        "plain-screen": found.plain,
        "no-release": not found.current,
        "release-set-aside": found.set_aside,
        "release-behind": found.behind,
        "disk-full": found.disk_free < LEAST_FREE_BYTES,
        "publisher-gone": publishes and found.publisher == "gone",
        "publisher-hung": publishes and found.publisher == "hung",
        "publisher-trouble": found.activity is not None and bool(found.activity.message),
    }
    return next((code for code, is_so in causes.items() if is_so), "well")


def _is_closed(found: Look) -> bool:
    """Return whether the screen rests because the center is closed."""
    return found.painting == "painting" and found.health is not None and found.health.opening == "closed"


def _rounded(free: int) -> int:
    """Return free bytes with two digits, so that they seldom change."""
    step = int("1" + "0" * max(0, len(str(free)) - 2))
    return free // step * step


class Looker:
    """Looks at a state folder again and again, and opens a release only when it is another one."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._expected = is_installed(state)
        self._about: About | None = None
        self._since = (0, 0.0)  # the current release, and when it was first seen

    def look(self) -> Look:
        """Return what there is now. Nothing is raised."""
        state, now = self._state, time.monotonic()
        health, activity = read_health(state), read_activity(state)
        current = 0
        with contextlib.suppress(OSError):
            current = current_number(state) or 0
        if current != self._since[0]:
            self._since = current, now
        shown = self._painting(health, now)
        painted = shown == "painting" and health is not None
        told = None if painted and health and health.opening != "closed" else self._release(current)
        set_aside, plain = self._trouble(current)
        edge = max(noted_edge(state), health.width, health.height) if health else 0
        return Look(
            now,
            health,
            shown,
            activity,
            _publisher(activity, now),
            current,
            published=told.published if told else "",
            problems=sum(told.problems.values()) if told else 0,
            set_aside=set_aside,
            plain=plain,
            behind=painted
            and health is not None
            and health.release != current
            and now - self._since[1] > BEHIND_SECONDS,
            disk_free=process.disk_free(state),
            uptime=time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else now,
            edge=edge,
            opens=_opens(told, datetime.now(UTC)) if health and health.opening == "closed" else None,
        )

    def _painting(self, health: Health | None, now: float) -> Painting:
        """Return whether the screen is painted; a computer that starts no viewer by itself lacks none."""
        found = "gone" if health is None else painting(health, now, running=_runs(health.pid))
        return "none" if found == "gone" and not self._expected else found

    def _release(self, number: int) -> About | None:
        """Return what the current release says of itself, None for none or a damaged one."""
        if not number:
            return None
        if self._about is None or self._about.number != number:
            from kiosk.releases.release import numbered_release

            self._about = None
            with contextlib.suppress(OSError, ValueError):
                self._about = numbered_release(self._state, number).about
        return self._about

    def _trouble(self, current: int) -> tuple[bool, bool]:
        """Return whether the current release was set aside, and whether only the plain screen is shown."""
        if not trouble_file(self._state).exists():
            return False, False
        from kiosk.supervision.trouble import read_trouble

        trouble = read_trouble(self._state)
        if trouble is None or trouble.release != current:
            return False, False
        return not trouble.plain, trouble.plain


def _publisher(activity: Activity | None, now: float) -> str:
    """Return whether the publisher works: alive, hung or gone."""
    if activity is None:
        return "gone"
    return pulse(activity, now, running=_runs(activity.pid))


def _runs(pid: int) -> bool:
    """Return whether a process of the kiosk has this id."""
    if not is_alive(pid):
        return False
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return os.name != "posix" or not Path("/proc/self/cmdline").exists() or pid == os.getpid()
    return b"kiosk" in command or b"python" in command


def _opens(about: About | None, now: datetime) -> datetime | None:
    """Return when the center of a release opens, None when that is not known."""
    if about is None:
        return None
    from kiosk.hours.opening import standing
    from kiosk.hours.written import read_hours
    from kiosk.languages.zones import zone

    wrong: list[str] = []
    hours = read_hours(about.settings.get("hours", {}), lambda code, *_, **__: wrong.append(code))
    if wrong:
        return None
    stands = standing(hours, now, zone(str(about.settings.get("zone", ""))))
    return None if stands.open else stands.until
