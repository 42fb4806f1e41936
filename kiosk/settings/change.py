"""Change single settings of screen.toml; everything else in the file stays as somebody wrote it."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from kiosk.message import N_, Failure, Message
from kiosk.paths import SCREEN_TOML
from kiosk.settings.screen import LARGEST_SCREEN_TOML
from kiosk.settings.toml import read_toml
from kiosk.settings.toml_lines import KEY, TABLE, plain_key
from kiosk.system.disk import replace_file
from kiosk.system.plain_file import read_plain
from kiosk.system.reasons import reason

Value = str | float | None  # None takes the setting out of the file

_DAMAGED = N_(
    "The file {file} cannot be understood, so nothing was changed in it. Put it right or delete it, and "
    "repeat."
)
_CANNOT = N_("The file {file} cannot be written ({reason}). Nothing was changed.")


def change_screen_settings(state: Path, values: Mapping[str, Value]) -> None:
    """Give settings at the top of STATE/screen.toml other values; Failure when that is not possible."""
    path = state / SCREEN_TOML
    try:
        before = read_plain(path, LARGEST_SCREEN_TOML) if os.path.lexists(path) else b""
        toml = read_toml(before)
        if toml.values is None:
            raise Failure(Message(_DAMAGED, {"file": str(path)}))
        after = changed(before.decode("utf-8-sig", "replace"), values)
        state.mkdir(parents=True, exist_ok=True)
        replace_file(path, after.encode())
        _close_to_others(path)
    except OSError as error:
        raise Failure(Message(_CANNOT, {"file": str(path), "reason": reason(error)})) from error


def changed(text: str, values: Mapping[str, Value]) -> str:
    """Return the text of a TOML file with other values of settings at its top.

    A setting keeps its line; a new one stands before the first table.
    """
    left = dict(values)
    rows: list[str] = []
    top = True
    first_table = None
    for row in text.replace("\r\n", "\n").splitlines():
        if top and TABLE.match(row):
            top = False
            first_table = len(rows)
        key = KEY.match(row) if top else None
        name = plain_key(key[1]) if key else ""
        if name not in values:
            rows.append(row)
        elif name in left and (value := left.pop(name)) is not None:
            rows.append(_line(name, value))
    new = [_line(name, value) for name, value in left.items() if value is not None]
    place = len(rows) if first_table is None else first_table
    rows[place:place] = new
    return "".join(f"{row}\n" for row in rows)


def _line(name: str, value: str | float) -> str:
    """Return the line of a setting."""
    return f"{name} = {json.dumps(value, ensure_ascii=False) if isinstance(value, str) else f'{value:g}'}"


def _close_to_others(path: Path) -> None:
    """Let only the kiosk's user read the file; what root wrote belongs to whom its folder belongs."""
    with contextlib.suppress(OSError):
        path.chmod(0o600)
        if os.name == "posix" and os.geteuid() == 0:
            owner = path.parent.stat()
            os.chown(path, owner.st_uid, owner.st_gid)
