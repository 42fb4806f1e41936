"""Convert the staff's pictures to screen size: upright, RGB, JPEG or PNG."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyvips

from kiosk.publishing.worker.pictures import raster, svg
from kiosk.publishing.worker.pictures.formats import Format, NotAPicture, format_of
from kiosk.releases.checksums import Entry, is_whole, read_manifest
from kiosk.releases.fields import CARD_EDGE

QUALITY = 88  # of a JPEG, 1 to 100
PNG_EFFORT = 3  # 0 to 9
# To be raised when the same file and edge give other pixels than before: the names depend on it.
VERSION = 2
_MADE_AS: tuple[tuple[str, Format], ...] = (("jpg", "jpeg"), ("png", "png"))
_NO_MEMORY = "out of memory"  # libvips has one kind of error


def convert(data: bytes, edge: int, folder: Path, others: Iterable[Path] = ()) -> dict[str, Any]:
    """Write a picture at screen size and at card size into `folder`; return its Picture as a row.

    The names in the row begin with "pictures/" and depend only on `data` and `edge`, the longest edge in
    pixels, so that a picture that lies in one of `others` is taken from there. Only drawings are enlarged.
    Raises NotAPicture when the file cannot be shown, OSError when `folder` cannot take it.
    """
    name = hashlib.blake2b(b"%d %d " % (VERSION, edge) + data, digest_size=10).hexdigest()
    if made := _made(folder, name) or _taken(others, folder, name):
        return made
    picture = _decode(data, edge)
    file = card = _save(picture, folder, name)
    width, height = raster.fit(picture.width, picture.height, CARD_EDGE)
    if width < picture.width:
        small = picture.thumbnail_image(width, height=height, size="force")
        card = _save(small, folder, f"{name}-c")
    return {"file": file, "width": picture.width, "height": picture.height, "card": card}


def _made(folder: Path, name: str) -> dict[str, Any] | None:
    """Return the row of a picture that lies in `folder` already, None if it does not."""
    for ending, kind in _MADE_AS:
        path = folder / f"{name}.{ending}"
        with contextlib.suppress(OSError, pyvips.Error), path.open("rb") as file:
            width, height = raster.upright_size(file, kind)
            small = max(width, height) > CARD_EDGE
            card = f"{name}-c.{ending}" if small else path.name
            if (folder / card).exists():
                row = {"file": f"pictures/{path.name}", "width": width, "height": height}
                return {**row, "card": f"pictures/{card}"}
    return None


def _taken(others: Iterable[Path], folder: Path, name: str) -> dict[str, Any] | None:
    """Link a picture from another folder into `folder`; return its row, None where that cannot be done."""
    for other in others:
        made = _made(other, name)
        if made is None or not _is_whole(other, made):
            continue
        try:
            for file in {Path(made[size]).name for size in ("file", "card")}:
                with contextlib.suppress(FileExistsError):
                    os.link(other / file, folder / file)
        except OSError:  # a file system without links, or a release that was just removed
            continue
        return made
    return None


def _is_whole(folder: Path, made: dict[str, Any]) -> bool:
    """Return whether the files of a picture of a release are undamaged."""
    listed = _listed(folder.parent)
    names = {made["file"], made["card"]} & listed.keys()
    return all(is_whole(folder.parent, name, listed[name]) for name in names)


@functools.lru_cache(maxsize=4)
def _listed(release: Path) -> dict[str, Entry]:
    """Return the manifest of a release, which is read once."""
    return read_manifest(release)


def _decode(data: bytes, edge: int) -> pyvips.Image:
    """Return the pixels of a picture, RGB, or RGBA where it is transparent. Raises NotAPicture."""
    kind = format_of(data)
    if kind is None:
        raise NotAPicture("picture-unknown" if data else "picture-empty")
    try:
        image = svg.draw(data, edge) if kind == "svg" else raster.decode(data, kind, edge)
        return _without_useless_alpha(image.copy_memory(), drawing=kind == "svg")
    except NotAPicture:
        raise
    except MemoryError as error:
        raise NotAPicture("picture-too-large") from error
    except Exception as error:  # decoders raise whatever they like on a damaged file
        raise NotAPicture("picture-too-large" if _NO_MEMORY in str(error) else "picture-broken") from error


def _without_useless_alpha(image: pyvips.Image, *, drawing: bool) -> pyvips.Image:
    """Return the image without an alpha channel in which every pixel is opaque.

    Raises NotAPicture for a drawing with nothing to see in it.
    """
    if not image.hasalpha():
        return image
    lowest, highest = _extremes(image.extract_band(3))
    if drawing and not highest:
        raise NotAPicture("picture-blank")
    return image if lowest < 255 else image.extract_band(0, n=3)


def _extremes(band: pyvips.Image) -> tuple[float, float]:
    """Return the lowest and the highest value of a band."""
    found = band.stats()
    return found.getpoint(0, 0)[0], found.getpoint(1, 0)[0]


def _save(picture: pyvips.Image, folder: Path, name: str) -> str:
    """Write a picture as PNG if it is transparent, else as JPEG; return its name in a release."""
    # A picture with this name has to be complete; and another worker may be making the same one, because
    # staff keep one photo in several folders.
    unfinished = folder / f".new-{os.getpid()}-{name}"
    if picture.hasalpha():
        name = f"{name}.png"
        packed = picture.pngsave_buffer(
            compression=PNG_EFFORT, filter=pyvips.ForeignPngFilter.UP, keep=pyvips.ForeignKeep.NONE
        )
    else:
        name = f"{name}.jpg"
        packed = picture.jpegsave_buffer(Q=QUALITY, keep=pyvips.ForeignKeep.NONE)
    unfinished.write_bytes(packed)
    unfinished.replace(folder / name)
    return f"pictures/{name}"
