"""What the fields of a record of a release hold: words, pictures or neither, found by the fields' types.

A record declares them:

    class Figure(Record):
        value: Plain        words that visitors see
        label: Styled       words that visitors see, some of them bold, or links
        at: int             neither words nor picture

The functions here look into fields that hold records, or tuples or dictionaries of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_args, get_type_hints

from kiosk.releases.format import Meta, Pixels, Record, replace


class Role(Enum):
    """What the text of a field is for."""

    STYLED = "styled"
    PLAIN = "plain"
    HEARD = "heard"
    SIGN = "sign"


Styled = Annotated[str, Role.STYLED]
"""Words on the screen as Qt's StyledText: <b> <i> <br/> <a>, all else escaped."""
Plain = Annotated[str, Role.PLAIN]
"""Words on the screen as they are."""
Heard = Annotated[str, Role.HEARD]
"""Words for those who do not see the screen: what a picture shows."""
Sign = Annotated[str, Role.SIGN]
"""A sign on the screen that is no word."""
PageId = str
"""The identity of a page that a link leads to."""
Address = str
"""Where a link out of the kiosk leads; `Page.codes` has its QR code."""
Percent = Annotated[float, Meta(ge=-1000, le=1000)]
# The name of a file in a release; "" while the file is being made.
FileName = Annotated[str, Meta(pattern=r"^(?:pictures/[A-Za-z0-9_-]{1,80}\.(?:jpg|png))?\Z")]


R = TypeVar("R", bound=Record)


CARD_EDGE = 960  # pixels; the longest edge of a picture for cards


class Picture(Record, frozen=True):
    """A picture at screen size, and a smaller one for cards: the same file where the picture itself is small.

    `source` is the path of the staff's file, relative to the content folder, while the picture is still
    being made. `width` and `height` are then those that it will have, 1 and 1 before they are known, and
    the files are those of a placeholder, or "".
    """

    file: FileName
    width: Pixels
    height: Pixels
    card: FileName
    source: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files in the release, each once; () for a placeholder that shows nothing."""
        return tuple(dict.fromkeys(filter(None, (self.file, self.card))))


def unmade(source: str) -> Picture:
    """Return a picture of which only the staff's file is known."""
    return Picture("", 1, 1, "", source)


def texts_of(record: Record) -> Iterator[str]:
    """Yield the words in a record, seen or heard, in the order of its fields."""
    return _found(record, _is_words)


def with_texts(record: R, change: Callable[[str], str]) -> R:
    """Return a copy of the record with every text on the screen changed, in the records inside it as well."""
    return cast("R", _changed(record, _is_seen, change))


def pictures_of(record: Record) -> Iterator[Picture]:
    """Yield the pictures that a record shows."""
    return _found(record, _is_picture)


def with_pictures(record: R, change: Callable[[Picture], Picture | None]) -> R:
    """Return a copy of the record with every picture changed; `change` returns None to take one out."""
    return cast("R", _changed(record, _is_picture, change))


def field_types(record: type[Record]) -> dict[str, Any]:
    """Return the fields of a record in their order, with the types that say what they hold."""
    hints = get_type_hints(record, include_extras=True)
    return {name: hints[name] for name in record.__struct_fields__}


def word_fields(record: type[Record]) -> frozenset[str]:
    """Return the names of the fields that hold words, in a record and in the records inside it.

    A field that holds records with words is among them.
    """
    names = frozenset(_fields(record, _is_words))
    inner = (field_types(record)[name] for name in names)
    return names.union(*(word_fields(each) for hint in inner for each in _records_in(hint)))


def _records_in(hint: Any) -> Iterator[type[Record]]:
    """Yield the kinds of records in the type of a field."""
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for each in get_args(hint):
        yield from _records_in(each)


def _is_words(hint: Any) -> bool:
    """Return whether the type is that of words, seen or heard."""
    return hint in (Styled, Plain, Heard)


def _is_seen(hint: Any) -> bool:
    """Return whether the type is that of words on the screen."""
    return hint in (Styled, Plain)


def _is_picture(hint: Any) -> bool:
    """Return whether the type is that of a picture."""
    return hint is Picture


@cache
def _fields(record: type[Record], wanted: Callable[[Any], bool]) -> tuple[str, ...]:
    """Return the names of a record's fields that hold what is wanted, or records that do."""
    return tuple(name for name, hint in field_types(record).items() if _holds(hint, wanted))


def _holds(hint: Any, wanted: Callable[[Any], bool]) -> bool:
    """Return whether a value of this type is, or may contain, what is wanted."""
    if wanted(hint):
        return True
    if isinstance(hint, type) and issubclass(hint, Record):
        return bool(_fields(hint, wanted))
    return any(_holds(inner, wanted) for inner in get_args(hint))


def _found(value: Any, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """Yield what is wanted in the value of a field."""
    if isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _found(item, wanted)
    elif isinstance(value, Record) and not wanted(type(value)):
        for name in _fields(type(value), wanted):
            yield from _found(getattr(value, name), wanted)
    elif value is not None:
        yield value


def _changed(value: Any, wanted: Callable[[Any], bool], change: Callable[[Any], Any]) -> Any:
    """Return a copy of the value of a field with everything changed in it that is wanted."""
    if isinstance(value, tuple):
        return tuple([_changed(item, wanted, change) for item in value])
    if isinstance(value, dict):
        return {key: _changed(item, wanted, change) for key, item in value.items()}
    if isinstance(value, str) or wanted(type(value)):
        return change(value)
    if not isinstance(value, Record):
        return value
    names = _fields(type(value), wanted)
    values = {name: _changed(getattr(value, name), wanted, change) for name in names}
    return replace(value, **values) if values else value
