"""SVG drawings to pixels, with nothing loaded from outside the drawing."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from xml.etree import ElementTree

import resvg_py

# The fonts the viewer shows, so that a drawing's text looks the same on every machine.
FONTS = Path(__file__).resolve().parent.parent / "viewer" / "Kiosk" / "fonts"
LARGEST_TEXT = 16 * 1024 * 1024  # bytes, after unpacking


class NotDrawn(ValueError):
    """The file is no drawing that can be shown; `code` is a problem code."""

    def __init__(self, why: str, code: str = "picture-broken") -> None:
        super().__init__(why)
        self.code = code


def is_svg(data: bytes) -> bool:
    if data.startswith(b"\x1f\x8b"):
        return True
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    for encoding in ("utf-16",) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ("latin-1",):
        text = head[: len(head) // 2 * 2].decode(encoding, "replace")
        return text.startswith("<") and ("<svg" in text.lower() or ":svg" in text)
    return False


def rasterise(data: bytes, edge: int) -> bytes:
    """Return a PNG whose longest edge is `edge` pixels; NotDrawn when that cannot be done."""
    text = b""
    try:
        text = _unpack(data)
        drawing = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        told = b"<!DOCTYPE" in text or b"<!ENTITY" in text
        raise NotDrawn(str(error), "picture-drawing" if told else "picture-broken") from error
    except (OSError, EOFError, ValueError, LookupError) as error:
        raise NotDrawn(str(error)) from error
    has_text = False
    for element in drawing.iter():
        if not isinstance(element.tag, str):
            continue
        has_text = has_text or element.tag.rpartition("}")[2] == "text"
        _cut_outside(element)
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=ElementTree.tostring(drawing, encoding="unicode"),
                width=edge,
                height=edge,
                skip_system_fonts=not has_text,
                font_dirs=[str(FONTS)] if has_text and FONTS.is_dir() else None,
                font_family="Nunito",
                sans_serif_family="Nunito",
                serif_family="Literata",
            )
        )
    except (ValueError, OSError) as error:
        raise NotDrawn(str(error)) from error


def _cut_outside(element: ElementTree.Element) -> None:
    """Drop addresses: the renderer opens any file of this machine that an image names."""
    for key, value in list(element.attrib.items()):
        if key.rpartition("}")[2] == "href" and not value.strip().startswith(("#", "data:image/")):
            del element.attrib[key]


def _unpack(data: bytes) -> bytes:
    if data.startswith(b"\x1f\x8b"):
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            data = packed.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise ValueError("too large")
    return data
