"""Spelling of the shipped content and of the interface, by hunspell and the dictionaries beside this file.

Usage: python scripts/spelling CONTENT. Prints `file: word` for each word that neither the dictionary of its
language nor the list beside this file knows; exit code 1 then, 2 without hunspell.

A line of kk.txt, ru.txt or en.txt is a word, or a word and a model (`Бурабай сарай`): it takes the endings of
its model, so that a name is inflected rightly too. `#` begins a comment.
"""

from __future__ import annotations

import lzma
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from kiosk.content.folder.site import scan_site
from kiosk.content.page.blocks import texts_of
from kiosk.content.page.markdown import read_document

sys.path.insert(0, str(Path(__file__).parent))
from kazakh import stems

HERE = Path(__file__).parent
DICTIONARIES = {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
# Not the ending that Kazakh joins to a number, a quotation or an abbreviation: 2026-ға, «Артек»-те.
WORD = re.compile(r"(?<![\w’'])(?<![\d»A-ZА-ЯӘҒҚҢӨҰҮҺІ][-‑])[^\W\d_]+(?:[’'][^\W\d_]+)*")
ROMAN = re.compile("[IVXLC]+")


def words(text: str) -> Iterator[str]:
    for word in WORD.findall(text.replace("\u00ad", "")):
        if len(word) > 1 and not ROMAN.fullmatch(word):
            yield word.replace("’", "'").removesuffix("'s")


def language_of(word: str, language: str) -> str:
    """Return whose word it is: names keep their letters in the text of another language."""
    if not re.search("[а-яё]", word, re.IGNORECASE) and not KAZAKH.search(word):
        return "en"
    return "kk" if language == "en" or KAZAKH.search(word) else language


def collect(content: Path) -> dict[str, dict[str, set[str]]]:
    """Return for each language its words and the files they stand in."""
    found: dict[str, dict[str, set[str]]] = {language: {} for language in DICTIONARIES}

    def add(text: str, language: str, file: str) -> None:
        for word in words(text):
            found[language_of(word, language)].setdefault(word, set()).add(file)

    for page in scan_site(content).pages.values():
        for language, file in page.files.items():
            if language in DICTIONARIES:
                document = read_document((content / file).read_bytes(), file)
                for text in (document.title, document.header.get("summary", ""), *texts_of(document.blocks)):
                    add(text, language, file)
    for language in DICTIONARIES:
        catalogue = HERE.parents[1] / f"translations/{language}/LC_MESSAGES/kiosk.po"
        with catalogue.open("rb") as opened:
            for message in read_po(opened):
                said = message.string if message.id else ""
                for text in (said,) if isinstance(said, str) else said or ():
                    plain = re.sub(r"\{\w*\}|%\w|\S+\.\w+|\S*[@/`]\S*|\*\*", " ", text or "")
                    add(plain, language, str(catalogue.relative_to(HERE.parents[1])))
    return found


def dictionary(language: str) -> Path:
    """Return where the dictionary of a language lies unpacked, as hunspell wants it named: without ending.

    The system's own are not asked: what they know differs from one release of it to the next.
    """
    unpacked = HERE.parents[1] / "build/dictionaries"
    unpacked.mkdir(parents=True, exist_ok=True)
    for packed in (HERE / "dictionaries").glob(f"{DICTIONARIES[language]}.*.xz"):
        file = unpacked / packed.stem
        if not file.exists() or file.stat().st_mtime < packed.stat().st_mtime:
            begun = file.with_suffix(f"{file.suffix}.{os.getpid()}")
            begun.write_bytes(lzma.decompress(packed.read_bytes()))
            begun.replace(file)
    return unpacked / DICTIONARIES[language]


def unknown(candidates: Iterable[str], language: str) -> set[str]:
    """Return the words that the dictionary of a language lacks."""
    lines = "\n".join(sorted(set(candidates)))
    command = ["hunspell", "-i", "utf-8", "-d", str(dictionary(language)), "-l"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
    return {line.replace("’", "'") for line in done.stdout.split("\n") if line}


def listed(language: str) -> dict[str, list[str]]:
    """Return the words of a list with their models, none for a word that stands for itself."""
    found: dict[str, list[str]] = {}
    for line in (HERE / f"{language}.txt").read_text("utf-8").split("\n"):
        name, *models = line.partition("#")[0].split() or [""]
        if name:
            found.setdefault(name, []).extend(models)
        for model in models:
            if name[-1] == model[-1] and name[-1] in "йь":  # Бурабай, Бурабая as Китай, Китая
                found.setdefault(name[:-1], []).append(model[:-1])
    return found


def like_models(word: str, names: dict[str, list[str]]) -> Iterator[str]:
    """Yield the words of which one must be known for `word` to be right: models with its ending."""
    for size in range(len(word), 2, -1):
        for model in names.get(word[:size], ()):
            yield model + word[size:]


def misspelt(candidates: Iterable[str], language: str) -> set[str]:
    """Return the words that are neither known, nor listed, nor a right form of such a word."""
    names = listed(language)
    # The Kazakh dictionary does not know its own words with a capital letter.
    small = unknown({word.lower() for word in unknown(candidates, language)}, language)
    left = {word for word in candidates if word.lower() in small and not {word, word.lower()} & names.keys()}
    left &= unknown(left, language)
    models = {word: {*like_models(word, names), *like_models(word.lower(), names)} for word in left}
    if language == "kk":
        known = {name.lower() for name in names}
        for word in left:
            found = set(stems(word.lower()))
            models[word] |= found - known
            if found & known:
                models[word].add("")
    wrong = unknown({model for found in models.values() for model in found}, language)
    return {word for word, found in models.items() if not found - wrong}


def main(content: Path) -> int:
    collected = collect(content)
    try:
        wrong = {language: misspelt(found, language) for language, found in collected.items()}
    except FileNotFoundError:
        print("hunspell is missing: scripts/setup dev installs it.", file=sys.stderr)
        return 2
    for language, found in wrong.items():
        for word in sorted(found):
            print(f"{sorted(collected[language][word])[0]}: {word} ({language})")
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
