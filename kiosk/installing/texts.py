"""The texts of units and rules: templates in `files`, whose @WORDS@ are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_TEMPLATES = Path(__file__).parent / "files"
_PLAIN = re.compile(r"[\w./:=+,@-]+")


def fill(name: str, values: Mapping[str, str]) -> str:
    """Return the template of that name with each @WORD@ replaced; KeyError when a word has no value."""
    text = (_TEMPLATES / name).read_text("utf-8")
    return re.sub(r"@([A-Z_]+)@", lambda found: values[found[1]], text)


def quoted(text: str, *, command: bool = False) -> str:
    """Return a word as systemd reads it in a unit: its own signs doubled, in quotes where it needs them.

    In the line of a `command` a dollar sign is one of these.
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    if command:
        escaped = escaped.replace("$", "$$")
    return escaped if _PLAIN.fullmatch(escaped) else f'"{escaped}"'
