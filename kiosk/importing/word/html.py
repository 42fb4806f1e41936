"""Converts a Word document to plain HTML and picture files. The only module that uses the mammoth library."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

import mammoth

MOST_PICTURES = 200
MOST_PICTURE_BYTES = 64 * 1024**2

# How Word's styles become HTML; a style map inside a document does not count.
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name^='toc '] => !
p[style-name='TOC Heading'] => !
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Bullet 4'] => ul|ol > li > ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Bullet 5'] => ul|ol > li > ul|ol > li > ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
p[style-name='List Number 4'] => ul|ol > li > ul|ol > li > ul|ol > li > ol > li:fresh
p[style-name='List Number 5'] => ul|ol > li > ul|ol > li > ul|ol > li > ul|ol > li > ol > li:fresh
r[style-name='Emphasis'] => em
r[style-name='Intense Emphasis'] => strong > em
"""
_KINDS = {
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG": "png",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\0": "tif",
    b"MM\0*": "tif",
}


class Pictures:
    """The pictures of a document, each saved once in `folder`, as 1.jpg, 2.png and so on.

    `files` maps numbers to file names; `lost` counts pictures that were not saved.
    """

    def __init__(self, folder: Path) -> None:
        """Start without pictures."""
        self.files: dict[int, str] = {}
        self.lost: Counter[str] = Counter()
        self._folder = folder
        self._known: dict[bytes, int] = {}

    def save(self, image: Any) -> dict[str, str]:
        """Save a picture and return the attributes of its img element: its number as src, or none."""
        with image.open() as stream:
            data: bytes = stream.read(MOST_PICTURE_BYTES + 1)
        kind = picture_kind(data)
        if len(data) > MOST_PICTURE_BYTES or not kind:
            self.lost["large" if kind else "format"] += 1
            return {}
        mark = hashlib.blake2b(data).digest()
        if mark not in self._known:
            if len(self._known) >= MOST_PICTURES:
                self.lost["many"] += 1
                return {}
            number = len(self._known) + 1
            self._known[mark] = number
            self.files[number] = f"{number}.{kind}"
            (self._folder / self.files[number]).write_bytes(data)
        return {"src": str(self._known[mark])}


def picture_kind(data: bytes) -> str:
    """Return the file ending for the first bytes of a picture, "" for a kind that cannot be shown."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for start, kind in _KINDS.items() if data.startswith(start)), "")


def word_to_html(document: Path, folder: Path) -> tuple[str, Pictures]:
    """Return the document as HTML, well-formed but without a root element, and its pictures in `folder`.

    Raises whatever mammoth raises for a damaged document.
    """
    pictures = Pictures(folder)
    with document.open("rb") as file:
        result = mammoth.convert_to_html(
            file,
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(pictures.save),
            include_embedded_style_map=False,
            external_file_access=False,
        )
    html: str = result.value
    return html, pictures
