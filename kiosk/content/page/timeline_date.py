"""Recognises the date at the start of a timeline's item, in three languages: `2002`, `XV ғасыр`, `1 June`."""

from __future__ import annotations

import re

from kiosk.content.days import month_of

# The words that dates are made of, besides months and numbers.
_WORDS = """
    в во с со к ко до по от около ок на и или не позже раньше после начало начала конец конца середина
    середины весна весной лето летом осень осенью зима зимой утро утром день днём вечер вечером ночь
    ночью год года году годы годов годах г гг век века веке веков в вв тысячелетие н э нашей эры ч час
    часа часов мин минут неделя понедельник понедельника вторник вторника среда среды четверг четверга
    пятница пятницы суббота субботы воскресенье воскресенья пн вт ср чт пт сб вс ежегодно сегодня жыл
    жылы жылғы жылдың жылдан жылға жылдар жылдары жылдардың ж жж ғасыр ғасыры ғасырда ғасырдың ғасырлар
    ғ ғғ б з д дейін дейінгі біздің заманымызға заманымыздың басы басында соңы соңында ортасы ортасында
    шамамен шамасы бастап бері кейін көктем көктемде жаз жазда күз күзде қыс қыста таң таңертең күн күні
    түн кеш сағат апта және дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі in on at by to from
    since until till about around circa c ca early late mid before after and or the of spring summer
    autumn fall winter morning noon evening night day week year years century centuries cent bc ad bce
    ce am pm a p m o clock monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri
    sat sun today now present наши наст н время қазір қазіргі уақыт st nd rd th s
"""
_DATE_WORDS = frozenset(re.findall(r"\S+", _WORDS))
_SUFFIX = re.compile(r"(?<=\d)-?(?:е|го|х|му|м|й|я|ы?нш[ыі]|ш[ыі]|[дт][ае]н?|[ғқ]а|[гк]е)(?![\w])")
_ROMAN = re.compile(r"(?<![^\W\d_])[IVXLCІХ]+(?![^\W\d_])")
_DATED = re.compile(
    r"(?<!\d)(?:[12]\d{3}|\d{1,2}[:.]\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[-–.]\d{1,2})(?!\d)"
)
_LONGEST_DATE = 40  # letters; a longer text is a sentence in bold


def is_date(words: str) -> bool:
    """True for "2002", "1 June", "08:30", "XV ғасыр", "2002: opened", "День 1"; not for "12" or "Room 12".

    After a comma, colon or bracket any words may follow.
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
    # A small number alone is a count, not a date.
    return bool(months or named)
