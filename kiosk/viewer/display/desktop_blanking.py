"""Asks a desktop's own screen saver over D-Bus (org.freedesktop.ScreenSaver) not to blank the screen.

This uses libdbus itself: QtDBus calls Python objects from a thread of its own, and hangs where PySide6 holds
Python's lock meanwhile (6.11.3, QDBusServiceWatcher).
"""

from __future__ import annotations

import ctypes
import logging
import threading
from ctypes import byref, c_char_p, c_int, c_void_p

SERVICE = b"org.freedesktop.ScreenSaver"
PATH = b"/org/freedesktop/ScreenSaver"
# A desktop may start its screen saver before or after the kiosk, and again after a crash.
LOOK_SECONDS = 30.0
SESSION_BUS, STRING, END_OF_ARGUMENTS = 0, ord("s"), 0

log = logging.getLogger(__name__)


class DesktopBlanking:
    """Asks the desktop's screen saver not to blank, until `end`.

    It does so in a thread, since a bus may take long to answer. The desktop forgets the request when the
    connection ends, however it ends.
    """

    def __init__(self) -> None:
        """Start to ask."""
        self._ended = threading.Event()
        threading.Thread(target=self._keep_asking, name="desktop-blanking", daemon=True).start()

    def end(self) -> None:
        """Withdraw the request."""
        self._ended.set()

    def _keep_asking(self) -> None:
        """Ask every screen saver that appears on the bus."""
        try:
            bus = SessionBus()
        except OSError as error:
            log.warning("the desktop cannot be asked to keep the screen lit: %s", error)
            return
        asked = b""
        while bus.is_connected():
            owner = bus.owner(SERVICE)
            if owner and owner != asked:
                bus.inhibit()
            asked = owner
            if self._ended.wait(LOOK_SECONDS):
                break
        bus.close()


class SessionBus:
    """A connection of our own to the session bus."""

    def __init__(self) -> None:
        """Connect. OSError when there is no such library or bus."""
        self._dbus = ctypes.CDLL("libdbus-1.so.3")
        for name in (
            "dbus_bus_get_private",
            "dbus_message_new_method_call",
            "dbus_connection_send_with_reply_and_block",
        ):
            getattr(self._dbus, name).restype = c_void_p
        self._connection = c_void_p(self._dbus.dbus_bus_get_private(SESSION_BUS, None))
        if not self._connection:
            raise OSError("the session bus does not answer")
        self._dbus.dbus_connection_set_exit_on_disconnect(self._connection, 0)

    def is_connected(self) -> bool:
        """True as long as the bus is there."""
        return bool(self._dbus.dbus_connection_get_is_connected(self._connection))

    def owner(self, service: bytes) -> bytes:
        """Return the unique name of the connection that owns a well-known name now, b"" without one."""
        bus = b"org.freedesktop.DBus"
        message = self._call(bus, b"/org/freedesktop/DBus", bus, b"GetNameOwner", service)
        answer = self._dbus.dbus_connection_send_with_reply_and_block(self._connection, message, 5_000, None)
        self._dbus.dbus_message_unref(message)
        if not answer:
            return b""
        name, answer = c_char_p(), c_void_p(answer)
        self._dbus.dbus_message_get_args(answer, None, c_int(STRING), byref(name), c_int(END_OF_ARGUMENTS))
        found = name.value or b""
        self._dbus.dbus_message_unref(answer)
        return found

    def inhibit(self) -> None:
        """Ask the screen saver not to blank, without waiting for its answer."""
        message = self._call(SERVICE, PATH, SERVICE, b"Inhibit", b"kiosk", b"a screen for visitors")
        self._dbus.dbus_connection_send(self._connection, message, None)
        self._dbus.dbus_connection_flush(self._connection)
        self._dbus.dbus_message_unref(message)

    def close(self) -> None:
        """Close the connection."""
        self._dbus.dbus_connection_close(self._connection)
        self._dbus.dbus_connection_unref(self._connection)

    def _call(self, service: bytes, path: bytes, interface: bytes, member: bytes, *texts: bytes) -> c_void_p:
        """Return the message of a method call with texts as its arguments."""
        message = c_void_p(self._dbus.dbus_message_new_method_call(service, path, interface, member))
        for text in texts:
            value = c_char_p(text)
            self._dbus.dbus_message_append_args(message, c_int(STRING), byref(value), c_int(END_OF_ARGUMENTS))
        return message
