"""Keys that name no setting, and the setting that was probably meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from kiosk.settings.readers import Wrong, likely_word


def note_unknown(known: Collection[str], values: Mapping[str, Any], wrong: Wrong) -> dict[str, str]:
    """Call `wrong` for each key in `values` that names no setting, or none at that place.

    `known` are the dotted keys of all settings. Returns each such key with the setting that was probably
    meant, or "".
    """
    top = {key.partition(".")[0] for key in known}
    found: dict[str, str] = {}
    for key, value in values.items():
        inside = {full.partition(".")[2] for full in known if full.startswith(key + ".")}
        if key not in top:
            found[key] = _note(key, key, known, top, wrong)
        elif isinstance(value, Mapping):
            for name in value:
                if name in top or (inside and name not in inside):
                    full = f"{key}.{name}"
                    found[full] = _note(full, name, known, inside, wrong)
        elif inside:
            wrong("needs-table", key)
    return found


def _note(key: str, name: str, known: Collection[str], near: Collection[str], wrong: Wrong) -> str:
    """Call `wrong` for the key `name`, written at the dotted key `key`; return what was meant, or "".

    `near` are the names that are possible at that place.
    """
    table = key.rpartition(".")[0]
    for other in known:
        place, _, last = other.rpartition(".")
        if name in (other, place):
            wrong("belongs-on-top", key, name=name, table=table)
            return name
        if last == name:
            wrong("belongs-under", key, name=name, table=place)
            return other
    if likely := likely_word(name, near):
        wrong("misspelt", key, name=name, likely=likely)
        return f"{table}.{likely}" if table else likely
    wrong("unknown", key, name=name, known=", ".join(sorted(near)))
    return ""
