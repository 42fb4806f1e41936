"""Days and dates as people write them: `2026-11-22`, `22.11.2026`, `22 ноября 2026 г.`, `2002`."""

from __future__ import annotations

import calendar
import datetime
import re

# How each month's name begins, whatever its grammatical case: English first, Kazakh last, Russian between.
_MONTHS = (
    ("jan", "янв", "қаңтар"),
    ("feb", "фев", "ақпан"),
    ("mar", "март", "наурыз"),
    ("apr", "апр", "сәуір"),
    ("may", "май", "мая", "мае", "мамыр"),
    ("jun", "июн", "маусым"),
    ("jul", "июл", "шілде"),
    ("aug", "авг", "тамыз"),
    ("sep", "сен", "қыркүйек"),
    ("oct", "окт", "қазан"),
    ("nov", "ноя", "қараша"),
    ("dec", "дек", "желтоқсан"),
)
# What may follow such a beginning; "марта" is March, "мартышка" is not.
_MONTH_ENDING = {
    "en": re.compile(r"(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?"),
    "ru": re.compile(r"(?:ар|рал|ел|уст|тябр|ябр|абр|бр|т)?(?:[ьяюие]|ем|ём|ом|а|у)?\.?"),
    "kk": re.compile(r"(?:да|де|та|те|дан|ден|тан|тен|нан|ға|ге|қа|ке|дың|дің|тың|тің|ның|ы|ында|ынан|ына)?"),
}
_NUMERIC = re.compile(
    r"(?P<d>\d{1,2})(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})"
    r"|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d\d)"
    r"|(?P<y3>\d{4})[-./](?P<m3>\d{1,2})[-./](?P<d3>\d{1,2})(?:T00:00(?::00)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_YEAR_WORD = r"(?:\s*(?:г|год|года|году|ж|жыл|жылы|жылғы|жылдың)\.?)?"
_WORDED = re.compile(
    rf"(?P<d>\d{{1,2}})(?:-?(?:го|е|st|nd|rd|th|шы|ші|ы|і))?\s+(?P<m>[^\W\d_]+\.?),?\s+(?P<y>\d{{4}}){_YEAR_WORD}"
    rf"|(?P<y2>\d{{4}}){_YEAR_WORD}\s+(?P<d2>\d{{1,2}})(?:-?(?:шы|ші|ы|і))?[\s-]+(?P<m2>[^\W\d_]+)"
    r"|(?P<m3>[^\W\d_]+\.?)\s+(?P<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{4})"
)
_YEAR_END = re.compile(r"\s*(?:г|год|года|ж|жыл|жылы)?\.?$")


def parse_day(value: str) -> datetime.date | None:
    """Return the date that a text gives; None for other text and for dates that no calendar has."""
    found = _numbers(value)
    if found is None:
        return None
    try:
        return datetime.date(*found)
    except ValueError:
        return None


def is_like_day(value: str) -> bool:
    """True for a date, and for one that no calendar has, such as 31.02.2026."""
    return _numbers(value) is not None


def days_of_month(value: str) -> int:
    """Return how many days the month of a written date has; 0 when there is no date or no such month."""
    found = _numbers(value)
    if found is None or not 1 <= found[1] <= 12 or not 1 <= found[0] <= 9999:
        return 0
    return calendar.monthrange(found[0], found[1])[1]


def month_of(word: str) -> int:
    """Return the month, 1 to 12, that a word names in Kazakh, Russian or English; 0 for other words."""
    folded = word.casefold()
    for number, beginnings in enumerate(_MONTHS, 1):
        for place, beginning in enumerate(beginnings):
            language = "en" if place == 0 else "kk" if place == len(beginnings) - 1 else "ru"
            if folded.startswith(beginning) and _MONTH_ENDING[language].fullmatch(folded[len(beginning) :]):
                return number
    return 0


def _numbers(value: str) -> tuple[int, int, int] | None:
    """Return year, month and day as written, even when no such day exists; None for text that is no date."""
    text = " ".join(value.split())
    if match := _NUMERIC.fullmatch(_YEAR_END.sub("", text)):
        part = match.groupdict()
        if part["y"]:
            return int(part["y"]), int(part["m"]), int(part["d"])
        if part["y2"]:
            return 2000 + int(part["y2"]), int(part["m2"]), int(part["d2"])
        return int(part["y3"]), int(part["m3"]), int(part["d3"])
    if match := _WORDED.fullmatch(text):
        for end in ("", "2", "3"):
            if match[f"y{end}"] and (month := month_of(match[f"m{end}"])):
                return int(match[f"y{end}"]), month, int(match[f"d{end}"])
    return None
