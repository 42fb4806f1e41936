"""What somebody typed as an announcement: its texts by language, its times, its screens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from kiosk.content.header.screens import screen_words
from kiosk.content.moments import DAY, as_written, end_as_written, moment_at, parse_moment
from kiosk.message import N_, Failure, Message

USUAL = timedelta(hours=1)  # how long it is shown when nobody says until when
_TAGGED = re.compile(r"\s*([a-z]{2,3}(?:-[A-Za-z0-9]{2,4})*)\s*=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NewAnnouncement:
    """An announcement that can be written.

    `texts` has its words by language, "" for those that hold for all languages. `begins` is None for at once;
    both times are in the center's zone. `screens` are names and groups of screens, () for all.
    """

    texts: Mapping[str, str]
    begins: datetime | None
    ends: datetime
    screens: tuple[str, ...]


def plan_announcement(
    typed: Sequence[str],
    *,
    begin: str,
    until: str,
    screens: Sequence[str],
    languages: Sequence[str],
    now: datetime,
) -> NewAnnouncement:
    """Return the announcement that was typed. Failure, with what to type instead, when it is none.

    Each of `typed` is a text for all languages, or for one as in "kk=Назар аударыңыздар!". `begin` and
    `until` are times as people write them, "" for at once and for an hour later. `languages` are the
    center's, `now` is in its zone.
    """
    texts = _texts(typed, languages)
    begins = _time("--from", begin, now, 0) if begin else None
    ends = _time("--until", until, begins or now, DAY) if until else _full_minute((begins or now) + USUAL)
    if begins and ends <= begins:
        raise _failure(
            N_("The announcement would end ({last}) before it begins ({first})."),
            first=as_written(begins),
            last=end_as_written(ends),
        )
    if ends <= now:
        raise _past(until, ends, now)
    return NewAnnouncement(texts, begins, ends, screen_words(", ".join(screens)))


def _past(until: str, ends: datetime, now: datetime) -> Failure:
    """Return that an announcement has ended before now; `until` is what was typed, "" for nothing."""
    typed = parse_moment(until)
    if typed is not None and typed.day is None:
        text = N_(
            "{when} is past, so nobody would see the announcement. For another day type the date as "
            'well: --until "{example}".'
        )
        return _failure(text, when=end_as_written(ends), example=end_as_written(ends + timedelta(days=1)))
    text = N_(
        "{when} is past, so nobody would see the announcement. Type an end that is still to come, such as "
        '--until "{example}".'
    )
    return _failure(text, when=end_as_written(ends), example=as_written(_full_minute(now + USUAL)))


def _texts(typed: Sequence[str], languages: Sequence[str]) -> dict[str, str]:
    """Return the texts by language; words without quotation marks around them are one text."""
    texts: dict[str, str] = {}
    for each in typed:
        match = _TAGGED.fullmatch(each)
        if match and match[1] not in languages:
            raise _failure(
                N_("“{tag}” is no language of this center. Its languages are: {languages}."),
                tag=match[1],
                languages=", ".join(languages),
            )
        language, text = (match[1], match[2]) if match else ("", each)
        texts[language] = f"{texts.get(language, '')} {text}".strip()
    if not texts or not all(texts.values()):
        raise _failure(N_("The announcement has no words."))
    return texts


def _time(option: str, value: str, day: datetime, usual: int) -> datetime:
    """Return the time that was typed behind an option.

    `day` is on the day of a time alone, `usual` are the minutes of a date alone.
    """
    moment = parse_moment(value)
    if moment is None:
        raise _failure(
            N_(
                '“{value}” after {option} is not a time. Type 12:00 for today, "2026-12-01 12:00" for '
                "another day, or 2026-12-01 for the whole day."
            ),
            option=option,
            value=value,
        )
    zone: tzinfo | None = day.tzinfo
    assert zone is not None
    return moment_at(moment, day.date(), zone, usual).astimezone(zone)


def _full_minute(moment: datetime) -> datetime:
    """Return a time without seconds, the next minute where there are some."""
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + timedelta(minutes=1)


def _failure(text: str, **values: str) -> Failure:
    """Return a failure with a message."""
    return Failure(Message(text, values))
