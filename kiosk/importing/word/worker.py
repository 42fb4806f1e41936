"""The process that opens a Word document: it may hang or crash it, and costs only the import."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.importing.word.parts import Found, Refused, look_into

SECONDS = 30  # of computing
MEMORY = 1536 * 1024**2  # bytes of address space
RESULT = "result.json"


def main() -> None:
    """Convert the document argv[1]; put the result and the pictures into the folder argv[2]."""
    _limit()
    document, folder = Path(sys.argv[1]), Path(sys.argv[2])
    (folder / RESULT).write_text(json.dumps(read_word(document, folder)), "utf-8")
    os._exit(0)


def read_word(document: Path, folder: Path) -> dict[str, Any]:
    """Return {"refused": code} or {"markdown", "pictures", "title", "lost", "words", "equations"}."""
    try:
        with zipfile.ZipFile(document) as package:
            found = look_into(package)
        return _convert(document, folder, found)
    except Refused as error:
        return {"refused": error.code}
    except (OSError, zipfile.BadZipFile) as error:
        return {"refused": "disk" if getattr(error, "errno", None) else "damaged"}
    except (MemoryError, RecursionError):
        return {"refused": "too-large"}
    except Exception:  # whatever the libraries stumble over
        return {"refused": "damaged"}


def _convert(document: Path, folder: Path, found: Found) -> dict[str, Any]:
    from kiosk.importing.word.html import word_to_html
    from kiosk.importing.word.markdown import plain, to_markdown

    html, pictures = word_to_html(_rewritten(document, folder, found.parts), folder)
    made = to_markdown(html)
    return {
        "markdown": made.text,
        "pictures": {str(number): name for number, name in pictures.files.items()},
        "title": made.has_title,
        "lost": found.counts + made.lost + Counter({f"picture-{why}": n for why, n in pictures.lost.items()}),
        "words": _missing(found.paragraphs, plain(html)),
        "equations": [words for words in found.equations if words][:5],
    }


def _rewritten(document: Path, folder: Path, parts: Mapping[str, bytes]) -> Path:
    """Return the document with these parts in the places of its own."""
    if not parts:
        return document
    copy = folder / "rewritten.docx"
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(copy, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, parts.get(part.filename) or old.read(part))
    return copy


def _missing(paragraphs: list[str], words: str) -> list[str]:
    """Return the first paragraphs whose words are not in the page."""
    there = _letters(words)
    return [" ".join(text.split())[:80] for text in paragraphs if _letters(text) not in there][:5]


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _limit() -> None:
    if sys.platform != "win32":
        import resource

        os.nice(5)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        for name, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
            resource.setrlimit(name, (most, most))


if __name__ == "__main__":
    main()
