"""Converts a Word document to Markdown and pictures, in a process of its own that may be killed."""

from __future__ import annotations

import json
import signal
import stat
import subprocess
from pathlib import Path

from kiosk.importing.word.errors import cannot_convert
from kiosk.importing.word.result import RESULT, ConvertedDocument
from kiosk.system.child_process import start

MOST_BYTES = 200 * 1024**2
PATIENCE = 120.0  # seconds by the clock, since the document may lie on a slow network share
MOST_RESULT = 64 * 1024**2  # bytes
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"


def check_document(document: Path) -> None:
    """Check by name, size and first bytes that a file can be a Word document.

    CannotConvert when it cannot, OSError when it cannot be read.
    """
    status = document.stat()
    with document.open("rb") as file:
        first_bytes = file.read(4)
    if not stat.S_ISREG(status.st_mode):
        raise cannot_convert("damaged", document)
    ending = document.suffix.lower()
    if ending in (".docm", ".dotm"):
        raise cannot_convert("macros", document)
    if first_bytes == _OLD_FORMAT or ending in (".doc", ".dot"):
        raise cannot_convert("old", document)
    if ending not in (".docx", ".dotx"):
        raise cannot_convert("format", document)
    if status.st_size > MOST_BYTES:
        raise cannot_convert("too-large", document)


def convert(document: Path, folder: Path) -> ConvertedDocument:
    """Convert a document that was checked, and put its pictures into the empty folder `folder`.

    CannotConvert when it is damaged or too large, takes too long, or has nothing that a page could show.
    """
    with start("kiosk.importing.word.worker", str(document), str(folder), talk=True) as process:
        try:
            process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise cannot_convert("slow", document) from None
        finally:
            process.kill()
    if process.returncode == -getattr(signal, "SIGPROF", 0):
        raise cannot_convert("slow", document)
    result = folder / RESULT
    try:
        if result.stat().st_size > MOST_RESULT:
            raise cannot_convert("too-large", document)
        row = json.loads(result.read_bytes())
    except (OSError, ValueError):
        raise cannot_convert("damaged", document) from None
    if "refused" in row:
        raise cannot_convert(row["refused"], document)
    converted = ConvertedDocument(**row)
    if not converted.markdown.strip():
        raise cannot_convert("empty", document)
    return converted
