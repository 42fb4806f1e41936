"""When to write a mail: once when a screen is lost, once when it is back; pure decisions.

A screen that was ended on purpose, or that is off because the center is closed, is not lost. What was told
is remembered, so that whoever starts the watch anew is not told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from kiosk.fleet.judge import Screen

GRACE = timedelta(minutes=3)
# A broker that comes back is asked by screens after five minutes, at the latest (kiosk.fleet.telling).
SETTLING = timedelta(minutes=7)
BROKER = "$broker"  # in the place of a device
BROKER_GRACE = timedelta(minutes=10)

About = Literal["lost", "back", "broker-lost", "broker-back"]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A mail to write, about a screen or the broker, that was lost or is back at `since`."""

    about: About
    since: datetime
    screen: Screen | None = None

    @property
    def device(self) -> str:
        """Which screen it is about, BROKER for none."""
        return self.screen.report.device if self.screen else BROKER


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered: since when something is lost, by device, and of which ones a mail was sent."""

    lost: Mapping[str, datetime] = field(default_factory=dict)
    told: frozenset[str] = frozenset()


def alarms(
    memory: Memory, screens: Iterable[Screen], now: datetime, connected: datetime
) -> tuple[Memory, list[Alarm]]:
    """Return what to remember from now on, and the mails to write; the broker answers since `connected`.

    A mail is asked for again until `sent` has been called.
    """
    lost: dict[str, datetime] = {}
    due: list[Alarm] = []
    known = {BROKER}
    if BROKER in memory.told:
        due.append(Alarm("broker-back", now))
    settled = now - connected >= SETTLING
    for screen in screens:
        device = screen.report.device
        known.add(device)
        if screen.standing == "lost":
            lost[device] = since = min(memory.lost.get(device, now), now)
            if settled and now - since >= GRACE and device not in memory.told:
                due.append(Alarm("lost", screen.seen or since, screen))
        elif device in memory.told and screen.standing in ("well", "ill"):
            due.append(Alarm("back", now, screen))
    # A screen that the broker was told to forget is not missed.
    return Memory(lost, memory.told & known), due


def broker_alarms(memory: Memory, now: datetime) -> tuple[Memory, list[Alarm]]:
    """Return what to remember from now on, and the mails to write, while the broker does not answer."""
    since = min(memory.lost.get(BROKER, now), now)
    due = now - since >= BROKER_GRACE and BROKER not in memory.told
    told = replace(memory, lost={**memory.lost, BROKER: since})
    return told, [Alarm("broker-lost", since)] if due else []


def sent(memory: Memory, alarm: Alarm) -> Memory:
    """Return what to remember once a mail was sent."""
    if alarm.about.endswith("lost"):
        return replace(memory, told=memory.told | {alarm.device})
    return replace(memory, told=memory.told - {alarm.device})
