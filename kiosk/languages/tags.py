"""Language tags (BCP 47, the part that names languages): "kk", "zh-Hans", "pt-BR"."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:[-_](?P<script>[a-z]{4}))?"
    r"(?:[-_](?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:[-_](?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)",
    re.IGNORECASE | re.ASCII,
)

# What people type instead. Countries that they take for a language; no language has these codes.
_COUNTRIES = {
    "by": "be", "cn": "zh", "cz": "cs", "dk": "da", "gb": "en", "gr": "el", "jp": "ja", "kz": "kk",
    "tj": "tg", "ua": "uk", "us": "en", "vn": "vi",
}  # fmt: skip
# Longer codes, which BCP 47 has no use for where there is a short one, and names.
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
# Slip -> the tag that was meant.
SLIPS = _COUNTRIES | {slip: tag for tag, slips in _CODES_AND_NAMES.items() for slip in slips.split()}


def canonical_tag(text: str) -> str | None:
    """Return the tag in its usual letters ("ZH_hans" -> "zh-Hans"), or None if it is none.

    What is surely a slip for another tag ("kz", "rus", "english") is None too: see `likely_tag`.
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
    """Return the tag that someone who typed `text` probably meant, or ""."""
    first = re.split(r"[-_\s]", text.strip().lower(), maxsplit=1)[0]
    return SLIPS.get(first, "")


def is_country(code: str) -> bool:
    """Tell whether a code, in small letters, is that of a country and of no language: "kz", not "ru"."""
    return code in _COUNTRIES


def language_of(tag: str) -> str:
    """Return the language without script and region: "zh-Hans" -> "zh"."""
    return tag.partition("-")[0]


def script_of(tag: str) -> str:
    """Return the script a tag names ("zh-Hans" -> "Hans"), or ""."""
    return next((part for part in tag.split("-")[1:2] if len(part) == 4 and part.isalpha()), "")


def region_of(tag: str) -> str:
    """Return the region a tag names ("pt-BR" -> "BR", "es-419" -> "419"), or ""."""
    for part in tag.split("-")[1:3]:
        if (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit()):
            return part
    return ""
