"""Kazakh endings: which stems a word may have if its endings follow the rules.

The free Kazakh dictionary knows many stems and few of their forms. Kazakh endings are regular: they follow
each other in a fixed order, their vowels agree with the last vowel of the stem, and after a voiceless
consonant they begin with a voiceless one. So a word is right if a known stem and such endings make it.

In the patterns below A and I stand for the vowels, and Ғ, Қ, Г, К for the consonants, that change with the
stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BACK, _FRONT = "аоұыёя", "әеөүіиэ"
_VOICELESS = "қкптсшщфхцчбвгд"  # б, в, г, д end only borrowed stems, where they are said voiceless

_DERIVED = r"([лдт]I[ҚКҒГ]|[лдт]I|сIз|[дт]Aй|ш[AI]|рA[ҚК]|[дт]Aс|Aр?лI[ҚК])"
_OWNER = r"(I?м|I?ң|I?мIз|I?ңIз|с?I|[дтн]ікі)"
_CASE = (
    r"([ндт]Iң|[ҒГҚК]A|н?A|[ндт]I|н|н?[дт]A([ҒГ]I([лдт]Aр)?)?|[дтн]Aн|[мбп]ен|ншA|шA|[дт]Aй|"
    r"[мбп]Iн|[мбпд]Iз|сIң(дAр)?|сIз(дAр)?)"
)
_NOUN = rf"{_DERIVED}*([лдт]Aр)?{_OWNER}?{_CASE}?({_CASE})?"
_VOICE = r"(I?[лнс]|[дт]Iр|[ҒГҚК]Iз|т|лA|лAн|лAс|лAт|A?й|I?ң[қк]IрA)"
_PERSON = r"(м|ң|ңIз|ңдAр|[ҚК])"
_TENSE = (
    rf"([дт]I{_PERSON}?|(A|й)[дт]I|сA{_PERSON}?|сIн|I?ңIз(дAр)?|I?ң(дAр)?|йI[ҚК]|A?й?I[ҚК]|"
    r"(A|й)(мIн|сIң|мIз|сIз|сIңдAр|сIздAр)|I?п(тI|сIң)?|A|й|I?пп?A|[ҒГ]I)"
)
_PARTICIPLE = r"([ҒГҚК]Aн|(A|й)тIн|A?р|у|с?I?м|IлIм|[ҒГҚК]I(ш|н)|I?ндI|мA[ҚК]|пAй|мAс|I[ҚК])"
_VERB = rf"{_VOICE}{{0,3}}([мбп]A)?({_TENSE}|{_PARTICIPLE}{_NOUN})?"


def _pattern(vowels: dict[str, str]) -> re.Pattern[str]:
    """Return the pattern of all endings after a stem, the letters that change with it filled in."""
    text = f"({_NOUN}|{_VERB})"
    for sign, letter in vowels.items():
        text = text.replace(sign, letter)
    return re.compile(text)


_AFTER_BACK = _pattern({"A": "а", "I": "ы", "Ғ": "ғ", "Қ": "қ", "Г": "ғ", "К": "қ"})
_AFTER_FRONT = _pattern({"A": "е", "I": "і", "Ғ": "г", "Қ": "к", "Г": "г", "К": "к"})
_HARDENED = {"ғ": "қ", "г": "к", "б": "п"}  # қазақ + ы is қазағы


def stems(word: str) -> Iterator[str]:
    """Yield each stem of which a word, in small letters, would be a correct form."""
    for spelling in {word, word.replace("и", "ый"), word.replace("и", "ій"), word.replace("я", "йа")}:
        yield from _stems(spelling)


def _stems(word: str) -> Iterator[str]:
    """Yield the stems for one spelling of a word."""
    for size in range(len(word) - 1, 1, -1):
        stem, ending = word[:size], word[size:]
        if stem[-1] == "л" and _AFTER_FRONT.fullmatch(ending):  # фестиваль + і is фестивалі
            yield stem + "ь"
        if not any(pattern.fullmatch(ending) for pattern in _patterns(stem)):
            continue
        if stem[-1] not in _VOICELESS or ending[0] not in "дғгблмнж":
            yield stem
        if stem[-1] in _HARDENED and ending[0] in "ыі":
            yield stem[:-1] + _HARDENED[stem[-1]]
        if ending[0] in "ыіу" and stem[-1] in "рлнзп":  # орын + ы is орны
            for vowel in "ыі":
                yield f"{stem[:-1]}{vowel}{stem[-1]}"


def _patterns(stem: str) -> list[re.Pattern[str]]:
    """Return the patterns of the endings that may follow a stem."""
    # у and ю are of both kinds: the vowel before them decides, as in бару-ға and келу-ге.
    last = next((letter for letter in reversed(stem) if letter in _BACK + _FRONT), "")
    if stem[-1] in "қғх":
        return [_AFTER_BACK]
    if stem[-1] in "ьк" or (last and last in _FRONT):
        return [_AFTER_FRONT]
    native = last and stem[-1] != "г"  # педагогтер, but археологтар
    return [_AFTER_BACK] if native else [_AFTER_BACK, _AFTER_FRONT]
