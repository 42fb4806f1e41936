"""Draw SVG files, with nothing loaded from outside the drawing and text in the kiosk's own fonts."""

from __future__ import annotations

import contextlib
import gzip
import io
from collections.abc import Iterator
from xml.etree import ElementTree

import pyvips

from kiosk.publishing.worker.pictures.drawing_fonts import prepare_fonts
from kiosk.publishing.worker.pictures.formats import NotAPicture
from kiosk.publishing.worker.pictures.libvips import load
from kiosk.publishing.worker.pictures.raster import fit
from kiosk.publishing.worker.pictures.svg_size import DPI, set_size, told_size

LARGEST_TEXT = 16 * 1024 * 1024  # bytes, after unpacking
_SHOWN_BY_LINK = ("image", "feImage", "use")
_SVG = "{http://www.w3.org/2000/svg}"
_FAR = 1000  # units to the left of a drawing and above it
# libvips draws at most 32,767 pixels a side, and gives sizes in whole pixels.
_SCALES = (16, 1, 1 / 16)


def draw(data: bytes, edge: int) -> pyvips.Image:
    """Return the drawing as RGBA pixels with a longest edge of `edge` pixels.

    Raises NotAPicture or pyvips.Error.
    """
    drawing = _parse(data)
    for element, key in _outside(drawing):
        del element.attrib[key]
    size = told_size(drawing) or _size_of_what_it_shows(drawing)
    set_size(drawing, size, fit(*size, edge, enlarge=True))
    return _load(drawing)


def drawn_size(data: bytes, edge: int) -> tuple[int, int]:
    """Return the width and height in pixels of what `draw` returns; raises what it raises."""
    drawing = _parse(data)
    return fit(*(told_size(drawing) or _size_of_what_it_shows(drawing)), edge, enlarge=True)


def linked(data: bytes) -> list[str]:
    """Return the addresses of pictures that a drawing shows and does not contain, each once."""
    try:
        drawing = _parse(data)
    except NotAPicture:
        return []
    shown = [
        element.attrib[key].strip() for element, key in _outside(drawing) if _local(element) in _SHOWN_BY_LINK
    ]
    return list(dict.fromkeys(filter(None, shown)))


def _load(drawing: ElementTree.Element, scale: float = 1.0) -> pyvips.Image:
    """Return a drawing as pixels, `scale` of them for each pixel of its own size."""
    prepare_fonts(_text(drawing))
    # `unlimited` is safe: the text has no entities that could grow, and its length is limited.
    return load("svg", ElementTree.tostring(drawing), dpi=DPI, scale=scale * 72 / DPI, unlimited=True)


def _parse(data: bytes) -> ElementTree.Element:
    """Return the root of a drawing. Raises NotAPicture when it cannot be parsed."""
    text = b""
    try:
        text = _unpack(data)
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        told = b"<!DOCTYPE" in text or b"<!ENTITY" in text
        raise NotAPicture("picture-drawing" if told else "picture-broken") from error
    except (OSError, EOFError, ValueError, LookupError) as error:
        raise NotAPicture("picture-broken") from error


def _outside(drawing: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, str]]:
    """Yield each element and attribute that refers to something outside the drawing."""
    for element in drawing.iter():
        for key, value in list(element.attrib.items()):
            if key.rpartition("}")[2] == "href" and not value.strip().startswith(("#", "data:image/")):
                yield element, key


def _size_of_what_it_shows(drawing: ElementTree.Element) -> tuple[float, float]:
    """Return how far to the right and down the content of a drawing reaches that has no size of its own.

    Raises NotAPicture when nothing can be seen in it.
    """
    for name in ("width", "height", "viewBox"):
        drawing.attrib.pop(name, None)
    far = ElementTree.SubElement(drawing, f"{_SVG}rect", x=f"-{_FAR}", y=f"-{_FAR}", width="1", height="1")
    try:
        for scale in _SCALES:
            with contextlib.suppress(pyvips.Error):
                all_of_it = _load(drawing, scale=scale)
                width, height = (length / scale - _FAR for length in (all_of_it.width, all_of_it.height))
                if width > 0 and height > 0:
                    return width, height
    finally:
        drawing.remove(far)
    raise NotAPicture("picture-blank")


def _text(drawing: ElementTree.Element) -> str:
    """Return all text in a drawing."""
    return "".join("".join(element.itertext()) for element in drawing.iter() if _local(element) == "text")


def _local(element: ElementTree.Element) -> str:
    """Return an element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _unpack(data: bytes) -> bytes:
    """Return the text of a drawing, which may be compressed with gzip.

    Raises ValueError when it is too large.
    """
    if data.startswith(b"\x1f\x8b"):
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            data = packed.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise ValueError("too large")
    return data
