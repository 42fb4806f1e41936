"""How a value of each kind is read: the value as written in, the value to use out.

A value that cannot be used is told to `wrong` and gives way to the last good one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from kiosk.languages.tags import canonical_tag, likely_tag
from kiosk.languages.zones import zone_names

T = TypeVar("T")
Wrong = Callable[..., None]  # wrong(code, key, **values) notes a problem
Reader = Callable[[str, Any, T, Wrong], T]  # (key, value as written, last good, wrong) -> value to use


def read_text(most: int) -> Reader[str]:
    def read(key: str, value: Any, last: str, wrong: Wrong) -> str:
        if not isinstance(value, str):
            wrong("needs-text", key)
            return last
        text = " ".join(value.split())
        if len(text) > most:
            wrong("too-long", key, most=str(most))
            return last
        return text

    return read


def read_texts(most: int) -> Reader[Mapping[str, str]]:
    """Read a table of one text a language; a wrong one falls back alone."""
    read_one = read_text(most)

    def read(key: str, value: Any, last: Mapping[str, str], wrong: Wrong) -> Mapping[str, str]:
        if not isinstance(value, dict):
            wrong("needs-texts", key)
            return last
        texts: dict[str, str] = {}
        for name, text in value.items():
            tag = read_tag(f"{key}.{name}", name, "", wrong)
            if tag and (good := read_one(f"{key}.{name}", text, last.get(tag, ""), wrong)):
                texts[tag] = good
            elif likely := likely_tag(name):
                texts.setdefault(likely, last.get(likely, ""))
        return {tag: text for tag, text in texts.items() if text}

    return read


def read_tag(key: str, value: Any, last: str, wrong: Wrong) -> str:
    if not isinstance(value, str):
        wrong("needs-text", key)
        return last
    tag = canonical_tag(value)
    if tag is None and value.strip():
        if likely := likely_tag(value):
            wrong("language-likely", key, value=value, likely=likely)
        else:
            wrong("language", key, value=value)
        return last
    return tag or ""


def read_tags(key: str, value: Any, last: tuple[str, ...], wrong: Wrong) -> tuple[str, ...]:
    if not isinstance(value, list):
        wrong("needs-list", key)
        return last
    if not all(isinstance(item, str) for item in value):
        wrong("needs-texts-in-list", key)
        return last
    tags = [read_tag(key, item, "", wrong) for item in value]
    return tuple(dict.fromkeys(tags)) if all(tags) else last


def read_number(least: int, most: int) -> Reader[int]:
    """Read a whole number from `least` to `most`, both included."""

    def read(key: str, value: Any, last: int, wrong: Wrong) -> int:
        if isinstance(value, bool) or not isinstance(value, int | float) or value % 1:
            wrong("needs-number", key)
            return last
        if not least <= value <= most:
            wrong("number-range", key, value=_shown(value), least=str(least), most=str(most))
            return last
        return int(value)

    return read


def _shown(value: float) -> str:
    return f"{value:g}" if abs(value) < 1e12 else "…"


def read_inches(key: str, value: Any, last: float | None, wrong: Wrong) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        wrong("needs-number", key)
        return last
    if not 5 <= value <= 200:
        wrong("number-range", key, value=_shown(value), least="5", most="200")
        return last
    return float(value)


def read_zone(key: str, value: Any, last: str, wrong: Wrong) -> str:
    name = read_text(60)(key, value, last, wrong)
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
    """Return the known word most like `word`, or "" when none is near."""
    from difflib import get_close_matches

    found = get_close_matches(word.casefold().replace("-", "_"), known, n=1, cutoff=0.7)
    return found[0] if found else ""


def _likely_zone(name: str, known: Collection[str]) -> str:
    """Return the zone whose name or city is most like `name`, or ""."""
    words = {"astana": "Asia/Almaty", "asia/astana": "Asia/Almaty"}  # cities the zone data has no name for
    for zone in sorted(known):
        words.setdefault(zone.casefold(), zone)
        words.setdefault(zone.casefold().rpartition("/")[2], zone)
    return words.get(likely_word(name.replace(" ", "_"), words), "")
