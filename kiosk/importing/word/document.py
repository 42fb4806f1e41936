"""A Word document as a page folder: converted in a process of its own, named as staff would name it."""

from __future__ import annotations

import json
import re
import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.content.folder.site import Site, scan_site
from kiosk.content.names.text_files import text_language
from kiosk.importing.folders import find_place
from kiosk.importing.source import CannotImport, cannot_read_source, line_for
from kiosk.importing.word.refused import REFUSED
from kiosk.importing.word.worker import RESULT
from kiosk.languages.detect import likely_language
from kiosk.message import Message
from kiosk.problems.problem import Problem
from kiosk.system.child_process import start

MOST_BYTES = 200 * 1024**2
PATIENCE = 120.0  # seconds by the clock, while a share answers
MOST_RESULT = 64 * 1024**2  # bytes
_OLD = b"\xd0\xcf\x11\xe0"
_TOKEN = re.compile("\ue000(\\d+)\ue001")

# What Word has and a page does not: the problem's code without "word-"; in this order it is told.
_LOST = (
    "notes",
    "boxes",
    "struck",
    "hidden",
    "small",
    "colours",
    "breaks",
    "changes",
    "comments",
    "header",
    "merged",
    "nested",
    "links",
    "objects",
    "chunks",
    "charts",
    "equations",
    "drawings",
    "linked",
    "picture-format",
    "picture-large",
    "picture-many",
)


def page_from_word(
    document: Path, content: Path, place: str, language: str, work: Path
) -> tuple[Path, tuple[Problem, ...]]:
    """Return a folder in `work` with the document as a page, and what it could not keep.

    `place` is the page's folder, `language` a tag or "" for that of the words. CannotImport when the
    document is not read.
    """
    if not place:
        values = {"document": str(document), "command": line_for(document, content)}
        raise CannotImport(Message(REFUSED["place"], values))
    if language and not text_language(f"{language}.md"):
        raise CannotImport(Message(REFUSED["language"], {"language": language}))
    _look(document)
    made = work / "made"
    made.mkdir()
    row = _convert(document, made)
    markdown: str = row["markdown"]
    if not markdown.strip():
        raise _refused("empty", document)
    site = scan_site(content)
    there = find_place(site, place)
    tag = _tag(language, document, markdown)
    folder = work / there.rpartition("/")[2]
    folder.mkdir()
    names = _names(row["pictures"], made, content, site, there)
    for number, name in names.items():
        (made / row["pictures"][number]).replace(folder / name)
    text = _TOKEN.sub(lambda match: names[match[1]].replace(" ", "%20"), markdown)
    (folder / f"{tag}.md").write_text(text, "utf-8", newline="\n")
    return folder, tuple(_remarks(row, document.name, tag, chosen=not language))


def _look(document: Path) -> None:
    """Refuse what is no .docx by its name or its first bytes, with what to do."""
    try:
        status = document.stat()
        with document.open("rb") as file:
            start_ = file.read(4)
    except OSError as error:
        raise CannotImport(cannot_read_source(error, document)) from None
    if not stat.S_ISREG(status.st_mode):
        raise _refused("damaged", document)
    ending = document.suffix.lower()
    if ending in (".docm", ".dotm"):
        raise _refused("macros", document)
    if start_ == _OLD or ending in (".doc", ".dot"):
        raise _refused("old", document)
    if ending not in (".docx", ".dotx"):
        raise _refused("format", document)
    if status.st_size > MOST_BYTES:
        raise _refused("too-large", document)


def _convert(document: Path, folder: Path) -> dict[str, Any]:
    with start("kiosk.importing.word.worker", str(document), str(folder), talk=True) as process:
        try:
            process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise _refused("slow", document) from None
        finally:
            process.kill()
    if process.returncode == -getattr(signal, "SIGPROF", 0):
        raise _refused("slow", document)
    result = folder / RESULT
    try:
        if result.stat().st_size > MOST_RESULT:
            raise _refused("too-large", document)
        row: dict[str, Any] = json.loads(result.read_bytes())
    except (OSError, ValueError):
        raise _refused("damaged", document) from None
    if "refused" in row:
        raise _refused(row["refused"], document)
    return row


def _refused(code: str, document: Path) -> CannotImport:
    return CannotImport(Message(REFUSED[code], {"document": str(document)}))


def _tag(language: str, document: Path, markdown: str) -> str:
    """Return the language: as said, else by the document's name (letter.ru.docx), else by its letters."""
    found = text_language(f"{language}.md") or text_language(f"{document.stem.rpartition('.')[2]}.md")
    if found and (language or found[0] in ("kk", "ru", "en")):
        return found[0]
    return likely_language(markdown)


def _names(pictures: dict[str, str], made: Path, content: Path, site: Site, place: str) -> dict[str, str]:
    """Return a file name for each picture: that of the same picture on the page, else a new one.

    No name of another picture is taken: a text in another language may show it.
    """
    page = next((page for page in site.pages.values() if page.folder == place), None)
    there: dict[bytes, str] = {}
    taken: set[str] = set()
    for path in page.media if page else ():
        name = path.rpartition("/")[2]
        taken.add(name.casefold())
        try:
            there[(content / path).read_bytes()] = name
        except OSError:
            continue
    stem = (
        re.sub(r"[^\w-]+", "-", re.sub(r"^\d+[\s._-]+", "", place.rpartition("/")[2])).strip("-") or "picture"
    )
    names: dict[str, str] = {}
    count = 0
    for number, file in sorted(pictures.items(), key=lambda item: int(item[0])):
        same = there.get((made / file).read_bytes())
        if same is None:
            count += 1
            while any(name.startswith(f"{stem.casefold()}-{count}.") for name in taken):
                count += 1
        names[number] = same or f"{stem}-{count}.{file.rpartition('.')[2]}"
    return names


def _remarks(row: dict[str, Any], document: str, tag: str, *, chosen: bool) -> Iterator[Problem]:
    """Yield what to tell of the conversion; `chosen` means that nobody said which language the text is in."""
    if chosen:
        yield Problem("word-language", document, 0, {"tag": tag})
    if not row["title"]:
        yield Problem("word-title", document)
    for code in _LOST:
        if code == "equations" and row["equations"]:
            yield Problem("word-equations", document, 0, {"text": "; ".join(row["equations"])[:200]})
        elif count := row["lost"].get(code, 0):
            yield Problem(f"word-{code}", document, 0, {"count": str(count)})
    for words in row["words"]:
        yield Problem("word-words", document, 0, {"text": words})
