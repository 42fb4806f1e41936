"""Readers of values, one for each kind: they take the value as written and return the value to use.

For a value that cannot be used, a reader calls `wrong` and returns the last good value. It knows the limits
of its setting, and in `takes` the code of the problem "this is no value of that kind". Readers are plain
classes: the kiosk loads this module at its start, and making a dataclass takes a third of a millisecond
more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, ClassVar, Protocol, TypeVar

from kiosk.languages.tags import canonical_tag, likely_tag
from kiosk.languages.zones import zone_names

_FOLDER = re.compile(r"(?!attract$)[^\x00-\x1f/\\:]+", re.IGNORECASE)  # the name of a layer

T = TypeVar("T")
Wrong = Callable[..., None]  # wrong(code, key, **values) notes a problem


class Reader(Protocol[T]):
    """A function that reads the value of one setting."""

    takes: ClassVar[str]

    def __call__(self, key: str, value: Any, last: T, wrong: Wrong) -> T:
        """Return the value to use of the setting `key`: `value` as written, else the last good one.

        Calls `wrong` with the code of a problem, the key and the values of the message.
        """


class Text:
    """One line of at most `most` letters; white space is reduced to single blanks."""

    takes: ClassVar[str] = "needs-text"

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, key: str, value: Any, last: str, wrong: Wrong) -> str:
        """Return the text; see Reader."""
        if not isinstance(value, str):
            wrong(self.takes, key)
            return last
        text = " ".join(value.split())
        if len(text) > self.most:
            wrong("too-long", key, most=str(self.most))
            return last
        return text


class OneName(Text):
    """A text that names one thing: no comma or semicolon is in it."""

    def __call__(self, key: str, value: Any, last: str, wrong: Wrong) -> str:
        """Return the name; see Reader."""
        name = super().__call__(key, value, last, wrong)
        if re.search("[,;]", name):
            wrong("one-name", key, value=name)
            return last
        return name


class Choice:
    """One of a few words."""

    takes: ClassVar[str] = "needs-text"

    def __init__(self, *words: str) -> None:
        self.words = words

    def __call__(self, key: str, value: Any, last: str, wrong: Wrong) -> str:
        """Return the word; see Reader."""
        word = Text(60)(key, value, last, wrong).casefold()
        if word in self.words:
            return word
        wrong("choice", key, value=word, known=", ".join(self.words))
        return last


class Texts:
    """A table with one text a language, of at most `most` letters each.

    One that cannot be used keeps its last value.
    """

    takes: ClassVar[str] = "needs-texts"

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, key: str, value: Any, last: Mapping[str, str], wrong: Wrong) -> Mapping[str, str]:
        """Return the texts by language tag; see Reader."""
        if not isinstance(value, dict):
            wrong(self.takes, key)
            return last
        read_tag, read_text = Tag(), Text(self.most)
        texts: dict[str, str] = {}
        for name, text in value.items():
            tag = read_tag(f"{key}.{name}", name, "", wrong)
            if tag and (good := read_text(f"{key}.{name}", text, last.get(tag, ""), wrong)):
                texts[tag] = good
            elif likely := likely_tag(name):
                texts.setdefault(likely, last.get(likely, ""))
        return {tag: text for tag, text in texts.items() if text}


class Tag:
    """A language tag, returned in its standard spelling; "" for none."""

    takes: ClassVar[str] = "needs-text"

    def __call__(self, key: str, value: Any, last: str, wrong: Wrong) -> str:
        """Return the tag; see Reader."""
        if not isinstance(value, str):
            wrong(self.takes, key)
            return last
        tag = canonical_tag(value)
        if tag is None and value.strip():
            if likely := likely_tag(value):
                wrong("language-likely", key, value=value, likely=likely)
            else:
                wrong("language", key, value=value)
            return last
        return tag or ""


class Tags:
    """A list of language tags; repeated ones are dropped."""

    takes: ClassVar[str] = "needs-list"

    def __call__(self, key: str, value: Any, last: tuple[str, ...], wrong: Wrong) -> tuple[str, ...]:
        """Return the tags; see Reader."""
        if not isinstance(value, list):
            wrong(self.takes, key)
            return last
        if not all(isinstance(item, str) for item in value):
            wrong("needs-texts-in-list", key)
            return last
        read_tag = Tag()
        tags = [read_tag(key, item, "", wrong) for item in value]
        return tuple(dict.fromkeys(tags)) if all(tags) else last


class Layers:
    """A list of folders in the content folder, by their names; see kiosk.content.folder.layers."""

    takes: ClassVar[str] = "needs-layers"

    def __call__(self, key: str, value: Any, last: tuple[str, ...], wrong: Wrong) -> tuple[str, ...]:
        """Return the names; see Reader."""
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            wrong(self.takes, key)
            return last
        names = [" ".join(item.split()) for item in value]
        for at, name in enumerate(names):
            # A folder inside another layer would be two things at once; one outside, nothing would watch.
            if not name or name.startswith(".") or not _FOLDER.fullmatch(name):
                wrong("layer-name", key, value=name)
                return last
            if name.casefold() in (other.casefold() for other in names[:at]):
                wrong("layer-twice", key, value=name)
                return last
        return tuple(names)


class Number:
    """A number from `least` to `most`, both included."""

    takes: ClassVar[str] = "needs-number"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def __call__(self, key: str, value: Any, last: float | None, wrong: Wrong) -> float | None:
        """Return the number; see Reader."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            wrong(self.takes, key)
            return last
        return float(value) if self.holds(key, value, wrong) else last

    def holds(self, key: str, value: float, wrong: Wrong) -> bool:
        """Return whether a number lies within the limits; calls `wrong` when it does not."""
        if self.least <= value <= self.most:
            return True
        shown = f"{value:g}" if abs(value) < 1e12 else "…"
        wrong("number-range", key, value=shown, least=str(self.least), most=str(self.most))
        return False


