"""The process that opens a Word document. If it hangs or crashes, only the import fails."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.importing.word.errors import Unreadable
from kiosk.importing.word.inventory import Inventory
from kiosk.importing.word.package import look_into
from kiosk.importing.word.result import RESULT, ConvertedDocument
from kiosk.system.memory import limit_memory

SECONDS = 30  # of CPU time
MEMORY = 1536 * 1024**2  # bytes of address space
MOST_QUOTED = 5  # paragraphs, and equations, of one document that are reported


def main() -> None:
    """Convert the document argv[1], and put the result and the pictures into the folder argv[2]."""
    _limit()
    document, folder = Path(sys.argv[1]), Path(sys.argv[2])
    row: dict[str, Any]
    try:
        row = asdict(read_word(document, folder))
    except Unreadable as error:
        row = {"refused": error.code}
    (folder / RESULT).write_text(json.dumps(row), "utf-8")
    os._exit(0)


def read_word(document: Path, folder: Path) -> ConvertedDocument:
    """Return a document, with its pictures in `folder`. Unreadable when it cannot be converted."""
    try:
        with zipfile.ZipFile(document) as package:
            inventory = look_into(package)
        return _convert(document, folder, inventory)
    except Unreadable:
        raise
    except (OSError, zipfile.BadZipFile) as error:
        raise Unreadable("disk" if getattr(error, "errno", None) else "damaged") from None
    except (MemoryError, RecursionError):
        raise Unreadable("too-large") from None
    except Exception:  # the libraries fail in many ways
        raise Unreadable("damaged") from None


def _convert(document: Path, folder: Path, inventory: Inventory) -> ConvertedDocument:
    """Return a document as Markdown; `inventory` is what was found in it."""
    from kiosk.importing.word.html import word_to_html
    from kiosk.importing.word.html_tree import words_of_html
    from kiosk.importing.word.markdown import to_markdown

    html, pictures = word_to_html(_rewritten(document, folder, inventory.parts), folder)
    made = to_markdown(html)
    not_kept = Counter({f"picture-{why}": count for why, count in pictures.lost.items()})
    return ConvertedDocument(
        made.text,
        {str(number): name for number, name in pictures.files.items()},
        made.has_title,
        dict(inventory.counts + made.lost + not_kept),
        _missing(inventory.paragraphs, words_of_html(html)),
        [words for words in inventory.equations if words][:MOST_QUOTED],
    )


def _rewritten(document: Path, folder: Path, parts: Mapping[str, bytes]) -> Path:
    """Return the document, or a copy in `folder` in which these parts replace its own."""
    if not parts:
        return document
    copy = folder / "rewritten.docx"
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(copy, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, parts.get(part.filename) or old.read(part))
    return copy


def _missing(paragraphs: list[str], words: str) -> list[str]:
    """Return the first paragraphs whose words are not on the page."""
    there = _letters(words)
    return [" ".join(text.split())[:80] for text in paragraphs if _letters(text) not in there][:MOST_QUOTED]


def _letters(text: str) -> str:
    """Return a text without anything but letters and digits."""
    return re.sub(r"\W+", "", text)


def _limit() -> None:
    """Limit this process's CPU time and memory."""
    if sys.platform != "win32":
        os.nice(5)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
    limit_memory(MEMORY)


if __name__ == "__main__":
    main()
