"""Convert photos and all other pictures made of pixels: upright, in sRGB, at screen size."""

from __future__ import annotations

import io
from typing import IO

import pyvips

from kiosk.publishing.worker.pictures import with_pillow
from kiosk.publishing.worker.pictures.formats import Format, NotAPicture, is_half_copied
from kiosk.publishing.worker.pictures.libvips import PROFILE, SIDEWAYS, load

MOST_PIXELS = 120_000_000
MOST_PIXELS_JPEG = 600_000_000  # decoded at a half, a quarter or an eighth of its size


def decode(data: bytes, kind: Format, edge: int) -> pyvips.Image:
    """Return the pixels of a picture, RGB or RGBA of 8 bits, its longest edge at most `edge` pixels.

    Raises NotAPicture or pyvips.Error when it cannot be shown.
    """
    if is_half_copied(data, kind):
        raise NotAPicture("picture-broken")
    if kind in with_pillow.FORMATS:
        image = with_pillow.decode(data, kind, MOST_PIXELS)
        target = fit(*_upright(image), edge)
    else:
        head = load(kind, data)
        if head.width * head.height > (MOST_PIXELS_JPEG if kind == "jpeg" else MOST_PIXELS):
            raise NotAPicture("picture-too-large")
        target = fit(*_upright(head), edge)
        options = {"shrink": _shrink(max(head.width, head.height) / max(target))} if kind == "jpeg" else {}
        image = load(kind, data, access="sequential", fail_on="truncated", **options)
    if image.interpretation == "cmyk":
        image = _without_ink(image)
    return _in_screen_colours(image.thumbnail_image(target[0], height=target[1], size="force"))


def fit(width: float, height: float, edge: int, *, enlarge: bool = False) -> tuple[int, int]:
    """Return the width and height in pixels at which a picture is shown, its longest edge at most `edge`.

    With `enlarge` its longest edge is exactly `edge`.
    """
    scale = edge / max(width, height)
    if not enlarge:
        scale = min(1.0, scale)
    return max(1, round(width * scale)), max(1, round(height * scale))


def upright_size(file: bytes | IO[bytes], kind: Format) -> tuple[int, int]:
    """Return width and height as seen upright, in pixels; of an open file only the header is read.

    Raises NotAPicture or pyvips.Error for a damaged file.
    """
    if kind in with_pillow.FORMATS:
        return with_pillow.upright_size(io.BytesIO(file) if isinstance(file, bytes) else file, kind)
    return _upright(load(kind, file))


def _upright(image: pyvips.Image) -> tuple[int, int]:
    """Return the width and height of an image as seen upright."""
    turned = image.get_typeof("orientation") and image.get("orientation") in SIDEWAYS
    return (image.height, image.width) if turned else (image.width, image.height)


def _shrink(factor: float) -> int:
    """Return by what a JPEG that becomes `factor` times smaller may be shrunk while it is decoded."""
    return max(shrink for shrink in (1, 2, 4, 8) if shrink <= max(1.0, factor))


def _without_ink(image: pyvips.Image) -> pyvips.Image:
    """Return a CMYK image as sRGB: by its profile, else as browsers convert it."""
    if _has_profile(image, b"CMYK"):
        return _by_profile(image)
    colours, black = image.extract_band(0, n=3), image.extract_band(3)
    plain = ((255 - colours) * (255 - black) / 255).cast("uchar").copy(interpretation="srgb")
    plain.remove(PROFILE)
    return plain


def _in_screen_colours(image: pyvips.Image) -> pyvips.Image:
    """Return an image as sRGB with 3 bands, or 4 with transparency."""
    if image.interpretation == "srgb" and _has_profile(image, b"RGB "):
        image = _by_profile(image)
    image = image.colourspace("srgb")
    return image.extract_band(0, n=4 if image.hasalpha() else 3) if image.bands > 3 else image


def _has_profile(image: pyvips.Image, space: bytes) -> bool:
    """Return whether an image has an ICC profile of this colour space.

    libvips would replace a damaged profile by one of its own.
    """
    profile = image.get(PROFILE) if image.get_typeof(PROFILE) else b""
    return isinstance(profile, bytes) and profile[16:20] == space and profile[36:40] == b"acsp"


def _by_profile(image: pyvips.Image) -> pyvips.Image:
    """Return an image converted to sRGB by its own profile."""
    return image.icc_transform("srgb", embedded=True, intent="perceptual")
