"""Time zones from the newest data there is: the tzdata package first, then the system.

Kazakhstan has used UTC+5 everywhere since March 2024. A system set up before that and never updated still
says UTC+6 for Asia/Almaty, and `zoneinfo` alone would ask the system first.
"""

from __future__ import annotations

import functools
from datetime import UTC, datetime, tzinfo
from importlib.util import find_spec
from pathlib import Path


def zone_names() -> frozenset[str]:
    """Return every name that `zone` knows, such as "Asia/Almaty"."""
    data = _tzdata()
    try:
        if data:
            return frozenset((data / "zones").read_text("ascii").split())
    except OSError:
        pass
    from zoneinfo import available_timezones

    return frozenset(available_timezones())


def zone(name: str) -> tzinfo:
    """Return the time zone with a name; for "" or an unknown name, the computer's zone as it is now."""
    return (_named(name) if name else None) or _machine()


@functools.lru_cache(maxsize=16)
def _named(name: str) -> tzinfo | None:
    """Return the time zone with a name, None for an unknown one."""
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
    """Return the computer's time zone at this moment."""
    return datetime.now().astimezone().tzinfo or UTC


@functools.cache
def _tzdata() -> Path | None:
    """Return the folder of the tzdata package, None where it is not installed."""
    found = find_spec("tzdata")
    places = found.submodule_search_locations if found else None
    return Path(places[0]) if places else None
