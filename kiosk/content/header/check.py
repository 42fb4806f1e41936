"""Problems with the values of a header."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kiosk.content.days import days_of_month, parse_day
from kiosk.content.header import words
from kiosk.content.header.lengths import LONGEST_QUESTION, LONGEST_SUMMARY, LONGEST_TITLE
from kiosk.content.header.screens import leaves_out, screen_words
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
    fields: Mapping[str, str], lines: Mapping[str, int], file: str, *, draft_reported: bool
) -> Iterator[Problem]:
    """Yield a problem for each value that is wrong.

    `fields` and `lines` give each key its value and its line, counted from 1; `file` is the path that the
    problems name. With `draft_reported` there is already a problem that says that the text is a draft.
    """
    draft = fields.get("draft", "")
    if is_draft(draft) and not draft_reported:
        if words.is_yes(draft):
            yield Problem("draft", file, lines["draft"])
        else:
            yield Problem("header-draft", file, lines["draft"], {"value": draft[:QUOTED]})
    for key in ("from", "until"):
        value = fields.get(key, "")
        # A draft stays off the screen whatever its dates are.
        if value and parse_day(value) is None and not is_draft(draft):
            yield _no_day(key, value, file, lines[key])
    for key, most in _LONGEST:
        if (length := len(fields.get(key, ""))) > most:
            values = {"key": key, "length": str(length), "most": str(most)}
            yield Problem("header-too-long", file, lines[key], values)
    if any(map(leaves_out, screen_words(fields.get("screens", "")))):
        yield Problem("header-screens", file, lines["screens"], {"value": fields["screens"][:QUOTED]})
    for key, understood in _UNDERSTOOD.items():
        value = fields.get(key, "")
        if value and not understood(value):
            yield Problem(f"header-{key}", file, lines[key], {"value": value[:QUOTED]})


def _no_day(key: str, value: str, file: str, line: int) -> Problem:
    """Return the problem of a first or last day that is no date, or one that no calendar has."""
    values = {"key": key, "value": value[:QUOTED]}
    if days := days_of_month(value):
        return Problem("header-day-none", file, line, {**values, "days": str(days)})
    return Problem("header-day", file, line, values)
