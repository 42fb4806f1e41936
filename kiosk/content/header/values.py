"""Cleans the values of a header and decides what they mean."""

from __future__ import annotations

import re

from kiosk.content.header.words import FILLING, WHOLE, folded, is_no

# With these signs, YAML says that the value stands in the lines below.
_BELOW = ("|", ">", "|-", ">-", "|+", ">+")
_COLOR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_POINT = re.compile(r"(\d{1,3})\s*%?(?:\s*[,;:/xх×]\s*|\s+)(\d{1,3})\s*%?")
_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"), ("„", "“"), ("„", "”"), ("‘", "’"), ("″", "″"), ("”", "”"))
_COMMENT = re.compile(r"\s+#.*$")


def parse_color(value: str) -> str:
    """Return a colour such as "#1a2b3c" or "abc" as "#rrggbb", "" when the value is none."""
    match = _COLOR.fullmatch(value.strip())
    if match is None:
        return ""
    digits = match[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def parse_focus(value: str) -> tuple[int, int] | None:
    """Return a point of a picture, percent from its left and from its top; None for anything else."""
    match = _POINT.fullmatch(value.strip())
    if match is None:
        return None
    across, down = int(match[1]), int(match[2])
    return (across, down) if across <= 100 and down <= 100 else None


def parse_fit(value: str) -> bool | None:
    """True for a picture that is to be shown whole, False for one that fills its place, None for neither."""
    word = folded(value)
    return True if word in WHOLE else False if word in FILLING else None


def is_draft(value: str) -> bool:
    """True when this value of `draft:` keeps a page off the screen: any value but a clear "no"."""
    return bool(value) and not is_no(value)


def unquoted(value: str) -> str:
    """Return a value without the quotation marks around it."""
    for left, right in _QUOTES:
        inner = value[1:-1].replace("''", "’") if left == "'" else value[1:-1]
        if len(value) > 1 and value[0] == left and value[-1] == right and left not in inner:
            return inner.strip()
    return value


def cleaned(key: str, value: str) -> str:
    """Return the value of a key without quotation marks, comments and the brackets of a list.

    "" for a sign that says that the value stands in the lines below.
    """
    value = "" if value in _BELOW else unquoted(value)
    if key in ("draft", "from", "until", "color", "focus", "fit"):
        value = _COMMENT.sub("", value) if value[:1] != "#" else value
        return unquoted(value).strip(" «»,;")
    if key == "screens":
        value = _COMMENT.sub("", value)
    if key in ("keywords", "screens") and value[:1] == "[" and value[-1:] == "]":
        return ", ".join(unquoted(part.strip()) for part in value[1:-1].split(","))
    return value
