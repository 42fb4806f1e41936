"""What the screen says of the opening hours; no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from kiosk.hours.times import ALL_DAY, DAY, Day
from kiosk.languages.catalogue import translate
from kiosk.languages.dates import short_date, short_time
from kiosk.message import N_

MOST_LANGUAGES = 4  # of a notice: more are not read in the time that it stays
_TOMORROW = timedelta(days=1)


def hint(today: Day, language: str) -> str:
    """Return what the home screen says beside the date; "" for a day without a beginning or an end."""
    if today in ((), ALL_DAY):
        return ""
    return translate(language, N_("Open today: {hours}")).format(hours=hours_text(today, language))


def notices(
    languages: Iterable[str], now: datetime, opens: datetime | None, today: Day
) -> list[dict[str, str]]:
    """Return what a touch is told while the center is closed, in each language: {"closed", "opens", "today"}.

    `now`, and the next opening if there is one, are in the center's zone. "today" is "" on a day without
    hours.
    """
    return [
        {
            "closed": translate(tag, N_("Closed now")),
            "opens": _opens(now, opens, tag),
            "today": translate(tag, N_("Hours today: {hours}")).format(hours=hours_text(today, tag))
            if today not in ((), ALL_DAY)
            else "",
        }
        for tag in list(languages)[:MOST_LANGUAGES]
    ]


def hours_text(day: Day, language: str) -> str:
    """Return the hours of a day: "09:00–13:00, 14:00–18:00"."""
    return ", ".join(f"{_time(span.start, language)}–{_time(span.end, language)}" for span in day)


def _opens(now: datetime, opens: datetime | None, language: str) -> str:
    """Return when the center opens, "" when nobody knows. The forms need no case or ending of a number."""
    if opens is None:
        return ""
    if opens.date() == now.date():
        text = N_("Opens today at {time}")
    elif opens.date() == now.date() + _TOMORROW:
        text = N_("Opens tomorrow at {time}")
    else:
        text = N_("Opens on {date} at\u00a0{time}")
    date = short_date(opens, language).replace(" ", "\u00a0")  # no line ends between day and month
    return translate(language, text).format(date=date, time=short_time(opens, language))


def _time(minutes: int, language: str) -> str:
    """Return a time of day as readers of a language write it, with 24:00 for the end of a day."""
    shown = short_time(time(minutes % DAY // 60, minutes % 60), language)
    return "24:00" if minutes == DAY and shown == "00:00" else shown
