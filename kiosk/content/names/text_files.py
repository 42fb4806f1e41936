"""Names of text files: one file per language, such as "kk.md"."""

from __future__ import annotations

import re

from kiosk.content.names.remembered import remembered
from kiosk.languages.tags import is_country, likely_tag

# The most usual first: where one folder has two texts in a language, the more usual name counts.
_TEXT_ENDINGS = (".md", ".markdown", ".md.txt", ".txt")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?")


@remembered
def text_language(name: str) -> tuple[str, int] | None:
    """Return the language tag in a text file's name and how unusual the name is, 0 for the usual form.

    "kk.md" is ("kk", 0), "KK.md.txt" as Notepad saves it is ("kk", 2), and "kz.md", with a country's code, is
    ("kk", 4). None for the names of other files.
    """
    lower = name.lower()
    for rank, end in enumerate(_TEXT_ENDINGS):
        if lower.endswith(end) and (match := _TAG.fullmatch(name[: -len(end)].strip())):
            tag = likely_tag(match[1]) or match[1].lower()
            if tag != match[1].lower():
                rank += len(_TEXT_ENDINGS)
            parts = (tag, (match[2] or "").title(), (match[3] or "").upper())
            return "-".join(part for part in parts if part), rank
    return None


def text_country(name: str) -> str:
    """Return the country code that a text file's name has in place of a language, "" for other names."""
    code = re.split(r"[._\s-]", name.strip().lower(), maxsplit=1)[0]
    return code if is_country(code) else ""
