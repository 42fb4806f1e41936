"""The words that no dictionary knows, not even with the endings of Kazakh or of a model."""

from __future__ import annotations

import lzma
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.spelling.kazakh import stems

HERE = Path(__file__).parent
UNPACKED = HERE.parents[1] / "build" / "dictionaries"
DICTIONARIES = {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}


def dictionary(language: str) -> Path:
    """Return the path of the dictionary of a language, unpacked, without an ending, as hunspell takes it.

    Those of the system are not used: they differ from one release to the next.
    """
    UNPACKED.mkdir(parents=True, exist_ok=True)
    for packed in (HERE / "dictionaries").glob(f"{DICTIONARIES[language]}.*.xz"):
        file = UNPACKED / packed.stem
        if not file.exists() or file.stat().st_mtime < packed.stat().st_mtime:
            begun = file.with_suffix(f"{file.suffix}.{os.getpid()}")
            begun.write_bytes(lzma.decompress(packed.read_bytes()))
            begun.replace(file)
    return UNPACKED / DICTIONARIES[language]


def unknown(candidates: Iterable[str], language: str) -> set[str]:
    """Return the words that the dictionary of a language lacks."""
    lines = "\n".join(sorted(set(candidates)))
    command = ["hunspell", "-i", "utf-8", "-d", str(dictionary(language)), "-l"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
    return {line.replace("’", "'") for line in done.stdout.split("\n") if line}


def listed(language: str) -> dict[str, list[str]]:
    """Return each word of a language's list with its models; [] for a word that is only right as it is."""
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
    """Yield words of which one must be known for `word` to be right: its models with its ending."""
    for size in range(len(word), 2, -1):
        for model in names.get(word[:size], ()):
            yield model + word[size:]


def misspelt(candidates: Iterable[str], language: str) -> set[str]:
    """Return the words that are neither known, nor listed, nor a correct form of such a word.

    Raises FileNotFoundError without hunspell.
    """
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
