"""Whether plain JSON has the shape it should have: a bit that flipped on a disk makes other valid JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

MOST = 2**31 - 1  # no count or size of ours is larger, and Qt's integers end there

# A type, None, a function that tells, a tuple of alternatives, [shape of every item],
# {str: shape of every value}, or {name: shape}, where a name that ends in ? may be missing.
Shape = Any


def fits(value: Any, shape: Shape) -> bool:
    """True when `value` has the shape; a record may have more names than it asks for."""
    if isinstance(shape, type):
        return type(value) is shape  # a bool is no int
    if isinstance(shape, list):
        return type(value) is list and all(fits(item, shape[0]) for item in value)
    if isinstance(shape, dict):
        if type(value) is not dict:
            return False
        if str in shape:
            return all(fits(item, shape[str]) for item in value.values())
        return all(
            fits(value[name.rstrip("?")], inner) if name.rstrip("?") in value else name.endswith("?")
            for name, inner in shape.items()
        )
    if isinstance(shape, tuple):
        return any(fits(value, each) for each in shape)
    return bool(shape(value)) if callable(shape) else value is shape


def between(least: float, most: float) -> Callable[[Any], bool]:
    """Return the shape of a number; neither NaN nor an infinite one is."""
    return lambda value: type(value) in (int, float) and least <= value <= most


def count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= MOST


def read_shaped(path: Path, shape: Shape) -> dict[str, Any]:
    """Return what a JSON file says; ValueError when it has another shape, OSError when it cannot be read."""
    with path.open("rb") as file:
        data = file.read()
    try:
        row = json.loads(data)
    except RecursionError:
        raise ValueError(f"{path}: nested too deep") from None
    if not fits(row, shape):
        raise ValueError(f"{path}: damaged")
    found: dict[str, Any] = row
    return found
