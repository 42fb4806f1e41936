"""One connection to a broker, by MQTT 5 and paho-mqtt, which is known here only.

Nothing runs on a thread of its own: whoever has a connection lets it work with `run`. A connection that has
ended is not used again.
"""

from __future__ import annotations

import select
import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode
from paho.mqtt.subscribeoptions import SubscribeOptions

from kiosk.fleet.broker import Broker
from kiosk.fleet.refusals import closed_at_once, lost, refused_by_file, refused_by_name, refused_by_system
from kiosk.message import Failure

KEEPALIVE_SECONDS = 30
PATIENCE_SECONDS = 10.0  # for a broker that answers nothing
LARGEST_PACKET = 300_000  # bytes that a broker may send at once

Receive = Callable[[str, bytes, bool], None]  # topic, payload, whether it was kept by the broker


class _Context(ssl.SSLContext):
    """What TLS is told; it remembers its socket, which the library leaves open when a handshake fails."""

    made: ssl.SSLSocket | None = None

    def wrap_socket(self, *arguments: Any, **named: Any) -> ssl.SSLSocket:
        """Return a socket with TLS around another."""
        self.made = super().wrap_socket(*arguments, **named)
        return self.made


def _context(broker: Broker) -> _Context:
    """Return what TLS is told: whom to trust. Raises Failure when that cannot be read."""
    context = _Context(ssl.PROTOCOL_TLS_CLIENT)
    if not broker.ca_file:
        context.load_default_certs()
        return context
    try:
        context.load_verify_locations(broker.ca_file)
    except OSError as error:
        raise refused_by_file(broker, error) from None
    return context


class Connection:
    """A connection that is open once the constructor returns, until `trouble` is set or it is closed."""

    def __init__(
        self,
        broker: Broker,
        client_id: str,
        *,
        receive: Receive = lambda topic, payload, retained: None,
        will: tuple[str, str] | None = None,
    ) -> None:
        """Connect, and wait for the broker's answer.

        `will` are a topic and what the broker keeps there when this client is lost. Raises Failure with why
        it cannot be had.
        """
        self.trouble: Failure | None = None
        self.refused = 0  # messages that this user may not publish
        self._broker = broker
        self._open = False
        self._unsaid = 0
        self._subscribing = 0
        client = Client(CallbackAPIVersion.VERSION2, client_id, protocol=MQTTProtocolVersion.MQTTv5)
        client.connect_timeout = PATIENCE_SECONDS
        client.max_inflight_messages_set(200)
        client.on_connect = self._connected
        client.on_disconnect = self._disconnected
        client.on_publish = self._published
        client.on_subscribe = self._subscribed
        client.on_message = lambda client, data, message: self._take(receive, message)
        if will is not None:
            client.will_set(*will, qos=1, retain=True)
        if broker.credentials.user:
            client.username_pw_set(broker.credentials.user, broker.credentials.password)
        self._client = client
        self._connect()

    def publish(self, topic: str, payload: str | bytes) -> None:
        """Have the broker keep a message at a topic; an empty one removes what it keeps there."""
        if self.trouble is None and self._client.publish(topic, payload, qos=1, retain=True).rc == 0:
            self._unsaid += 1

    def subscribe(self, filters: Iterable[str]) -> None:
        """Hear of these topics: what the broker keeps, then what others publish, never what this one does."""
        options = SubscribeOptions(qos=0, noLocal=True)
        code, _ = self._client.subscribe([(each, options) for each in filters])
        self._subscribing += code == MQTTErrorCode.MQTT_ERR_SUCCESS

    @property
    def is_waiting(self) -> bool:
        """Whether the broker has not yet taken all that was published and subscribed to."""
        return self.trouble is None and (self._unsaid > 0 or self._subscribing > 0)

    def run(self, seconds: float, wake: int | None = None) -> None:
        """Send and receive what there is; wait so long for the first of it, or until `wake` can be read."""
        socket = self._client.socket()
        if self.trouble is not None or socket is None:
            return
        reads: list[Any] = [socket] if wake is None else [socket, wake]
        pending = isinstance(socket, ssl.SSLSocket) and socket.pending() > 0
        writes = [socket] if self._client.want_write() else []
        readable, writable, _ = select.select(reads, writes, [], 0.0 if pending else max(0.0, seconds))
        if (pending or socket in readable) and self._client.loop_read() != MQTTErrorCode.MQTT_ERR_SUCCESS:
            return
        if writable:
            self._client.loop_write()
        self._client.loop_misc()

    def settle(self, seconds: float) -> None:
        """Work until the broker has taken everything, at most so long."""
        end = time.monotonic() + seconds
        while self.is_waiting and (left := end - time.monotonic()) > 0:
            self.run(min(left, 1.0))

    def close(self) -> None:
        """End the connection, so that the broker does not publish the will."""
        if self.trouble is None:
            self._client.disconnect()
            end = time.monotonic() + 1.0
            while self._client.want_write() and time.monotonic() < end:
                self._client.loop_write()
        self.drop()

    def drop(self) -> None:
        """End the connection as a power cut would."""
        if (socket := self._client.socket()) is not None:
            socket.close()

    def _connect(self) -> None:
        """Open the connection and wait for the answer. Raises Failure."""
        broker = self._broker
        properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
        properties.MaximumPacketSize = LARGEST_PACKET
        context = _context(broker)
        try:
            if broker.tls:
                self._client.tls_set_context(context)
            self._client.connect(broker.host, broker.port, KEEPALIVE_SECONDS, properties=properties)
        except (OSError, ValueError) as error:
            if context.made is not None:
                context.made.close()
            raise refused_by_system(broker, error) from None
        end = time.monotonic() + PATIENCE_SECONDS
        while not self._open and self.trouble is None and (left := end - time.monotonic()) > 0:
            self.run(left)
        if not self._open:
            self.drop()
            raise self.trouble or refused_by_system(broker, TimeoutError())

    def _connected(
        self, client: Client, data: Any, flags: Any, reason: ReasonCode, properties: Properties | None
    ) -> None:
        """Take the broker's answer."""
        if reason.is_failure:
            self.trouble = refused_by_name(self._broker, reason.value, str(reason))
        else:
            self._open = True

    def _disconnected(
        self, client: Client, data: Any, flags: Any, reason: ReasonCode, properties: Properties | None
    ) -> None:
        """Note that the connection has ended, and why."""
        if self.trouble is None:
            self.trouble = lost(self._broker) if self._open else closed_at_once(self._broker)

    def _published(
        self, client: Client, data: Any, mid: int, reason: ReasonCode, properties: Properties | None
    ) -> None:
        """Note that the broker has taken a message, or refused it."""
        self._unsaid -= 1
        self.refused += reason.is_failure

    def _subscribed(
        self, client: Client, data: Any, mid: int, reasons: list[ReasonCode], properties: Properties | None
    ) -> None:
        """Note that the broker has taken a subscription."""
        self._subscribing -= 1

    def _take(self, receive: Receive, message: MQTTMessage) -> None:
        """Hand on a message."""
        try:
            topic = message.topic
        except UnicodeDecodeError:
            return
        receive(topic, bytes(message.payload), bool(message.retain))
