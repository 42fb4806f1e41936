"""Translations of the interface's texts, from gettext catalogues.

The texts in the code are English; translations/LANGUAGE/LC_MESSAGES/kiosk.mo has those in other languages.
"""

from __future__ import annotations

import contextlib
import functools
import gettext
import struct
from collections.abc import Callable
from pathlib import Path

from kiosk.languages.mo_file import MoFile
from kiosk.languages.tags import language_of
from kiosk.paths import PACKAGE, PROJECT

DOMAIN = "kiosk"
SOURCE_LANGUAGE = "en"  # of the texts in the code
LANGUAGES = ("kk", "ru", "en")  # the languages of the interface
_PLACES = (PACKAGE / "translations", PROJECT / "translations")  # installed; checkout


def translations_folder() -> Path:
    """Return the folder of the catalogues, inside the installed package or beside it."""
    return next((place for place in _PLACES if place.is_dir()), _PLACES[-1])


def translate(language: str, text: str) -> str:
    """Return an interface text in a language, in English where that language has no catalogue."""
    if language == SOURCE_LANGUAGE or not text:
        return text  # without its catalogue, for which the first screen would wait
    return _translated(language, text)


def translator(language: str) -> Callable[[str], str]:
    """Return a function that translates interface texts into a language."""
    return functools.partial(translate, language)


def plural(language: str, one: str, many: str, n: int) -> str:
    """Return the form of a text for the number `n`; its placeholders are still to be filled in."""
    return _catalogue(language).ngettext(one, many, n)


@functools.lru_cache(maxsize=2048)
def _translated(language: str, text: str) -> str:
    """Return a text in a language, without reading its whole catalogue where that can be done."""
    file, found = _mo_file(language), None
    if file is not None:
        with contextlib.suppress(UnicodeError):  # damaged
            found = file.find(text)
    return _catalogue(language).gettext(text) if found is None else found


@functools.lru_cache(maxsize=32)
def _mo_file(language: str) -> MoFile | None:
    """Return the catalogue of exactly this language; None leaves to gettext what to take instead."""
    try:
        return MoFile((translations_folder() / language / "LC_MESSAGES" / f"{DOMAIN}.mo").read_bytes())
    except (OSError, ValueError):
        return None


@functools.lru_cache(maxsize=32)
def _catalogue(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language, of English, or an empty one: the first that can be read."""
    for name in dict.fromkeys((language, language_of(language), "en")):
        try:
            with (translations_folder() / name / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
                return gettext.GNUTranslations(file)
        except (OSError, ValueError, struct.error):
            continue  # a folder copied by hand may lack a file or have half of one
    return gettext.NullTranslations()
