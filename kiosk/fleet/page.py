"""All screens as one page of HTML that needs nothing beside itself and loads itself anew each minute."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape
from pathlib import Path

from kiosk.fleet.judge import Screen
from kiosk.fleet.rows import NONE, Row, heading, rows
from kiosk.fleet.table import HEADS
from kiosk.languages.catalogue import translator
from kiosk.languages.dates import long_date, short_time
from kiosk.message import N_, Failure, Message, one_line
from kiosk.system.disk import replace_file
from kiosk.system.reasons import reason

REFRESH_SECONDS = 60
OLD_SECONDS = 300  # after which the page says that nobody has written it anew
_STYLE = Path(__file__).with_name("page.css")
_FACTS = ("release", "age", "problems", "disk", "seen")
_UNWRITABLE = N_("{file} cannot be written: {reason}")
_OLD = N_("This page has not been renewed since then: how the screens are now, it does not know.")


def write_page(path: Path, screens: Sequence[Screen], language: str, now: datetime) -> None:
    """Replace the page in one step. Raises Failure when it cannot be written."""
    try:
        replace_file(path, page(screens, language, now).encode("utf-8", "replace"), durable=False)
    except OSError as error:
        values = {"file": str(path), "reason": reason(error)}
        raise Failure(Message(_UNWRITABLE, values)) from None


def page(screens: Sequence[Screen], language: str, now: datetime) -> str:
    """Return the page in a language; `now` is when it is made, in the zone of who reads it."""
    say = translator(language)
    told = rows(screens, language, now)
    made = f"{long_date(now.date(), language)}, {short_time(now, language)}"
    centers = dict.fromkeys(row.center for row in told)  # those where something is wrong come first
    wrong = any(screen.is_wrong for screen in screens)
    parts = [_section(center, [row for row in told if row.center == center], say) for center in centers]
    old = f'<p class="old" hidden data-made="{int(now.timestamp())}">{_text(say(_OLD))}</p>'
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="refresh" content="{REFRESH_SECONDS}">\n'
        f"<title>{_text(heading(list(screens), language))}</title>\n"
        f"<style>\n{_STYLE.read_text('utf-8')}</style>\n</head>\n<body>\n"
        f'<header class="{"wrong" if wrong else "well"}"><h1>{_text(heading(list(screens), language))}</h1>'
        f"<p>{_text(made)}</p>{old}</header>\n{''.join(parts)}"
        f"<script>\nconst old = document.querySelector('.old')\n"
        f"setInterval(() => {{ old.hidden = Date.now() / 1000 - old.dataset.made < {OLD_SECONDS} }}, 5000)\n"
        "</script>\n</body>\n</html>\n"
    )


def _section(center: str, told: Sequence[Row], say: Callable[[str], str]) -> str:
    """Return the screens of a center below its name."""
    title = f"<h2>{_text(center)}</h2>" if center != NONE else ""
    return f"<section>{title}<ul>{''.join(_item(row, say) for row in told)}</ul></section>\n"


def _item(row: Row, say: Callable[[str], str]) -> str:
    """Return one screen."""
    facts = "".join(
        f'<div class="{name}"><dt>{_text(say(HEADS[name]))}</dt><dd>{_value(row, name)}</dd></div>'
        for name in _FACTS
    )
    why = f'<p class="why">{_text(row.why[:1].upper() + row.why[1:])}.</p>' if row.why else ""
    group = f"<span>{_text(row.group)}</span>" if row.group != NONE else ""
    return (
        f'<li class="{row.screen.standing}">{_picture(row)}'
        f"<h3>{_text(row.name)}{group}</h3><b>{_text(row.standing)}</b>{why}<dl>{facts}</dl></li>\n"
    )


def _value(row: Row, name: str) -> str:
    """Return a fact, for the release with a word when it is not the newest."""
    value = _text(str(getattr(row, name)))
    return f"{value} <i>{_text(row.note)}</i>" if name == "release" and row.note else value


def _picture(row: Row) -> str:
    """Return the picture of what the screen shows, "" for none."""
    data = row.screen.report.picture
    if not data:
        return ""
    return f'<img alt="" src="data:image/jpeg;base64,{b64encode(data).decode("ascii")}">'


def _text(text: str) -> str:
    """Return a text as HTML takes it for words."""
    return escape(one_line(text))
