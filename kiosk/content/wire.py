"""A document as JSON, for the pipe between the process that reads a page and the one that keeps it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, cast

from kiosk.content.page import blocks
from kiosk.problems.problem import Problem

_TYPES: dict[str, Any] = {
    kind.__name__: kind
    for kind in (*vars(blocks).values(), Problem)
    if isinstance(kind, type) and is_dataclass(kind)
}


def to_json(document: blocks.Document) -> dict[str, Any]:
    """Return a document as what the json module writes; every dataclass names its "kind"."""
    return cast("dict[str, Any]", _encode(document))


def from_json(data: dict[str, Any]) -> blocks.Document:
    """Return the document that to_json() was given; KeyError or TypeError for anything else."""
    document = _decode(data)
    if not isinstance(document, blocks.Document):
        raise TypeError(f"no document but {type(document).__name__}")
    return document


def _encode(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if is_dataclass(value):
        encoded = {field.name: _encode(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__, **encoded}
    return dict(value) if isinstance(value, dict) else value


def _decode(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decode(item) for item in value)
    if not isinstance(value, dict):
        return value
    if "kind" not in value:
        return value
    values = {name: _decode(item) for name, item in value.items() if name != "kind"}
    return _TYPES[value["kind"]](**values)
