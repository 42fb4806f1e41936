"""Asks a broker what all screens have told."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from kiosk.fleet.broker import Broker
from kiosk.fleet.connection import Connection
from kiosk.fleet.homie import PICTURES, ROOT, STATE, all_properties, picture_topic, topic
from kiosk.fleet.names import is_topic_name
from kiosk.fleet.report import Report, report

QUIET_SECONDS = 0.4  # without a message that was kept, after which the broker has told all of them
LONGEST_SECONDS = 20.0  # a thousand screens take two
MOST_DEVICES = 5000
LARGEST_VALUE = 4096  # bytes
LARGEST_PICTURE = 100_000
MOST_PICTURES = 500
_NAMES = frozenset({STATE, *all_properties()})
_FILTERS = tuple(f"{ROOT}/+/{rest}" for rest in (STATE, "content/+", "viewer/+", "machine/+"))


class Reports:
    """What a broker keeps of all screens, as long as the connection lasts."""

    def __init__(self, broker: Broker, *, pictures: bool = False) -> None:
        """Ask a broker. Raises Failure when it cannot be asked."""
        self._values: dict[str, dict[str, bytes]] = {}
        self._pictures: dict[str, bytes] = {}
        self._arrived: dict[str, datetime] = {}
        self._heard = time.monotonic()
        self.connection = Connection(
            broker, f"kiosk-fleet-{os.getpid()}-{os.urandom(4).hex()}", receive=self._take
        )
        self.connection.subscribe((*_FILTERS, *((f"{PICTURES}/+",) if pictures else ())))

    def gather(self) -> None:
        """Wait until the broker has told what it keeps."""
        began = self._heard = time.monotonic()
        while self.connection.trouble is None:
            now = time.monotonic()
            quiet = not self.connection.is_waiting and now - self._heard >= QUIET_SECONDS
            if quiet or now - began >= LONGEST_SECONDS:
                return
            self.connection.run(0.05)

    def all(self) -> Iterator[Report]:
        """Yield what each screen has told."""
        for device, values in self._values.items():
            found = report(device, values, self._arrived.get(device), self._pictures.get(device, b""))
            if found is not None:
                yield found

    def forget(self, device: str) -> bool:
        """Have the broker forget all of a screen; return whether it knew it."""
        known = self._values.get(device, {})
        # First the state, as Homie asks: with it the device is gone.
        for name in sorted(known, key=lambda name: name != STATE):
            self.connection.publish(topic(device, name), b"")
        if known:
            self.connection.publish(topic(device, "$description"), b"")
            self.connection.publish(picture_topic(device), b"")
            self.connection.settle(LONGEST_SECONDS)
        return bool(known)

    def _take(self, where: str, payload: bytes, retained: bool) -> None:
        """Take a message."""
        if retained:
            self._heard = time.monotonic()
        if where.startswith(f"{PICTURES}/"):
            device = where.removeprefix(f"{PICTURES}/")
            has_room = device in self._pictures or len(self._pictures) < MOST_PICTURES
            if has_room and len(payload) <= LARGEST_PICTURE and is_topic_name(device):
                self._pictures[device] = payload
            return
        _, _, device, *names = where.split("/")
        name = "/".join(names)
        has_room = device in self._values or len(self._values) < MOST_DEVICES
        if name not in _NAMES or len(payload) > LARGEST_VALUE or not has_room or not is_topic_name(device):
            return
        if payload:
            self._values.setdefault(device, {})[name] = payload
        else:
            self._values.get(device, {}).pop(name, None)
        # The will is not of the screen itself.
        if not retained and not (name == STATE and payload == b"lost"):
            self._arrived[device] = datetime.now(UTC)
