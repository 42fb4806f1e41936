"""Who this screen is among the others, and the broker that it tells: from screen.toml."""

from __future__ import annotations

import hashlib
import hmac
import os
import platform
from dataclasses import dataclass
from pathlib import Path

from kiosk.fleet.broker import Broker, broker
from kiosk.fleet.homie import Role
from kiosk.fleet.names import topic_name
from kiosk.message import N_, Failure, Message
from kiosk.paths import SCREEN_TOML
from kiosk.settings.screen import ScreenSettings

_MACHINE_ID = Path("/etc/machine-id")


@dataclass(frozen=True, slots=True)
class Place:
    """The screen's name in topics, and what people call it.

    `identity` tells its process from all others: those of other computers, of a copy of this one's disk, and
    of earlier starts.
    """

    device: str
    name: str
    center: str
    group: str
    role: Role
    identity: str

    @property
    def prefix(self) -> str:
        """With which the topics of all devices of the center begin."""
        return f"{topic_name(self.center)}-"


def place(settings: ScreenSettings, state: Path) -> Place:
    """Return who this screen is. Raises Failure when a name that a topic can take lacks."""
    name = settings.name or platform.node()
    names = topic_name(settings.mqtt_center), topic_name(name)
    values = {"file": str(state / SCREEN_TOML), "name": name}
    if not names[0]:
        text = N_(
            'The name of the center is missing in {file}. Below [mqtt] write, for instance: center = "almaty"'
        )
        raise Failure(Message(text, values))
    if not names[1]:
        text = N_(
            "The name of the screen, “{name}”, has no letter that can stand in a topic. At the top of {file} "
            'write, for instance: name = "foyer-1"'
        )
        raise Failure(Message(text, values))
    role: Role = "follows" if settings.follow else "publishes" if settings.share else "alone"
    return Place("-".join(names), name, settings.mqtt_center, settings.group, role, identity(state))


def place_broker(settings: ScreenSettings) -> Broker:
    """Return the broker that screen.toml names. Raises Failure when it cannot be used."""
    return broker(settings.mqtt_broker, settings.mqtt_password_file, settings.mqtt_ca_file)


def identity(state: Path) -> str:
    """Return what tells this process from all others; the computer's own id stays secret."""
    try:
        secret = _MACHINE_ID.read_bytes().strip()
    except OSError:
        secret = platform.node().encode()
    machine = hmac.new(secret, b"kiosk" + bytes(state.absolute()), hashlib.sha256).hexdigest()[:16]
    return f"{machine}-{os.urandom(4).hex()}"


def client_id(who: Place) -> str:
    """Return the id of the broker's client, the same as long as this process lives."""
    return f"kiosk-{who.identity}"
