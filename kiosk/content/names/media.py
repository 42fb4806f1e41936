"""Kinds of files, by the endings of their names."""

from __future__ import annotations


def _endings(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


PICTURES = _endings("jpg jpeg jpe jfif png webp gif avif svg svgz bmp tif tiff heic heif")
VIDEOS = _endings("mp4 m4v mov webm mkv avi mpg mpeg ogv 3gp wmv")
SOUNDS = _endings("mp3 m4a ogg oga opus wav aac flac wma")
MEDIA = PICTURES | VIDEOS | SOUNDS | {"vtt", "srt"}

# Files that the kiosk cannot show, by the code of the problem that is reported.
_KINDS = {
    "film": VIDEOS,
    "sound": SOUNDS,
    "pdf-file": _endings("pdf"),
    "sheet-file": _endings("xlsx xls xlsm ods csv numbers"),
    "slides-file": _endings("pptx ppt ppsx pps odp key"),
    "archive-file": _endings("zip rar 7z tar gz tgz"),
    "photo-raw": _endings("psd ai cdr eps indd xcf cr2 cr3 nef arw dng raf orf rw2 raw"),
}
_KIND_OF = {end: kind for kind, ends in _KINDS.items() for end in ends}
DOCUMENTS = _endings("doc docx odt rtf pages")


def ending(name: str) -> str:
    """Return the part behind the last dot in small letters, "" for a name without a dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def kind_of(name: str) -> str:
    """Return the code of the problem to report for a file that the kiosk cannot show, "" for all others."""
    return _KIND_OF.get(ending(name), "")