class WholeNumber:
    """A whole number from `least` to `most`, both included; 60.0 is one."""

    takes: ClassVar[str] = "needs-number"

    def __init__(self, least: int, most: int) -> None:
        self._limits = Number(least, most)

    def __call__(self, key: str, value: Any, last: int, wrong: Wrong) -> int:
        """Return the number; see Reader."""
        if isinstance(value, bool) or not isinstance(value, int | float) or value % 1:
            wrong(self.takes, key)
            return last
        return int(value) if self._limits.holds(key, value, wrong) else last


class Zone:
    """The name of a time zone, "" for none. The last good one is not looked up again, which takes time."""

    takes: ClassVar[str] = "needs-text"

    def __call__(self, key: str, value: Any, last: str, wrong: Wrong) -> str:
        """Return the name; see Reader."""
        name = Text(60)(key, value, last, wrong)
        if not name or name == last:
            return name
        known = zone_names()
        if name in known:
            return name
        if likely := _likely_zone(name, known):
            wrong("zone-likely", key, value=name, likely=likely)
        else:
            wrong("zone", key, value=name)
        return last


def likely_word(word: str, known: Collection[str]) -> str:
    """Return the known word that is most like `word`, or "" when none is similar enough."""
    from difflib import get_close_matches

    found = get_close_matches(word.casefold().replace("-", "_"), known, n=1, cutoff=0.7)
    return found[0] if found else ""


def _likely_zone(name: str, known: Collection[str]) -> str:
    """Return the time zone whose name or city is most like `name`, or ""."""
    words = {"astana": "Asia/Almaty", "asia/astana": "Asia/Almaty"}  # cities the zone data has no name for
    for zone in sorted(known):
        words.setdefault(zone.casefold(), zone)
        words.setdefault(zone.casefold().rpartition("/")[2], zone)
    return words.get(likely_word(name.replace(" ", "_"), words), "")
