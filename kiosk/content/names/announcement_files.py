"""Names of the files of an announcement, at the top of the content folder: "announcement.kk.md"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from kiosk.content.names.remembered import remembered
from kiosk.content.names.text_files import text_language
from kiosk.languages.tags import language_of

# What staff may call it; messages and commands use the first.
NAMES = (
    *("announcement", "хабарландыру", "объявление"),
    *("announcements", "хабарландырулар", "объявления"),
)
_TEXT = re.compile(r"(.+?)\.(?:md\.txt|md|markdown|txt)", re.IGNORECASE)
_PARTS = re.compile(r"(\w+?)(?:[\s._-]+([a-z]{2,3}(?:-[a-z0-9]{2,4})*))?")
_SURE = 0.85  # the likeness of a name that was probably meant


def announcement_name(language: str) -> str:
    """Return the usual name of the file in a language, "" for the one that holds for all languages."""
    return f"{NAMES[0]}.{language}.md" if language else f"{NAMES[0]}.md"


@remembered
def announcement_language(name: str) -> str | None:
    """Return the language tag in the name of an announcement's file: "" for all languages.

    None for the names of other files.
    """
    word, language = _parts(name)
    if word not in NAMES:
        return None
    if not language:
        return ""
    found = text_language(f"{language}.md")
    # "announcement.old.md" was put away; languages whose code has three letters are rare, and not meant.
    return found[0] if found and len(language_of(found[0])) == 2 else None


def announcement_files(names: Iterable[str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the file of the announcement in each language, and others, each with the one that counts.

    `names` are the names of files at the top of the content folder.
    """
    files: dict[str, str] = {}
    others = []
    for name in sorted(names, key=lambda each: (_rank(each), each)):
        language = announcement_language(name)
        if language is not None:
            first = files.setdefault(language, name)
            if first != name:
                others.append((name, first))
    return files, others


@remembered
def is_misspelt(name: str) -> bool:
    """True for a text whose name is nearly that of an announcement: "anouncement.md"."""
    word, _ = _parts(name)
    return bool(word) and word not in NAMES and bool(get_close_matches(word, NAMES, n=1, cutoff=_SURE))


def _parts(name: str) -> tuple[str, str]:
    """Return the word and the language in a text's name, both in small letters; "" for what it lacks."""
    text = _TEXT.fullmatch(unicodedata.normalize("NFC", name).strip())
    match = _PARTS.fullmatch(text[1].casefold().strip()) if text else None
    return (match[1], match[2] or "") if match else ("", "")


def _rank(name: str) -> int:
    """Return how unusual a name of an announcement is, 0 for the usual form."""
    language = announcement_language(name)
    return 0 if name == announcement_name(language or "") else 1
