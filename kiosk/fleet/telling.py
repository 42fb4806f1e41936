"""The process of a screen that tells the broker how it is; it ends when it is told to, or with its parent.

A broker that is away is asked again after pauses that grow; meanwhile nothing is kept and nothing is done.
"""

from __future__ import annotations

import contextlib
import logging
import random
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.fleet.broker import Broker
from kiosk.fleet.connection import Connection
from kiosk.fleet.facts import Facts, Looker, facts
from kiosk.fleet.homie import DESCRIPTION, STATE, description, picture_topic, topic
from kiosk.fleet.place import Place, client_id
from kiosk.fleet.rivals import Rivals
from kiosk.message import N_, Failure, Message
from kiosk.paths import viewer_folder
from kiosk.supervision.sd_notify import Supervisor
from kiosk.system.alive import is_alive

LOOK_SECONDS = 5.0
SEEN_SECONDS = 60.0  # between two signs of life
PAUSE_SECONDS = (1.0, 300.0)  # before the broker is asked again: first and longest, each twice the one before
WELL_SECONDS = 60.0  # a connection that lasted so long had no trouble
SETTLE_SECONDS = 10.0
PICTURE = "screen.jpg"
LARGEST_PICTURE = 100_000  # bytes

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Orders:
    """What the process is to do: whom to tell of which state folder, and until which process ends."""

    state: Path
    place: Place
    broker: Broker
    say: Callable[[Message], str]
    pictures: bool = False
    parent: int | None = None
    note_edge: Callable[[int], None] | None = None


def tell(orders: Orders, supervisor: Supervisor) -> None:
    """Tell the broker until the process is asked to end."""
    with _ending() as wake:
        _Telling(orders, supervisor, wake).run()


@contextlib.contextmanager
def _ending() -> Iterator[socket.socket]:
    """Yield what can be read as soon as a signal asks this process to end."""
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    before = signal.set_wakeup_fd(writer.fileno())
    # The last is sent when the terminal is closed in which the kiosk was started.
    numbers = (signal.SIGTERM, signal.SIGINT, *filter(None, [getattr(signal, "SIGHUP", None)]))
    handlers = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield reader
    finally:
        signal.set_wakeup_fd(before)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        reader.close()
        writer.close()


