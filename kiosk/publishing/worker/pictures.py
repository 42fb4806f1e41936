"""Staff's pictures to pictures at screen size: turned upright, RGB, JPEG or PNG."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib
import io
import os
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from kiosk.publishing.worker.svg import NotDrawn, is_svg, rasterise
from kiosk.releases.checksums import Entry, is_whole, read_manifest

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "BMP", "TIFF")
CARD_EDGE = 960  # pixels
QUALITY = 88
# Raise it when the same file and edge give other pixels than before: the names change with it.
VERSION = 1
MOST_PIXELS = 120_000_000
MOST_PIXELS_JPEG = 600_000_000  # decoded at a half, a quarter or an eighth of its size

_HEIC_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))
# At the end of a file whose copy made room first and then stopped.
_NEVER_WRITTEN = bytes(1024)

# Pillow warns at a tenth of what phones take today; the limits above stand in its place.
Image.MAX_IMAGE_PIXELS = None


class NotAPicture(ValueError):
    """Why a file cannot be shown: `code` is a problem code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def convert(data: bytes, edge: int, folder: Path, others: Iterable[Path] = ()) -> dict[str, Any]:
    """Write the picture at screen size and at card size into `folder`; return its Picture row.

    The names in the row start with "pictures/" and depend only on `data` and `edge` (pixels), so
    one that lies in `others` already is taken from there. Nothing is enlarged but drawings.
    NotAPicture when the file cannot be shown, OSError when `folder` cannot take it.
    """
    name = hashlib.blake2b(b"%d %d " % (VERSION, edge) + data, digest_size=10).hexdigest()
    if made := _made(folder, name) or _taken(others, folder, name):
        return made
    picture = _decode(data, edge)
    file = card = _save(picture, folder, name)
    if max(picture.size) > CARD_EDGE:
        small = picture.copy()
        small.thumbnail((CARD_EDGE, CARD_EDGE), Image.Resampling.LANCZOS)
        card = _save(small, folder, f"{name}-c")
    return {"file": file, "width": picture.width, "height": picture.height, "card": card}


def _made(folder: Path, name: str) -> dict[str, Any] | None:
    """Return the row of a picture that an earlier try has put into `folder`."""
    for ending in ("jpg", "png"):
        path = folder / f"{name}.{ending}"
        with contextlib.suppress(OSError), Image.open(path) as picture:
            width, height = picture.size
            small = max(width, height) > CARD_EDGE
            card = f"{name}-c.{ending}" if small else path.name
            if (folder / card).exists():
                row = {"file": f"pictures/{path.name}", "width": width, "height": height}
                return {**row, "card": f"pictures/{card}"}
    return None


def _taken(others: Iterable[Path], folder: Path, name: str) -> dict[str, Any] | None:
    """Give a picture of another folder a second name in `folder`; None where that cannot be done."""
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
    """True for a picture of a release whose files say what they should."""
    listed = _listed(folder.parent)
    names = {made["file"], made["card"]} & listed.keys()
    return all(is_whole(folder.parent, name, listed[name]) for name in names)


@functools.lru_cache(maxsize=4)
def _listed(release: Path) -> dict[str, Entry]:
    return read_manifest(release)


def _decode(data: bytes, edge: int) -> Image.Image:
    try:
        with warnings.catch_warnings(action="ignore"):  # damaged EXIF and the like: the pixels count
            return _upright(data, edge)
    except NotAPicture:
        raise
    except NotDrawn as error:
        raise NotAPicture(error.code) from error
    except MemoryError as error:
        raise NotAPicture("picture-too-large") from error
    except UnidentifiedImageError as error:
        raise NotAPicture(_unknown(data)) from error
    except Exception as error:  # decoders raise whatever they like on a damaged file
        raise NotAPicture("picture-broken") from error


