"""SVG drawings to pixels, with nothing loaded from outside the drawing."""

from __future__ import annotations

import gzip
import io
import math
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import resvg_py

from kiosk.paths import FONTS

# The fonts the viewer shows, so that a drawing's text looks the same on every machine.
LARGEST_TEXT = 16 * 1024 * 1024  # bytes, after unpacking
DPI = 96  # CSS's pixels an inch: without it a size in mm, cm, in, pt or pc is none
_HEAD = 64 * 1024  # bytes; licences and lists of entities come before <svg
_PIXELS = {"": 1.0, "px": 1.0, "in": DPI, "cm": DPI / 2.54, "mm": DPI / 25.4, "pt": DPI / 72, "pc": DPI / 6}
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(px|in|cm|mm|pt|pc|)\s*", re.IGNORECASE)
_SHOWN_BY_LINK = ("image", "feImage", "use")


class NotDrawn(ValueError):
    """The file is no drawing that can be shown; `code` is a problem code."""

    def __init__(self, why: str, code: str = "picture-broken") -> None:
        super().__init__(why)
        self.code = code


def is_svg(data: bytes) -> bool:
    if data.startswith(b"\x1f\x8b"):
        return True
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    for encoding in ("utf-16",) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ("latin-1",):
        text = head[: len(head) // 2 * 2].decode(encoding, "replace")
        return text.startswith("<") and ("<svg" in text.lower() or ":svg" in text)
    return False


def rasterise(data: bytes, edge: int) -> bytes:
    """Return a PNG whose longest edge is `edge` pixels; NotDrawn when that cannot be done."""
    drawing = _parse(data)
    for element, key in _outside(drawing):
        del element.attrib[key]  # the renderer opens any file of this machine that an image names
    _leave_out_useless_size(drawing)
    has_text = any(_local(element) == "text" for element in drawing.iter())
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=ElementTree.tostring(drawing, encoding="unicode"),
                width=edge,
                height=edge,
                dpi=DPI,
                skip_system_fonts=not has_text,
                font_dirs=[str(FONTS)] if has_text and FONTS.is_dir() else None,
                font_family="Nunito",
                sans_serif_family="Nunito",
                serif_family="Literata",
            )
        )
    except (ValueError, OSError) as error:
        raise NotDrawn(str(error)) from error


def drawn_size(data: bytes, edge: int) -> tuple[int, int] | None:
    """Return width and height of what `rasterise` draws, in pixels; None where only drawing it tells."""
    drawing = _parse(data)
    _leave_out_useless_size(drawing)
    width, height = (_pixels(drawing.get(name, "")) for name in ("width", "height"))
    if "width" not in drawing.attrib and "height" not in drawing.attrib:
        box = re.findall(r"[^\s,]+", drawing.get("viewBox", ""))
        try:
            width, height = (float(length) for length in box[2:4])
        except ValueError:
            return None
    if width is None or height is None or not (0 < width < 1e9 and 0 < height < 1e9):
        return None
    whole = max(1, round(width)), max(1, round(height))
    return tuple(min(edge, math.ceil(length * edge / max(whole))) for length in whole)  # type: ignore[return-value]


def linked(data: bytes) -> list[str]:
    """Return the addresses of the pictures that a drawing shows and does not hold, each once."""
    try:
        drawing = _parse(data)
    except NotDrawn:
        return []
    shown = [
        element.attrib[key].strip() for element, key in _outside(drawing) if _local(element) in _SHOWN_BY_LINK
    ]
    return list(dict.fromkeys(filter(None, shown)))


def _parse(data: bytes) -> ElementTree.Element:
    text = b""
    try:
        text = _unpack(data)
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        told = b"<!DOCTYPE" in text or b"<!ENTITY" in text
        raise NotDrawn(str(error), "picture-drawing" if told else "picture-broken") from error
    except (OSError, EOFError, ValueError, LookupError) as error:
        raise NotDrawn(str(error)) from error


def _outside(drawing: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, str]]:
    """Yield each element and attribute that names something outside the drawing."""
    for element in drawing.iter():
        for key, value in list(element.attrib.items()):
            if key.rpartition("}")[2] == "href" and not value.strip().startswith(("#", "data:image/")):
                yield element, key


def _leave_out_useless_size(drawing: ElementTree.Element) -> None:
    """Without a size a drawing is as large as its view box or what it shows; with one of nothing, nothing."""
    pixels = [_pixels(drawing.get(name, "")) for name in ("width", "height")]
    if any(length is not None and length < 1 for length in pixels):
        for name in ("width", "height"):
            drawing.attrib.pop(name, None)


def _pixels(length: str) -> float | None:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2].lower()] if found else None


def _local(element: ElementTree.Element) -> str:
    """Return an element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _unpack(data: bytes) -> bytes:
    if data.startswith(b"\x1f\x8b"):
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            data = packed.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise ValueError("too large")
    return data
