"""Days and dates as people write them: `2026-11-22`, `22.11.2026`, `22 ноября 2026 г.`, `2002`."""

from __future__ import annotations

import calendar
import datetime
import re

# The beginnings that tell a month's name in any of its cases; the longer ones first.
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
# What may follow the beginning; "марта" is March, "мартышка" is not.
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
    """Return the day that a text names, or None when it names none or one that no calendar has."""
    found = _numbers(value)
    if found is None:
        return None
    try:
        return datetime.date(*found)
    except ValueError:
        return None


def is_like_day(value: str) -> bool:
    """True for a day, and for one that no calendar has, such as 31.02.2026."""
    return _numbers(value) is not None


def days_of_month(value: str) -> int:
    """Return how many days the month of a written day has, 0 when it names no month of the calendar."""
    found = _numbers(value)
    if found is None or not 1 <= found[1] <= 12 or not 1 <= found[0] <= 9999:
        return 0
    return calendar.monthrange(found[0], found[1])[1]


def month_of(word: str) -> int:
    """Return the number of the month that a word names in Kazakh, Russian or English, 0 for others."""
    folded = word.casefold()
    for number, beginnings in enumerate(_MONTHS, 1):
        for place, beginning in enumerate(beginnings):
            language = "en" if not place else "kk" if place == len(beginnings) - 1 else "ru"
            if folded.startswith(beginning) and _MONTH_ENDING[language].fullmatch(folded[len(beginning) :]):
                return number
    return 0


def _numbers(value: str) -> tuple[int, int, int] | None:
    """Return year, month and day as they are written."""
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


# The words that a date is made of, beside months and numbers.
_DATE_WORDS = frozenset(
    [
        "в",
        "во",
        "с",
        "со",
        "к",
        "ко",
        "до",
        "по",
        "от",
        "около",
        "ок",
        "на",
        "и",
        "или",
        "не",
        "позже",
        "раньше",
        "после",
        "начало",
        "начала",
        "конец",
        "конца",
        "середина",
        "середины",
        "весна",
        "весной",
        "лето",
        "летом",
        "осень",
        "осенью",
        "зима",
        "зимой",
        "утро",
        "утром",
        "день",
        "днём",
        "вечер",
        "вечером",
        "ночь",
        "ночью",
        "год",
        "года",
        "году",
        "годы",
        "годов",
        "годах",
        "г",
        "гг",
        "век",
        "века",
        "веке",
        "веков",
        "в",
        "вв",
        "тысячелетие",
        "н",
        "э",
        "нашей",
        "эры",
        "ч",
        "час",
        "часа",
        "часов",
        "мин",
        "минут",
        "неделя",
        "понедельник",
        "понедельника",
        "вторник",
        "вторника",
        "среда",
        "среды",
        "четверг",
        "четверга",
        "пятница",
        "пятницы",
        "суббота",
        "субботы",
        "воскресенье",
        "воскресенья",
        "пн",
        "вт",
        "ср",
        "чт",
        "пт",
        "сб",
        "вс",
        "ежегодно",
        "сегодня",
        "жыл",
        "жылы",
        "жылғы",
        "жылдың",
        "жылдан",
        "жылға",
        "жылдар",
        "жылдары",
        "жылдардың",
        "ж",
        "жж",
        "ғасыр",
        "ғасыры",
        "ғасырда",
        "ғасырдың",
        "ғасырлар",
        "ғ",
        "ғғ",
        "б",
        "з",
        "д",
        "дейін",
        "дейінгі",
        "біздің",
        "заманымызға",
        "заманымыздың",
        "басы",
        "басында",
        "соңы",
        "соңында",
        "ортасы",
        "ортасында",
        "шамамен",
        "шамасы",
        "бастап",
        "бері",
        "кейін",
        "көктем",
        "көктемде",
        "жаз",
        "жазда",
        "күз",
        "күзде",
        "қыс",
        "қыста",
        "таң",
        "таңертең",
        "күн",
        "күні",
        "түн",
        "кеш",
        "сағат",
        "апта",
        "және",
        "дүйсенбі",
        "сейсенбі",
        "сәрсенбі",
        "бейсенбі",
        "жұма",
        "сенбі",
        "жексенбі",
        "in",
        "on",
        "at",
        "by",
        "to",
        "from",
        "since",
        "until",
        "till",
        "about",
        "around",
        "circa",
        "c",
        "ca",
        "early",
        "late",
        "mid",
        "before",
        "after",
        "and",
        "or",
        "the",
        "of",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "morning",
        "noon",
        "evening",
        "night",
        "day",
        "week",
        "year",
        "years",
        "century",
        "centuries",
        "cent",
        "bc",
        "ad",
        "bce",
        "ce",
        "am",
        "pm",
        "a",
        "p",
        "m",
        "o",
        "clock",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "today",
        "now",
        "present",
        "наши",
        "наст",
        "н",
        "время",
        "қазір",
        "қазіргі",
        "уақыт",
        "st",
        "nd",
        "rd",
        "th",
        "s",
    ]
)
_SUFFIX = re.compile(r"(?<=\d)-?(?:е|го|х|му|м|й|я|ы?нш[ыі]|ш[ыі]|[дт][ае]н?|[ғқ]а|[гк]е)(?![\w])")
_ROMAN = re.compile(r"(?<![^\W\d_])[IVXLCІХ]+(?![^\W\d_])")
_DATED = re.compile(
    r"(?<!\d)(?:[12]\d{3}|\d{1,2}[:.]\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[-–.]\d{1,2})(?!\d)"
)
_LONGEST_DATE = 40  # letters; more is a sentence in bold


def is_date(words: str) -> bool:
    """True for "2002", "1 June", "08:30", "XV ғасыр", "2002: opened", "День 1"; not for "12" or "Room 12".

    What stands behind a comma, colon or bracket may be any words.
    """
    words = words.strip()
    if len(words) > _LONGEST_DATE:
        return False
    date = re.split(r"\s*(?:,\s|:\s|;|\(|\s[–—-]\s(?=[^\W\d_]))", words, maxsplit=1)[0]
    if re.search(r"[%№+$€₸°×]", date):
        return False
    roman = _ROMAN.findall(date)
    parts = re.findall(r"[^\W\d_]+|\d+", _SUFFIX.sub("", _ROMAN.sub(" ", date).casefold()))
    named = [part for part in parts if not part.isdigit()]
    numbered = len(named) < len(parts) or bool(roman)
    months = [part for part in named if month_of(part)]
    others = [part for part in named if part not in _DATE_WORDS and not month_of(part)]
    if others or not numbered:
        return False
    if _DATED.search(date):
        return True
    # A bare small number counts things, it dates nothing.
    return bool(months or named)
