"""Language tags of BCP 47, as far as they name languages: "kk", "zh-Hans", "pt-BR"."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:[-_](?P<script>[a-z]{4}))?"
    r"(?:[-_](?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:[-_](?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)",
    re.IGNORECASE | re.ASCII,
)

# Codes of countries that people type in place of a language; no language has these codes.
_COUNTRIES = {
    "by": "be", "cn": "zh", "cz": "cs", "dk": "da", "gb": "en", "gr": "el", "jp": "ja", "kz": "kk",
    "tj": "tg", "ua": "uk", "us": "en", "vn": "vi",
}  # fmt: skip
# Names of languages, and three-letter codes, which BCP 47 does not use where there is a code of two letters.
_CODES_AND_NAMES = {
    "kk": "kaz qaz kazakh kazak қазақ қазақша казахский",
    "ru": "rus russian русский орысша",
    "en": "eng english ағылшын ағылшынша английский",
    "ky": "kir kyrgyz",
    "uz": "uzb uzbek",
    "tt": "tat tatar",
    "uk": "ukr ukrainian",
    "be": "bel",
    "zh": "zho chi chinese",
    "ja": "jpn japanese",
    "ko": "kor korean",
    "ar": "ara arabic",
    "fa": "fas per persian",
    "tr": "tur turkish",
    "mn": "mon mongolian",
    "de": "deu ger german",
    "fr": "fra fre french",
    "es": "spa spanish",
    "it": "ita italian",
}
# What people type by mistake, and the tag that they mean.
SLIPS = _COUNTRIES | {slip: tag for tag, slips in _CODES_AND_NAMES.items() for slip in slips.split()}


def canonical_tag(text: str) -> str | None:
    """Return a tag in its usual spelling ("ZH_hans" becomes "zh-Hans"), None for text that is no tag.

    A mistake for another tag ("kz", "rus", "english") gives None, too: see `likely_tag`.
    """
    match = _TAG.fullmatch(text.strip())
    if match is None or match["language"].lower() in SLIPS:
        return None
    tag = match["language"].lower()
    if match["script"]:
        tag += "-" + match["script"].title()
    if match["region"]:
        tag += "-" + match["region"].upper()
    return tag + match["variants"].lower().replace("_", "-")


def likely_tag(text: str) -> str:
    """Return the tag that somebody who typed `text` by mistake probably meant, "" for other text."""
    first = re.split(r"[-_\s]", text.strip().lower(), maxsplit=1)[0]
    return SLIPS.get(first, "")


def is_country(code: str) -> bool:
    """True for the code, in small letters, of a country but of no language: "kz", not "ru"."""
    return code in _COUNTRIES


def language_of(tag: str) -> str:
    """Return the language in a tag: "zh" for "zh-Hans"."""
    return tag.partition("-")[0]


def script_of(tag: str) -> str:
    """Return the script in a tag ("Hans" for "zh-Hans"), "" without one."""
    return next((part for part in tag.split("-")[1:2] if len(part) == 4 and part.isalpha()), "")


def region_of(tag: str) -> str:
    """Return the region in a tag ("BR" for "pt-BR", "419" for "es-419"), "" without one."""
    for part in tag.split("-")[1:3]:
        if (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit()):
            return part
    return ""
