"""How many pixels a photo has, before it is made to fit the screen."""

from __future__ import annotations

import io
import warnings

from PIL import Image

_SIDEWAYS = (5, 6, 7, 8)  # EXIF's orientations that swap width and height
_ORIENTATION = 0x0112


def picture_size(data: bytes) -> list[int] | None:
    """Return width and height as seen upright, in pixels.

    None for drawings, which are sharp at any size, and for what is no picture. Nothing is decoded.
    """
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            turned = picture.getexif().get(_ORIENTATION) in _SIDEWAYS
    except Exception:  # a damaged file: converting it tells what is wrong
        return None
    return [height, width] if turned else [width, height]
