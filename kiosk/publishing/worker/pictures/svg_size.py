"""The size of a drawing: the one that it names, and how it is made to fill a number of pixels."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

DPI = 96  # CSS pixels an inch, by which sizes in mm, cm, in, pt and pc are converted
_PIXELS = {"": 1.0, "px": 1.0, "in": DPI, "cm": DPI / 2.54, "mm": DPI / 25.4, "pt": DPI / 72, "pc": DPI / 6}
_LENGTH = re.compile(
    r"""
    \s* (?P<number> [+-]? (?: \d+\.?\d* | \.\d+ ) (?: e[+-]?\d+ )? )
    \s* (?P<unit> px | in | cm | mm | pt | pc | )
    \s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 1e9  # units of a drawing
_SEAM = 2  # pixels: a narrower gap beside a drawing comes from rounding


def told_size(drawing: Element) -> tuple[float, float] | None:
    """Return the width and height that a drawing names, in CSS pixels; None where it names none."""
    width, height = (_length(drawing, name) for name in ("width", "height"))
    box = _view_box(drawing)
    if width and height:
        return width, height
    if box is None:
        return None
    if width:
        return width, width * box[1] / box[0]
    return (height * box[0] / box[1], height) if height else box


def set_size(drawing: Element, size: tuple[float, float], pixels: tuple[int, int]) -> None:
    """Make the drawing fill exactly `pixels`: a gap of half a pixel at its edge would be transparent.

    `size` is its width and height in CSS pixels.
    """
    box = _view_box(drawing)
    if box is None:
        drawing.set("viewBox", f"0 0 {size[0]} {size[1]}")
        box = size
    scale = min(pixels[0] / box[0], pixels[1] / box[1])
    if all(whole - scale * length < _SEAM for whole, length in zip(pixels, box, strict=True)):
        drawing.set("preserveAspectRatio", "none")
    width, height = pixels
    # Its own style, or its style sheet, may say otherwise.
    fixed = f"width:{width}px!important;height:{height}px!important"
    drawing.set("style", f"{drawing.get('style', '')};{fixed}")


def _view_box(drawing: Element) -> tuple[float, float] | None:
    """Return the width and height of a drawing's view box; None if it has none that shows anything."""
    try:
        _, _, width, height = map(float, re.findall(r"[^\s,]+", drawing.get("viewBox", "")))
    except ValueError:
        return None
    return (width, height) if 0 < width < _LONGEST and 0 < height < _LONGEST else None


def _length(drawing: Element, name: str) -> float | None:
    """Return the attribute "width" or "height" of a drawing in CSS pixels; None for one of no use."""
    found = _LENGTH.fullmatch(drawing.get(name, ""))
    length = float(found["number"]) * _PIXELS[found["unit"].lower()] if found else 0.0
    return length if 1 <= length < _LONGEST else None
