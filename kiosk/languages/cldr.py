"""Dates and numbers as CLDR has them, for the languages of the interface.

Loading Babel would take a tenth of the viewer's start. A test compares these words with Babel's for every day
of a year.
"""

from __future__ import annotations

from typing import NamedTuple


class Habits(NamedTuple):
    """How one language writes dates and whole numbers.

    `weekdays` start with Monday. `date` is a date with weekday and year as it stands inside a sentence, with
    the placeholders {weekday}, {day}, {month} and {year}; a day and month alone are "{day} {month}", with
    `short_months` where there is little room. `group` separates thousands.
    """

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    date: str
    group: str


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(text.split())


HABITS = {
    "kk": Habits(
        _words("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"),
        _words("қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел."),
        _words("дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі"),
        "{year}\u00a0ж. {day} {month}, {weekday}",
        "\u00a0",
    ),
    "ru": Habits(
        _words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
        _words("янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек."),
        _words("понедельник вторник среда четверг пятница суббота воскресенье"),
        "{weekday}, {day} {month} {year}\u00a0г.",
        "\u00a0",
    ),
    "en": Habits(
        _words("January February March April May June July August September October November December"),
        _words("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"),
        _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        "{weekday}, {day} {month} {year}",
        ",",
    ),
}
"""The habits of each interface language, by its tag; English is British."""
