"""Time zones from the newest data at hand: the tzdata package first, then the system.

Kazakhstan has kept UTC+5 everywhere since March 2024; a system that was set up before and never
updated still says UTC+6 for Asia/Almaty. `zoneinfo` alone would ask the system first.
"""

from __future__ import annotations

import functools
from datetime import UTC, datetime, tzinfo
from importlib.util import find_spec
from pathlib import Path


def zone_names() -> frozenset[str]:
    """Return every name `zone` knows, like "Asia/Almaty"."""
    data = _tzdata()
    try:
        if data:
            return frozenset((data / "zones").read_text("ascii").split())
    except OSError:
        pass
    from zoneinfo import available_timezones

    return frozenset(available_timezones())


def zone(name: str) -> tzinfo:
    """Return the time zone of that name, or the machine's at this moment for "" or an unknown one."""
    return (_named(name) if name else None) or _machine()


@functools.lru_cache(maxsize=16)
def _named(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    parts = name.split("/")
    data = _tzdata()
    try:
        if data and not {"", ".", ".."} & set(parts):
            with data.joinpath("zoneinfo", *parts).open("rb") as file:
                return ZoneInfo.from_file(file, key=name)
    except (OSError, ValueError):
        pass  # the system may know it
    try:
        return ZoneInfo(name)
    except (OSError, KeyError, ValueError):
        return None


def _machine() -> tzinfo:
    return datetime.now().astimezone().tzinfo or UTC


@functools.cache
def _tzdata() -> Path | None:
    found = find_spec("tzdata")
    places = found.submodule_search_locations if found else None
    return Path(places[0]) if places else None
