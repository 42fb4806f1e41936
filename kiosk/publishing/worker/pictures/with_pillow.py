"""Pictures that libvips does not open: BMP, most TIFF, and HEIC where the extra `heic` is installed."""

from __future__ import annotations

import functools
import importlib
import io
import warnings
from typing import IO

import pyvips
from PIL import Image, UnidentifiedImageError

from kiosk.publishing.worker.pictures.formats import Format, NotAPicture
from kiosk.publishing.worker.pictures.libvips import PROFILE, SIDEWAYS

FORMATS: dict[Format, str] = {"bmp": "BMP", "tiff": "TIFF", "heic": "HEIF"}
_ORIENTATION = 0x0112
_DEEP_GREY = ("I;16", "I;16B", "I;16L", "I;16N", "I", "F")

# Pillow warns at a tenth of what phones take today; `decode` has a limit of its own.
Image.MAX_IMAGE_PIXELS = None


def decode(data: bytes, kind: Format, most_pixels: int) -> pyvips.Image:
    """Return RGB, RGBA or CMYK pixels of 8 bits, with their orientation and profile.

    Raises NotAPicture when the file cannot be shown or has more than `most_pixels`, and whatever Pillow
    raises for a damaged file.
    """
    picture = _opened(io.BytesIO(data), kind)
    if picture.width * picture.height > most_pixels:
        raise NotAPicture("picture-too-large")
    with warnings.catch_warnings(action="ignore"):
        picture.load()
    turned, profile = _orientation(picture), picture.info.get("icc_profile")
    pixels = _eight_bit(picture)
    image = pyvips.Image.new_from_memory(
        pixels.tobytes(), pixels.width, pixels.height, len(pixels.getbands()), "uchar"
    ).copy(interpretation="cmyk" if pixels.mode == "CMYK" else "srgb")
    image.set_type(pyvips.GValue.gint_type, "orientation", turned)
    if profile:
        image.set_type(pyvips.GValue.blob_type, PROFILE, profile)
    return image


def _eight_bit(picture: Image.Image) -> Image.Image:
    """Return a picture with 8 bits a channel, as RGB, RGBA or CMYK."""
    if picture.mode in _DEEP_GREY:
        grey = picture.convert("F")
        highest = float(grey.getextrema()[1])  # type: ignore[arg-type]
        factor = 1 / 256 if highest > 255 else 1.0
        return grey.point(lambda value: value * factor + 0).convert("L").convert("RGB")
    mode = "RGBA" if picture.has_transparency_data else "CMYK" if picture.mode == "CMYK" else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)


def upright_size(file: IO[bytes], kind: Format) -> tuple[int, int]:
    """Return width and height as seen upright, in pixels. Raises NotAPicture for what is no picture."""
    picture = _opened(file, kind)
    turned = _orientation(picture) in SIDEWAYS
    return (picture.height, picture.width) if turned else (picture.width, picture.height)


def _opened(file: IO[bytes], kind: Format) -> Image.Image:
    """Return the picture, of which the pixels are not read yet.

    Raises NotAPicture where Pillow cannot open it.
    """
    if kind == "heic" and not _can_heic():
        raise NotAPicture("picture-heic")
    with warnings.catch_warnings(action="ignore"):
        try:
            return Image.open(file, formats=(FORMATS[kind],))
        except UnidentifiedImageError as error:
            raise NotAPicture("picture-broken" if kind == "heic" else "picture-unknown") from error


def _orientation(picture: Image.Image) -> int:
    """Return the orientation that EXIF gives, 1 to 8; 1 when it gives none."""
    with warnings.catch_warnings(action="ignore"):  # damaged EXIF: the pixels count
        try:
            return int(picture.getexif().get(_ORIENTATION, 1))
        except Exception:
            return 1


@functools.cache
def _can_heic() -> bool:
    """Return whether pillow-heif is installed, which few centers need."""
    try:
        importlib.import_module("pillow_heif").register_heif_opener()
    except ImportError:
        return False
    return True
