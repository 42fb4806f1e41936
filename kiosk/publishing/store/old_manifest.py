"""Upgrade the build manifest of version 0.1, whose format had no number and which left out what was empty."""

from __future__ import annotations

from typing import Any, Literal

FORMAT: Literal[2] = 2

Row = dict[str, Any]

_ENTRY: Row = {
    "version": None,
    "stale": False,
    "later": False,
    "bare": False,
    "history": {"at": 0},
    "links": {},
    "pictures": {},
    "sources": [],
    "files": [],
}
_FACTS: Row = {
    **dict.fromkeys(("text", "shapes", "numbers", "said", "seems", "letters"), ""),
    "titled": False,
    "ignored": [],
    "lines": [],
    "until": 0,
}
_CARD: Row = {
    **dict.fromkeys(("title", "summary", "color", "first_day", "last_day"), ""),
    "picture": None,
    "draft": False,
}
_CARD_NAMES = {"from": "first_day", "until": "last_day"}
_OLD = {"content", "pages", "pictures", "settings"}


def upgraded(row: Row) -> Row | None:
    """Return a manifest of version 0.1 as it is written now; None for any other.

    Raises ValueError for a damaged one.

    Pages, pictures and histories are kept, so that what cannot be read just now stays on the screen.
    """
    if "format" in row or not row.keys() >= _OLD:
        return None
    try:
        pages = {
            page: {language: _entry(entry) for language, entry in entries.items()}
            for page, entries in row["pages"].items()
        }
        pictures = {source: _picture(note) for source, note in row["pictures"].items()}
        settings: Row = {"version": None, "values": {}, "problems": []}
        mended = {"at": 0, "count": 0, **row.get("mended", {})}
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"damaged: {error!r}") from error
    return {
        **row,
        "restore_guard": row.get("restore_guard", row.get("held", "")),
        "format": FORMAT,
        "pages": pages,
        "pictures": pictures,
        "settings": settings,
        "mended": mended,
    }


def _entry(entry: Row) -> Row:
    """Return the notes on a text as they are written now."""
    card = {_CARD_NAMES.get(name, name): value for name, value in entry.get("card", {}).items()}
    good = entry["good"] and {"card", "facts", "files"} <= entry.keys()
    return {
        **_ENTRY,
        **entry,
        "version": _version(entry["print"]),
        "good": good,
        "card": {**_CARD, **card},
        "facts": {**_FACTS, **entry.get("facts", {})},
    }


def _picture(note: Row) -> Row:
    """Return the notes on a picture as they are written now."""
    waiting = {"version": _version(note["waits"]), "last": note.get("last")} if "waits" in note else None
    return {"size": None, "later": False, **note, "version": _version(note["print"]), "waiting": waiting}


def _version(numbers: list[int] | None) -> list[int] | None:
    """Return a file's version; None for one with fewer numbers, as older programs wrote it."""
    return numbers if numbers is not None and len(numbers) == 4 else None
