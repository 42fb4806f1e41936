"""The shape of the publisher's notes, see kiosk.publishing.store.build_manifest."""

from __future__ import annotations

from typing import Any

from kiosk.releases.json_shape import between, count, fits
from kiosk.releases.shapes import PICTURE, PROBLEM, SETTINGS

_VERSION = ([int], None)
_TEXTS = {str: str}
_SECONDS = between(0, 2**40)
_CARD = {
    "title": str,
    "summary": str,
    "picture": (PICTURE, None),
    "color": str,
    "from": str,
    "until": str,
    "draft?": bool,
}
_HISTORY = {"at": _SECONDS, "led?": _SECONDS, "why?": str, "drift?": between(0, 1000), "catching?": bool}
_ENTRY = {
    "file": str,
    "print": _VERSION,
    "good": bool,
    "problems": [PROBLEM],
    "stale?": bool,
    "later?": bool,
    "history?": _HISTORY,
}
_GOOD = {
    "bare": bool,
    "card": _CARD,
    "facts": {"text": str, "shapes": str, "numbers": str, "until": count},
    "links": _TEXTS,
    "pictures": _TEXTS,
    "sources": [str],
    "files": [str],
}
_NOTE = {
    "print": _VERSION,
    "picture": (PICTURE, None),
    "problem": (PROBLEM, None),
    "size?": ([count], None),
    "later?": bool,
    "waits?": _VERSION,
    "last?": (PICTURE, None),
}


def _entry(value: Any) -> bool:
    return fits(value, _ENTRY) and (not value["good"] or fits(value, _GOOD))


SOURCES = {
    "content": str,
    "edge": count,
    "program": str,
    "names": str,
    "restore_guard?": str,
    "held?": str,  # its name until 0.1
    "believed": str,
    "hidden": {str: [str]},
    "settings": {"print?": _VERSION, "values?": SETTINGS, "problems?": [PROBLEM]},
    "order": [str],
    "pages": {str: {str: _entry}},
    "pictures": {str: _NOTE},
    "mended?": {"at?": _SECONDS, "count?": count},
}
