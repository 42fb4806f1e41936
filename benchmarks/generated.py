"""Generated content of any size: texts with blocks of every kind in three languages, always the same."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

LANGUAGES = ("kk", "ru", "en")
SECTIONS = 12
WORDS = {
    "kk": "дала көл тау орман бала ән күй өлке жұлдыз қала тарих мәдениет өзен жол аспан домбыра",
    "ru": "степь озеро гора лес ребёнок песня музыка край звезда город история река дорога небо домбра",
    "en": "steppe lake mountain forest child song music land star city history culture river road sky dombra",
}
SETTINGS = """languages = ["kk", "ru", "en"]
[name]
kk = "Үлкен орталық"
ru = "Большой центр"
en = "A large center"
"""


def write_content(folder: Path, pages: int, covers: Sequence[Path] = ()) -> None:
    """Write a content folder with `pages` pages in twelve sections; `covers` are the sections' pictures."""
    folder.mkdir(parents=True)
    (folder / "kiosk.toml").write_text(SETTINGS, "utf-8")
    for number in range(pages):
        section = number % SECTIONS
        place = folder / f"{section + 1:02d}-section-{section + 1}"
        cover = covers[section] if section < len(covers) else None
        if number >= SECTIONS:
            place /= f"{number // SECTIONS:03d}-page-{number}"
            cover = None
        place.mkdir()
        if cover is not None:
            shutil.copyfile(cover, place / cover.name)
        for language in LANGUAGES:
            picture = f"![{language}]({cover.name})\n\n" if cover is not None else ""
            (place / f"{language}.md").write_text(page_text(language, number, picture), "utf-8")


def page_text(language: str, number: int, picture: str = "") -> str:
    """Return the Markdown of a page of about 250 words, always the same for the same `number`.

    `picture` is Markdown to stand below the title.
    """
    chance = random.Random(number)
    title = f"# {_words(chance, language, 3)} {number}\n\n"
    return title + picture + "\n".join(block(chance, language, kind) for kind in (0, 1, 0, 2, 1, 0, 4, 0, 5))


def write_long_page(folder: Path, blocks: int) -> None:
    """Write a content folder with one page of `blocks` blocks, of every kind except pictures."""
    place = folder / "01-long"
    place.mkdir(parents=True)
    (folder / "kiosk.toml").write_text(SETTINGS, "utf-8")
    for language in LANGUAGES:
        chance = random.Random(1)
        text = "\n".join(block(chance, language, at % 7) for at in range(blocks))
        (place / f"{language}.md").write_text(f"# {_words(chance, language, 3)}\n\n{text}", "utf-8")


def block(chance: random.Random, language: str, kind: int) -> str:
    """Return a block in Markdown: paragraph, heading, list, quote, table, figures, timeline for 0 to 6."""

    def words(least: int, most: int) -> str:
        """Return a random number of random words."""
        return _words(chance, language, chance.randint(least, most))

    match kind:
        case 1:
            return f"## {words(2, 5)}\n"
        case 2:
            return "".join(f"- {words(4, 12)}\n" for _ in range(4))
        case 3:
            return f"> {words(10, 25)}\n"
        case 4:
            rows = "".join(f"| {words(1, 3)} | {chance.randint(1, 999)} |\n" for _ in range(4))
            return f"| {words(1, 1)} | {words(1, 1)} |\n|---|---|\n{rows}"
        case 5:
            return "".join(f"{chance.randint(1, 999)}\n: {words(2, 5)}\n\n" for _ in range(3))
        case 6:
            return "".join(f"- **{1900 + chance.randint(0, 99)}** {words(4, 10)}\n" for _ in range(3))
        case _:
            return f"{words(20, 60)} **{words(1, 2)}** {words(10, 20)}.\n"


def _words(chance: random.Random, language: str, count: int) -> str:
    """Return `count` random words, the first with a capital letter."""
    text = " ".join(chance.choice(WORDS[language].split()) for _ in range(count))
    return text[0].upper() + text[1:]
