"""What is wrong with the values of a header."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kiosk.content.days import days_of_month, parse_day
from kiosk.content.header import words
from kiosk.content.header.lengths import LONGEST_QUESTION, LONGEST_SUMMARY, LONGEST_TITLE
from kiosk.content.header.values import is_draft, parse_color, parse_fit, parse_focus
from kiosk.problems.problem import Problem

_LONGEST = (("title", LONGEST_TITLE), ("summary", LONGEST_SUMMARY), ("question", LONGEST_QUESTION))
QUOTED = 40  # letters of a line or value that a message quotes

# What must be understood of a key's value; the page is shown without the key otherwise.
_UNDERSTOOD: dict[str, Callable[[str], bool]] = {
    "color": lambda value: parse_color(value) != "",
    "focus": lambda value: parse_focus(value) is not None,
    "fit": lambda value: parse_fit(value) is not None,
}


def value_problems(
    fields: Mapping[str, str], lines: Mapping[str, int], file: str, *, draft_told: bool
) -> Iterator[Problem]:
    """Yield what is wrong with values; `lines` tells where each key stands.

    `draft_told`: there is a problem already that says that the text is a draft.
    """
    draft = fields.get("draft", "")
    if is_draft(draft) and not draft_told:
        if words.is_yes(draft):
            yield Problem("draft", file, lines["draft"])
        else:
            yield Problem("header-draft", file, lines["draft"], {"value": draft[:QUOTED]})
    for key in ("from", "until"):
        value = fields.get(key, "")
        # What is a draft is told one thing: it stays off the screen anyway.
        if value and parse_day(value) is None and not is_draft(draft):
            yield _no_day(key, value, file, lines[key])
    for key, most in _LONGEST:
        if (length := len(fields.get(key, ""))) > most:
            values = {"key": key, "length": str(length), "most": str(most)}
            yield Problem("header-too-long", file, lines[key], values)
    for key, understood in _UNDERSTOOD.items():
        value = fields.get(key, "")
        if value and not understood(value):
            yield Problem(f"header-{key}", file, lines[key], {"value": value[:QUOTED]})


def _no_day(key: str, value: str, file: str, line: int) -> Problem:
    values = {"key": key, "value": value[:QUOTED]}
    if days := days_of_month(value):
        return Problem("header-day-none", file, line, {**values, "days": str(days)})
    return Problem("header-day", file, line, values)
