"""The broker: its address, and who asks it, from a file that only its owner may read."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.message import N_, Failure, Message
from kiosk.system.plain_file import read_plain
from kiosk.system.reasons import reason

PORTS = {"mqtt": 1883, "mqtts": 8883}
_LARGEST = 4096  # bytes of a file with a password


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks; "" for nobody. The password is shown nowhere."""

    user: str = ""
    password: str = field(default="", repr=False)


NOBODY = Credentials()


@dataclass(frozen=True, slots=True)
class Broker:
    """A broker, who asks it, and the file with the certificate that it is trusted by, "" for the system's."""

    host: str
    port: int
    tls: bool
    credentials: Credentials = NOBODY
    ca_file: str = ""

    @property
    def address(self) -> str:
        """The address as it is written."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'mqtts' if self.tls else 'mqtt'}://{host}:{self.port}"


def broker(address: str, password_file: str = "", ca_file: str = "") -> Broker:
    """Return the broker at an address such as "mqtts://10.0.0.5:8883"; the port may lack.

    Raises Failure when the address is none, or the file with the password cannot be used.
    """
    try:
        parts = urlsplit(address if "://" in address else f"mqtts://{address}")
        host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
        wrong = parts.path not in ("", "/") or bool(parts.query or parts.username or parts.password)
    except ValueError:
        host, port, wrong = "", 0, True
    if wrong or not host or parts.scheme not in PORTS:
        text = N_("“{address}” is no address of a broker. Write it like this: mqtts://10.0.0.5:8883")
        raise Failure(Message(text, {"address": address}))
    credentials = read_credentials(Path(password_file)) if password_file else NOBODY
    return Broker(host, port, parts.scheme == "mqtts", credentials, ca_file)


def read_credentials(path: Path) -> Credentials:
    """Return the user and the password in a file: two lines, or both in one with a colon between.

    Raises Failure when it cannot be read, others may read it, or it says neither.
    """
    values = {"path": str(path)}
    try:
        data, mode = read_plain(path, _LARGEST), path.stat().st_mode
    except OSError as error:
        text = N_("The file with the password, {path}, cannot be read ({reason}).")
        raise Failure(Message(text, {**values, "reason": reason(error)})) from None
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        text = N_(
            "Others may read the file with the password, {path}, so it is not used. Type: chmod 600 {path}"
        )
        raise Failure(Message(text, values))
    lines = [line.strip() for line in data.decode("utf-8-sig", "replace").splitlines() if line.strip()]
    if len(lines) == 1:
        lines = list(lines[0].partition(":")[::2])
    if len(lines) != 2 or not all(lines):
        text = N_("The file with the password, {path}, needs two lines: the user’s name, then the password.")
        raise Failure(Message(text, values))
    return Credentials(lines[0], lines[1])
