"""Recognise the format of a picture by its first bytes, whatever its name says."""

from __future__ import annotations

from typing import Literal

Format = Literal["jpeg", "png", "webp", "gif", "tiff", "avif", "bmp", "heic", "svg"]

HEAD = 64 * 1024  # bytes; in a drawing, licences and lists of entities may come before <svg
_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"BM", "bmp"),
    (b"\x1f\x8b", "svg"),
)
_HEIC_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))
_AVIF_BRANDS = frozenset((b"avif", b"avis"))
# Zeros at the end of a file, whose copy reserved its space first and then stopped.
_NEVER_WRITTEN = bytes(1024)


class NotAPicture(ValueError):
    """A file cannot be shown as a picture; `code` is the code of a problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def format_of(data: bytes) -> Format | None:
    """Return the format of a file, of which the first HEAD bytes are enough; None if it is no picture."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return _format_in_heif(data)
    return "svg" if _is_drawing(data[:HEAD]) else None


def is_half_copied(data: bytes, kind: Format) -> bool:
    """Return whether a compressed picture lacks its end, which decoders would fill with grey or black."""
    if not data.endswith(_NEVER_WRITTEN) or kind in ("bmp", "tiff"):
        return False
    return not (kind == "jpeg" and data.rstrip(b"\0").endswith(b"\xff\xd9"))


def _format_in_heif(data: bytes) -> Format | None:
    """Return whether a HEIF container is AVIF or HEIC, which the brands in its first box tell."""
    brands = data[8 : min(int.from_bytes(data[:4], "big"), 256)]
    if data[8:12] in _AVIF_BRANDS or (data[8:12] in _HEIC_BRANDS and b"avif" in brands):
        return "avif"
    return "heic" if data[8:12] in _HEIC_BRANDS else None


def _is_drawing(head: bytes) -> bool:
    """Return whether a file begins like an SVG drawing."""
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    return text.startswith("<") and ("<svg" in text.lower() or ":svg" in text)
