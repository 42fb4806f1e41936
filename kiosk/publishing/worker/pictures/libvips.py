"""libvips as this program uses it: one thread, nothing cached, and only the loaders named here."""

from __future__ import annotations

from typing import IO

import pyvips
from pyvips.voperation import concurrency_set

from kiosk.publishing.worker.pictures.formats import Format

PROFILE = "icc-profile-data"  # the field of a picture that holds its ICC profile
SIDEWAYS = (5, 6, 7, 8)  # EXIF's orientations that swap width and height
_LOADERS: dict[Format, str] = {
    "jpeg": "VipsForeignLoadJpeg",
    "png": "VipsForeignLoadPng",
    "webp": "VipsForeignLoadWebp",
    "gif": "VipsForeignLoadNsgif",
    "avif": "VipsForeignLoadHeif",
    "svg": "VipsForeignLoadSvg",
}
_NAMES: dict[Format, str] = {"avif": "heif"}


def _set_up() -> None:
    """Configure libvips for this process."""
    concurrency_set(1)  # there are as many workers as the processor has use for
    pyvips.cache_set_max(0)
    pyvips.operation_block_set("VipsForeignLoad", True)
    for loader in _LOADERS.values():
        pyvips.operation_block_set(loader, False)


_set_up()


def load(kind: Format, file: bytes | IO[bytes], **options: object) -> pyvips.Image:
    """Return the first picture of a file; only its header is read until pixels are asked for.

    `options` are those of pyvips's loader. Raises pyvips.Error for a damaged header, and later for damaged
    pixels.
    """
    if isinstance(file, bytes):
        source = pyvips.Source.new_from_memory(file)
    else:
        source = pyvips.Source.new_from_descriptor(file.fileno())
    image: pyvips.Image = getattr(pyvips.Image, f"{_NAMES.get(kind, kind)}load_source")(source, **options)
    return image
