"""What the command `announce` prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from kiosk.announcement.plan import NewAnnouncement
from kiosk.languages.catalogue import translate
from kiosk.languages.dates import long_date, short_time
from kiosk.languages.names import own_name
from kiosk.languages.zones import zone
from kiosk.message import N_
from kiosk.releases.records import Announcement
from kiosk.releases.release import Release

_TAGS = re.compile(r"<[^>]*>")
_SIGNS = (("&nbsp;", " "), ("\u2060", ""), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))


def written_lines(new: NewAnnouncement, names: Sequence[str], language: str) -> Iterator[str]:
    """Yield what was written, and what visitors will see until when and where."""
    said = N_("Written: {names}. Visitors see it within a few seconds, until {ends}, {where}.")
    if new.begins:
        said = N_("Written: {names}. Visitors see it from {begins} until {ends}, {where}.")
    yield translate(language, said).format(
        names=", ".join(names),
        begins=_moment(new.begins, language) if new.begins else "",
        ends=_end(new.ends, language),
        where=_where(new.screens, language),
    )


def current_lines(release: Release | None, now: datetime, language: str) -> Iterator[str]:
    """Yield what a release announces at `now` and later, one line a text; one line when that is nothing."""
    left = announced(release, now)
    if release is None or not left:
        yield translate(language, N_("Nothing is announced now."))
        return
    where = zone(str(release.settings.get("zone", "")))
    for text in left:
        begins = datetime.fromisoformat(text.begins) if text.begins else now
        said = N_("{language}: “{text}” until {ends}, {where}.")
        if begins > now:
            said = N_("{language}: “{text}” from {begins} until {ends}, {where}.")
        yield translate(language, said).format(
            language=own_name(text.language)
            if text.language
            else translate(language, N_("in all languages")),
            text=_words(text),
            begins=_moment(begins.astimezone(where), language),
            ends=_end(datetime.fromisoformat(text.ends).astimezone(where), language),
            where=_where(text.screens, language),
        )


def announced(release: Release | None, now: datetime) -> list[Announcement]:
    """Return the texts of a release that are shown at `now` or later."""
    texts = release.about.announcements if release is not None else ()
    return [text for text in texts if now < datetime.fromisoformat(text.ends)]


def _moment(moment: datetime, language: str) -> str:
    """Return a time for people: "Monday, 30 November 2026, 12:00"."""
    return f"{long_date(moment.date(), language)}, {short_time(moment, language)}"


def _end(moment: datetime, language: str) -> str:
    """Return an end for people: at midnight the day that ends with it."""
    if moment.time() != time():
        return _moment(moment, language)
    return long_date((moment - timedelta(days=1)).date(), language)


def _where(screens: Sequence[str], language: str) -> str:
    """Return on which screens something is shown."""
    if not screens:
        return translate(language, N_("on all screens"))
    return translate(language, N_("on the screens: {screens}")).format(screens=", ".join(screens))


def _words(text: Announcement) -> str:
    """Return the words of a text without the signs for bold and the like."""
    words = _TAGS.sub("", text.text.replace("<br/>", " "))
    for written, sign in _SIGNS:
        words = words.replace(written, sign)
    return words
