"""How many pixels a picture has, before and after it is made to fit the screen; nothing is decoded."""

from __future__ import annotations

from typing import IO

from kiosk.publishing.worker.pictures.formats import HEAD, format_of
from kiosk.publishing.worker.pictures.raster import fit, upright_size
from kiosk.publishing.worker.pictures.svg import LARGEST_TEXT, drawn_size


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return the width and height of a photo as seen upright, in pixels.

    None for a drawing, which is sharp at any size, and for what is no picture.
    """
    kind = format_of(data)
    if kind is None or kind == "svg":
        return None
    try:
        return upright_size(data, kind)
    except Exception:  # a damaged file: converting it tells what is wrong
        return None


def size_on_screen(file: IO[bytes], edge: int) -> tuple[int, int] | None:
    """Return the width and height in pixels that the picture in `file` will have; only its header is read.

    `edge` is the longest edge of a picture in pixels. None for what is no picture.
    """
    kind = format_of(file.read(HEAD))
    file.seek(0)
    try:
        if kind == "svg":
            return drawn_size(file.read(LARGEST_TEXT), edge)
        return fit(*upright_size(file, kind), edge) if kind else None
    except Exception:  # making the picture tells what is wrong
        return None
