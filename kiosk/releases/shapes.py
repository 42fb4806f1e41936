"""The shapes of the files of a release, see kiosk.releases.release."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from kiosk.releases.json_shape import between, count, fits

_FILE = re.compile(r"(?:pictures/[\w-]{1,80}\.(?:jpg|png))?", re.ASCII)  # "" while it is being made
_COLOR = re.compile("(?:#[0-9a-f]{6})?", re.IGNORECASE)


def _color(value: Any) -> bool:
    return type(value) is str and _COLOR.fullmatch(value) is not None


def _file(value: Any) -> bool:
    return type(value) is str and _FILE.fullmatch(value) is not None


def _moment(value: Any) -> bool:
    """True for a time that knows its zone, as release.json has it."""
    try:
        return type(value) is str and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _pixels(value: Any) -> bool:
    return count(value) and value > 0


def _severity(value: Any) -> bool:
    return value in ("error", "warning")


def _block(value: Any) -> bool:
    """True for a block of a known kind and its shape."""
    return (
        type(value) is dict and type(kind := value.get("kind")) is str and fits(value, BLOCKS.get(kind, str))
    )


_PERCENT = between(-1000, 1000)
_TEXTS = {str: str}
PICTURE = {"file": _file, "card": _file, "width": _pixels, "height": _pixels}
_SHOWN = {"picture": PICTURE, "alt": str, "caption": str}
_ITEMS = {"items": [{"text": str}]}
_MARK = {"across": _PERCENT, "down": _PERCENT, "name": str, "text": str, "point": bool}
_KINDS: dict[str, dict[str, Any]] = {
    "heading": {"level": count, "text": str},
    "paragraph": {"text": str},
    "list": {"items": [{"level": count, "marker": str, "text": str}]},
    "quote": _ITEMS,
    "notice": {"title": str, **_ITEMS},
    "rule": {},
    "preformatted": {"text": str},
    "table": {"header": [str], "align": [str], "rows": [[str]]},
    "picture": _SHOWN,
    "gallery": {"pictures": [_SHOWN]},
    "marked": {**_SHOWN, "marks": [_MARK]},
    "timeline": {"items": [{"date": str, "text": str}]},
    "figures": {"items": [{"value": str, "label": str}]},
    "quiz": {"question": str, "answers": [{"text": str, "right": bool}]},
    "card": {"page": str},
    "qr": {"address": str, "text": str},
}
BLOCKS = {kind: {"words?": count, **shape} for kind, shape in _KINDS.items()}
PAGE = {
    "id": str,
    "language": str,
    "title": str,
    "summary": str,
    "picture": (PICTURE, None),
    "blocks": [_block],
    "codes": {str: _file},
    "alt?": str,
}
CARDS = {
    "cards": [
        {
            "id": str,
            "color": _color,
            "picture": (PICTURE, None),
            "texts": {str: {"title": str, "summary": str}},
        }
    ]
}
PROBLEM = {
    "file": str,
    "line": count,
    "severity": _severity,
    "code": str,
    "values": _TEXTS,
    "page": str,
    "language": str,
}
REPORT = {"problems": [PROBLEM]}
SETTINGS = {
    "languages?": [str],
    "zone?": str,
    "front?": str,
    "staff_language?": str,
    "name?": _TEXTS,
    "greeting?": _TEXTS,
    "idle?": {"seconds?": between(1, 86400), "warning_seconds?": between(1, 86400)},
}
ABOUT = {
    "format": count,
    "number": count,
    "published": _moment,
    "content": str,
    "languages": [str],
    "settings": SETTINGS,
    "pages": count,
    "problems": {str: count},
    "attract": [PICTURE],
    "edge?": count,
    "changes?": (dict, None),
    "restored?": count,
    "waiting?": count,
    "sharpens?": count,
}
