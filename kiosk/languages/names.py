"""What each language calls itself, and the direction in which it is written.

Importing this module is cheap: Babel is loaded only for languages that the table lacks.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from kiosk.languages.tags import language_of, region_of, script_of

# As a button says it. Many of CLDR's names are in small letters, and those of Kazakh, Mongolian and others
# read "the Kazakh language" where a reader expects "in Kazakh".
_OWN = {
    "ar": "العربية",
    "az": "Azərbaycanca",
    "ba": "Башҡортса",
    "be": "Беларуская",
    "ce": "Нохчийн",
    "crh": "Qırımtatarca",
    "cs": "Čeština",
    "cv": "Чӑвашла",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "he": "עברית",
    "hi": "हिन्दी",
    "it": "Italiano",
    "ja": "日本語",
    "ka": "ქართული",
    "kaa": "Qaraqalpaqsha",
    "kk": "Қазақша",
    "kk-Arab": "قازاقشا",
    "kk-CN": "قازاقشا",
    "kk-Latn": "Qazaqşa",
    "ko": "한국어",
    "ku": "Kurdî",
    "ky": "Кыргызча",
    "mn": "Монгол",
    "mn-Mong": "ᠮᠣᠩᠭᠣᠯ",
    "nl": "Nederlands",
    "pl": "Polski",
    "pt": "Português",
    "ru": "Русский",
    "tg": "Тоҷикӣ",
    "tk": "Türkmençe",
    "tr": "Türkçe",
    "tt": "Татарча",
    "ug": "ئۇيغۇرچە",
    "uk": "Українська",
    "ur": "اردو",
    "uz": "O‘zbekcha",
    "uz-Arab": "اوزبیک",
    "uz-Cyrl": "Ўзбекча",
    "yi": "ייִדיש",
    "zh": "中文",
    "zh-CN": "简体中文",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "zh-HK": "繁體中文",
    "zh-TW": "繁體中文",
}


def _set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


_RIGHT_TO_LEFT_SCRIPTS = _set("Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Syre Syrj Syrn Thaa Yezi")
_RIGHT_TO_LEFT = _set(
    "ar arc arz azb bal bgn ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps rhg sd sdh skr syr ug ur yi"
)
# Languages whose script depends on where they are spoken.
_RIGHT_TO_LEFT_THERE = _set("az-IQ az-IR kk-CN kk-IR ku-IR ky-CN pa-PK tk-IR uz-AF")


@functools.lru_cache(maxsize=64)
def own_name(tag: str) -> str:
    """Return a language's name in its own language and letters, or the tag when the name is not known.

    A script or region in the tag is added in brackets: "Português (Brasil)".
    """
    if tag in _OWN:
        return _OWN[tag]
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag.replace("-", "_"))
        known = locale.languages.get(locale.language)
    except (UnknownLocaleError, ValueError):
        locale, known = None, None
    name = _OWN.get(language_of(tag)) or known
    if not name:
        return tag
    name = name[:1].title() + name[1:]
    if locale is None:
        return name
    more = [locale.scripts.get(script_of(tag)), locale.territories.get(region_of(tag))]
    return f"{name} ({', '.join(filter(None, more))})" if any(more) else name


def short_names(names: Sequence[str]) -> list[str]:
    """Return the first three letters of each name as capitals: "ҚАЗ", "РУС", "ENG".

    Names in scripts without capitals stay whole, and so do names whose three letters are the same.
    """
    first = ["".join(filter(str.isalpha, name))[:3].upper() for name in names]
    return [
        short if short != short.lower() and first.count(short) == 1 else name
        for name, short in zip(names, first, strict=True)
    ]


def is_right_to_left(tag: str) -> bool:
    """True for a language written from right to left, judged by the script where the tag names one."""
    if script := script_of(tag):
        return script in _RIGHT_TO_LEFT_SCRIPTS
    language = language_of(tag)
    return language in _RIGHT_TO_LEFT or f"{language}-{region_of(tag)}" in _RIGHT_TO_LEFT_THERE
