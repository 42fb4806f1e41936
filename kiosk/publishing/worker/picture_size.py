"""How many pixels a picture has, before and after it is made to fit the screen; nothing is decoded."""

from __future__ import annotations

import io
import warnings
from typing import IO

from PIL import Image

from kiosk.publishing.worker.pictures import fit
from kiosk.publishing.worker.svg import drawn_size, is_svg, rasterise

_SIDEWAYS = (5, 6, 7, 8)  # EXIF's orientations that swap width and height
_ORIENTATION = 0x0112
_HEAD = 64 * 1024  # bytes
_MOST_DRAWING = 16 * 1024 * 1024  # bytes
_SMALL = 480  # pixels


def picture_size(data: bytes) -> list[int] | None:
    """Return width and height as seen upright, in pixels.

    None for drawings, which are sharp at any size, and for what is no picture.
    """
    return _upright_size(io.BytesIO(data))


def size_on_screen(file: IO[bytes], edge: int) -> list[int] | None:
    """Return the width and height that the picture in `file` will have, which is read only so far.

    `edge` is the longest edge of a picture in pixels. None for what is no picture.
    """
    if is_svg(file.read(_HEAD)):
        file.seek(0)
        return _drawn_size(file.read(_MOST_DRAWING), edge)
    file.seek(0)
    size = _upright_size(file)
    return list(fit(size[0], size[1], edge)) if size else None


def _drawn_size(data: bytes, edge: int) -> list[int] | None:
    try:
        if size := drawn_size(data, edge):
            return list(size)
        with Image.open(io.BytesIO(rasterise(data, _SMALL))) as small:
            return list(fit(*small.size, edge, enlarge=True))
    except Exception:  # making the picture tells what is wrong
        return None


def _upright_size(file: IO[bytes]) -> list[int] | None:
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(file) as picture:
            width, height = picture.size
            turned = picture.getexif().get(_ORIENTATION) in _SIDEWAYS
    except Exception:  # a damaged file: converting it tells what is wrong
        return None
    return [height, width] if turned else [width, height]