def _upright(data: bytes, edge: int) -> Image.Image:
    if is_svg(data):
        opened = Image.open(io.BytesIO(rasterise(data, edge)), formats=["PNG"])
        drawn = _eight_bit(opened)
        if drawn.mode == "RGBA" and not _highest(drawn.getchannel("A")):
            raise NotAPicture("picture-blank")
        return drawn
    if _is_half(data):
        raise NotAPicture("picture-broken")
    formats = ("HEIF",) if _is_heic(data) and _can_heic() else FORMATS
    opened = Image.open(io.BytesIO(data), formats=formats)
    width, height = opened.size
    if width * height > (MOST_PIXELS_JPEG if opened.format in ("JPEG", "MPO") else MOST_PIXELS):
        raise NotAPicture("picture-too-large")
    target = fit(width, height, edge)
    opened.draft(None, target)
    opened.load()
    profile = opened.info.get("icc_profile")
    turned = opened.getexif().get(0x0112) if _has_exif(opened) else None
    picture: Image.Image = _eight_bit(opened, profile)
    if picture.size != target and max(picture.size) > edge:
        picture = picture.resize(target, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if turned:
        exif = Image.Exif()
        exif[0x0112] = turned
        picture.info["exif"] = exif.tobytes()
        picture = ImageOps.exif_transpose(picture)
    return picture


def fit(width: int, height: int, edge: int, *, enlarge: bool = False) -> tuple[int, int]:
    """Return the size in pixels at which a picture of that size is shown."""
    scale = edge / max(width, height)
    if not enlarge:
        scale = min(1.0, scale)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _has_exif(picture: Image.Image) -> bool:
    with contextlib.suppress(Exception):  # a damaged EXIF part does not make the pixels worse
        picture.getexif().get(0x0112)
        return True
    return False


def _eight_bit(picture: Image.Image, profile: bytes | None = None) -> Image.Image:
    """Return RGB, or RGBA where something shows through, in the screen's colours."""
    if picture.mode in ("I;16", "I;16B", "I;16L", "I;16N", "I", "F"):
        return _from_deep_grey(picture)
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        alpha = picture.convert("RGBA")
        if _lowest(alpha.getchannel("A")) < 255:
            return alpha
        picture = alpha
    if profile and picture.mode in ("RGB", "CMYK"):
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            converted = ImageCms.profileToProfile(
                picture, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if converted is not None:
                return converted
    return picture.convert("RGB")


def _from_deep_grey(picture: Image.Image) -> Image.Image:
    grey = picture.convert("F")
    factor = 1 / 256 if _highest(grey) > 255 else 1.0
    return grey.point(lambda value: value * factor + 0).convert("L").convert("RGB")


def _lowest(band: Image.Image) -> float:
    return float(band.getextrema()[0])  # type: ignore[arg-type]


def _highest(band: Image.Image) -> float:
    return float(band.getextrema()[1])  # type: ignore[arg-type]


def _save(picture: Image.Image, folder: Path, name: str) -> str:
    # Whoever finds a picture of this name takes it for a whole one; and another worker may make the
    # same one just now, for staff keep one photo in several folders.
    unfinished = folder / f".new-{os.getpid()}-{name}"
    if picture.mode == "RGBA":
        name = f"{name}.png"
        picture.save(unfinished, "PNG", compress_level=4)
    else:
        name = f"{name}.jpg"
        picture.save(unfinished, "JPEG", quality=QUALITY)
    unfinished.replace(folder / name)
    return f"pictures/{name}"


def _unknown(data: bytes) -> str:
    if _is_heic(data):
        return "picture-broken" if _can_heic() else "picture-heic"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "picture-broken"
    return "picture-empty" if not data else "picture-unknown"


def _is_heic(data: bytes) -> bool:
    """True for a HEIC photo; AVIF comes in the same container, but names itself."""
    size = int.from_bytes(data[:4], "big")
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS and b"avif" not in data[8 : min(size, 256)]


@functools.cache
def _can_heic() -> bool:
    """True where pillow-heif, which few centers need, is installed."""
    try:
        importlib.import_module("pillow_heif").register_heif_opener()
    except ImportError:
        return False
    return True


def _is_half(data: bytes) -> bool:
    """True for a packed picture without its end; decoders would make grey or black of it."""
    if not data.endswith(_NEVER_WRITTEN) or data.startswith((b"BM", b"II*\0", b"MM\0*")):
        return False
    return not (data.startswith(b"\xff\xd8") and data.rstrip(b"\0").endswith(b"\xff\xd9"))
