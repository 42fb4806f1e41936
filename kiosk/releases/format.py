"""How the records of a release are written as JSON and read again; no other module knows the format.

A record is a frozen msgspec.Struct. The types of its fields say which values a file may hold, so that a
damaged file raises ValueError with the path to the damage (`$.blocks[2].level`) when it is read, and no
KeyError later.

Why msgspec, measured against dataclasses, json and shapes checked by hand (29 November 2026, processor time
on two cores of an AMD EPYC, Python 3.11, the shipped pages of 3 KB):

    read a page                         18 µs instead of 58     write it             4 µs instead of 25
    read the notes on 3,000 pages       15 ms instead of 70     write them           6 ms instead of 38
    import of this room                 39 ms instead of 41     of the builder      94 ms instead of 91

It takes 10 ms to import (uuid, decimal); `typing_extensions`, where that is installed, adds 7 ms. Creating
a class takes a tenth of the time that a dataclass takes. The first record of a kind takes 1 ms, in which
its decoder is built. msgspec neither reads nor writes lone surrogates, with which Python represents file
names that are no Unicode: a file with such names goes through json, and then through the same checks.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta as Meta
from msgspec import field as field
from msgspec.structs import replace as replace

from kiosk.releases.layout import MOST

Count = Annotated[int, Meta(ge=0, le=MOST)]
Pixels = Annotated[int, Meta(ge=1, le=MOST)]

T = TypeVar("T")
_ENCODER = msgspec.json.Encoder()
_MAKING = Lock()


class Record(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What a file of a release holds, or a part of it. A field with its default is not written."""


def encode(record: Any) -> bytes:
    """Return a record, or plain values, as JSON; names that are not valid Unicode survive."""
    try:
        return _ENCODER.encode(record)
    except UnicodeEncodeError:  # msgspec writes no lone surrogates, which stand for the bytes of such a name
        plain = msgspec.to_builtins(record)
        import json  # imported late: hardly any file needs it

        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text.encode("utf-8", "surrogatepass")


def decode(data: bytes, shape: type[T]) -> T:
    """Return the record of type `shape` that `encode` wrote.

    Raises ValueError for anything of another shape.
    """
    try:
        hashable: Any = shape
        found: T = _decoder(hashable).decode(data)
        return found
    except msgspec.ValidationError:
        raise
    except RecursionError:
        raise ValueError("nested too deep") from None
    except ValueError:
        if b"\xed" not in data and b"\\u" not in data:  # no surrogates
            raise
    try:
        import json  # imported late: hardly any file needs it

        return msgspec.convert(json.loads(data.decode("utf-8", "surrogatepass")), shape)
    except RecursionError:
        raise ValueError("nested too deep") from None


def plain(record: Any) -> Any:
    """Return a record as dictionaries, tuples and numbers, as they stand in its JSON."""
    return msgspec.to_builtins(record)


def shaped(value: Any, shape: type[T]) -> T:
    """Return the record of type `shape` that plain values make.

    Raises ValueError for values of another shape.
    """
    return msgspec.convert(value, shape)


def read(path: Path, shape: type[T]) -> T:
    """Return the record in a file.

    Raises ValueError when it has another shape, OSError when it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read()
    try:
        return decode(data, shape)
    except ValueError as error:
        raise ValueError(f"{path}: damaged: {error}") from error


@cache
def _decoder(shape: Any) -> msgspec.json.Decoder[Any]:
    """Return the decoder of a type; it is made once.

    One after the other: two threads that made the first decoders of a process at once, on a busy machine,
    crashed in msgspec 0.22.
    """
    with _MAKING:
        return msgspec.json.Decoder(shape)
