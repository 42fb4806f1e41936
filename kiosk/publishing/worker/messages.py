"""Messages between the builder and its workers: four bytes of length, then that many bytes."""

from __future__ import annotations

import struct
from typing import IO

LARGEST_MESSAGE = 64 * 1024 * 1024  # bytes

_LENGTH = struct.Struct(">I")


def write_message(stream: IO[bytes], data: bytes) -> None:
    """Write a message and flush it. Raises OSError when the other side is gone."""
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes:
    """Return the next message. Raises EOFError when the other side is gone or writes nonsense."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length) if length <= LARGEST_MESSAGE else b""
    if len(data) < length:
        raise EOFError
    return data
