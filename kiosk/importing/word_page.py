"""Makes a page folder of a Word document, named as staff would name it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.content.folder.site import Site
from kiosk.content.names.text_files import text_language
from kiosk.importing.documents import line_to_import
from kiosk.importing.errors import CannotImport, cannot_read_source
from kiosk.importing.folders import find_place
from kiosk.importing.target import target_of
from kiosk.importing.word.convert import check_document, convert
from kiosk.importing.word.errors import MESSAGES
from kiosk.importing.word.result import ConvertedDocument, with_picture_names
from kiosk.languages.detect import likely_language
from kiosk.message import Message
from kiosk.problems.problem import Problem

# What Word has and a page does not, in the order of the report: codes of problems without "word-".
LOSSES = (
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
    """Return a folder in `work` with the document as a page, and problems with what it could not keep.

    `place` is the page's folder in the content folder; `language` is a tag, or "" to find the language by the
    words. CannotImport or CannotConvert when the document cannot be read.
    """
    if not place:
        values = {"document": str(document), "command": line_to_import(document, content)}
        raise CannotImport(Message(MESSAGES["place"], values))
    if language and not text_language(f"{language}.md"):
        raise CannotImport(Message(MESSAGES["language"], {"language": language}))
    try:
        check_document(document)
    except OSError as error:
        raise CannotImport(cannot_read_source(error, document)) from None
    made = work / "made"
    made.mkdir()
    done = convert(document, made)
    goal = target_of(content)
    target = find_place(goal.site, goal.place(place))
    tag = _tag(language, document, done.markdown)
    folder = work / target.rpartition("/")[2]
    folder.mkdir()
    names = _picture_names(done.pictures, made, goal.folder, goal.site, target)
    for number, name in names.items():
        (made / done.pictures[number]).replace(folder / name)
    text = with_picture_names(done.markdown, names)
    (folder / f"{tag}.md").write_text(text, "utf-8", newline="\n")
    return folder, tuple(_problems(done, document.name, tag, guessed=not language))


def _tag(language: str, document: Path, markdown: str) -> str:
    """Return the text's language: as given, else as in the name (letter.ru.docx), else by its letters."""
    found = text_language(f"{language}.md") or text_language(f"{document.stem.rpartition('.')[2]}.md")
    if found and (language or found[0] in ("kk", "ru", "en")):
        return found[0]
    return likely_language(markdown)


def _picture_names(
    pictures: Mapping[str, str], made: Path, content: Path, site: Site, place: str
) -> dict[str, str]:
    """Return a file name for each picture, by its number.

    A picture that the page in the folder `place` has already keeps its name. A new one gets a name that is
    free: a text in another language may show the picture of that name.
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


def _problems(done: ConvertedDocument, document: str, tag: str, *, guessed: bool) -> Iterator[Problem]:
    """Yield problems with the conversion; `guessed` says that nobody named the language of the text."""
    if guessed:
        yield Problem("word-language", document, 0, {"tag": tag})
    if not done.has_title:
        yield Problem("word-title", document)
    for code in LOSSES:
        if code == "equations" and done.equations:
            yield Problem("word-equations", document, 0, {"text": "; ".join(done.equations)[:200]})
        elif count := done.lost.get(code, 0):
            yield Problem(f"word-{code}", document, 0, {"count": str(count)})
    for words in done.missing:
        yield Problem("word-words", document, 0, {"text": words})
