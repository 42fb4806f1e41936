"""Decides which files of a page's folder are its texts, and what is wrong with the other files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kiosk.content.names.media import DOCUMENTS, MEDIA, ending, kind_of
from kiosk.content.names.text_files import text_country, text_language

Found = tuple[str, str, Mapping[str, str]]  # the code of a problem, the file's path, the problem's values


def texts_of_page(folder: str, file_names: Sequence[str]) -> tuple[dict[str, str], list[Found]]:
    """Return the path of the text in each language of a page, and what is wrong with the names of its files.

    `folder` is the page's folder, `file_names` are the names of the files in it.
    """
    found: list[Found] = []
    candidates: dict[str, list[tuple[int, str]]] = {}
    for name in file_names:
        language = text_language(name)
        if language is not None:
            candidates.setdefault(language[0], []).append((language[1], name))
        elif ending(name) not in MEDIA:
            found.append((problem_of(name), f"{folder}/{name}", {"name": name}))
    texts = {}
    for tag, ranked in candidates.items():
        (rank, _, first), *others = sorted((rank, name != f"{tag}.md", name) for rank, name in ranked)
        if country := text_country(first):
            where, right = f"{folder}/{first}", f"{tag}.md"
            values = {"name": first, "right": right, "country": country, "language": tag}
            found.append(("text-country", where, values))
        elif rank:
            found.append(("text-ending", f"{folder}/{first}", {"name": first, "right": f"{tag}.md"}))
        for *_, name in others:
            found.append(("language-twice", f"{folder}/{name}", {"name": name, "other": first}))
        texts[tag] = f"{folder}/{first}"
    return texts, found


def is_page_text(name: str) -> bool:
    """True for a text at the top of the content folder that is meant as a page: "kk.md", not "README.md"."""
    is_language = text_language(name) is not None and ending(name) == "md"
    return is_language or re.match(r"\d+[-–_. ]", name) is not None


def problem_of(name: str) -> str:
    """Return the code of the problem with a file that a page cannot use."""
    if ending(name) in DOCUMENTS:
        return "word-file"
    if kind := kind_of(name):
        return kind
    if ending(name) in {"md", "markdown", "txt"}:
        return "text-without-language"
    return "file-unused"