class _Telling:
    """Keeps a connection, and tells by it what has changed."""

    def __init__(self, orders: Orders, supervisor: Supervisor, wake: socket.socket) -> None:
        self._orders, self._supervisor, self._wake = orders, supervisor, wake
        self._looker = Looker(orders.state)
        self._rivals = Rivals(orders.place.identity)
        self._pause = PAUSE_SECONDS[0]
        self._said: dict[str, str] = {}  # what the broker keeps of this screen, by node/property
        self._seen = -SEEN_SECONDS
        self._picture = 0  # when the picture that was sent was made

    def run(self) -> None:
        """Connect again and again until the process is asked to end."""
        self._supervisor.ready()
        while not self._is_over():
            try:
                connection = self._connection()
            except Failure as error:
                self._tell_trouble(error)
            else:
                began = time.monotonic()
                self._talk(connection)
                if time.monotonic() - began > WELL_SECONDS:
                    self._pause = PAUSE_SECONDS[0]
            self._rest()

    def _connection(self) -> Connection:
        """Return a new connection. Raises Failure."""
        orders = self._orders
        will = (topic(orders.place.device, STATE), "lost")
        return Connection(orders.broker, client_id(orders.place), receive=self._receive, will=will)

    def _talk(self, connection: Connection) -> None:
        """Tell all, then what changes, until the connection or the process ends."""
        device = self._orders.place.device
        self._said, self._seen, self._picture = {}, -SEEN_SECONDS, 0
        log.info("connected to %s as %s", self._orders.broker.address, device)
        filters = [topic(device, STATE), topic(device, "machine/id")]
        if self._orders.note_edge is not None:
            filters.append(topic("+", "viewer/edge"))
        connection.subscribe(filters)
        self._publish(connection, STATE, "init")
        self._publish(connection, DESCRIPTION, description(device, int(time.time())))
        while connection.trouble is None and not self._is_over():
            self._tell_changes(connection)
            self._work(connection, LOOK_SECONDS)
            if connection.refused:
                self._tell_refused(connection)
        if connection.trouble is None and self._is_asked_to_end():
            self._publish(connection, STATE, "disconnected")
            connection.settle(SETTLE_SECONDS)
            connection.close()
        elif connection.trouble is None:
            connection.drop()  # the viewer died: this screen is lost
        else:
            log.warning("%s", self._orders.say(connection.trouble.message))

    def _work(self, connection: Connection, seconds: float) -> None:
        """Let the connection work for so long, or until there is something to be told at once."""
        end = time.monotonic() + seconds
        while connection.trouble is None and (left := end - time.monotonic()) > 0:
            self._supervisor.alive()
            if self._is_asked_to_end() or self._rivals.answer_is_due(time.monotonic()):
                return
            connection.run(left, self._wake.fileno())

    def _tell_changes(self, connection: Connection) -> None:
        """Tell what is other than what was told, and once a minute that this screen lives."""
        told = facts(self._looker.look(), self._orders.place)
        values = dict(told.values)
        now = time.monotonic()
        if self._rivals.is_twice(now):
            values["machine/why"] = "name-twice"
            text = N_(
                "Two screens have the name {device}: give one of them another, as name at the top of "
                "screen.toml."
            )
            log.warning("%s", self._orders.say(Message(text, {"device": self._orders.place.device})))
        if now - self._seen >= SEEN_SECONDS or self._rivals.answer_is_due(now):
            self._seen = now
            self._rivals.answered()
            values["machine/last-seen"] = datetime.now(UTC).isoformat(timespec="seconds")
            self._said.pop("machine/id", None)  # others of this name hear it
        for name, value in values.items():
            self._publish(connection, name, value)
        self._publish(connection, STATE, told.state)
        self._send_picture(connection)
        self._note_own(told)

    def _publish(self, connection: Connection, name: str, value: str) -> None:
        """Have the broker keep a value, unless it does so already; "" removes what it keeps."""
        if self._said.get(name) != value:
            connection.publish(topic(self._orders.place.device, name), value)
            self._said[name] = value

    def _send_picture(self, connection: Connection) -> None:
        """Send the picture that the viewer made, if it is a new one; remove it where none is wanted now."""
        path = viewer_folder(self._orders.state) / PICTURE
        with contextlib.suppress(OSError):
            about = path.stat()
            if about.st_mtime_ns == self._picture or about.st_size > LARGEST_PICTURE:
                return
            self._picture = about.st_mtime_ns
            data = path.read_bytes() if self._orders.pictures else b""
            connection.publish(picture_topic(self._orders.place.device), data)
            if not data:
                path.unlink()

    def _receive(self, where: str, payload: bytes, retained: bool) -> None:
        """Take what others say: of this screen, or how large theirs are."""
        device = self._orders.place.device
        if where == topic(device, "machine/id"):
            self._rivals.hear(payload, retained, time.monotonic())
        elif where == topic(device, STATE):
            # The will of a connection that was lost, or another screen of the same name.
            if not retained and payload in (b"lost", b"disconnected"):
                self._said.pop(STATE, None)
        elif self._orders.note_edge is not None:
            _, _, other, *_ = where.split("/")
            if other.startswith(self._orders.place.prefix) and other != device:
                self._note(payload)

    def _note_own(self, told: Facts) -> None:
        """Note how large the own screen is, where pictures are made for all screens."""
        if self._orders.note_edge is not None:
            self._note(told.values["viewer/edge"].encode())

    def _note(self, payload: bytes) -> None:
        """Note the edge that a screen tells, if it can be one."""
        if payload.isdigit() and len(payload) <= 5 and self._orders.note_edge is not None:
            self._orders.note_edge(int(payload))

    def _tell_trouble(self, error: Failure) -> None:
        """Write why the broker cannot be asked."""
        log.warning("%s", self._orders.say(error.message))

    def _tell_refused(self, connection: Connection) -> None:
        """Write that the broker does not keep what this screen tells."""
        place, user = self._orders.place, self._orders.broker.credentials.user
        text = N_(
            "The broker does not let the user “{user}” tell of the screen “{device}”. The user is to have "
            "the name of the screen, {device}, or the broker’s list of rights another line."
        )
        log.warning("%s", self._orders.say(Message(text, {"user": user, "device": place.device})))
        connection.refused = 0

    def _rest(self) -> None:
        """Wait before the broker is asked again."""
        end = time.monotonic() + self._pause * random.uniform(0.8, 1.2)
        self._pause = min(2 * self._pause, PAUSE_SECONDS[1])
        while (left := end - time.monotonic()) > 0 and not self._is_over():
            self._supervisor.alive()
            self._is_asked_to_end(min(left, LOOK_SECONDS))

    def _is_over(self) -> bool:
        """Return whether this process is to end."""
        return self._is_asked_to_end() or not is_alive(self._orders.parent)

    def _is_asked_to_end(self, seconds: float = 0.0) -> bool:
        """Wait so long for a signal that asks this process to end; return whether one came."""
        return bool(select.select([self._wake], [], [], seconds)[0])
