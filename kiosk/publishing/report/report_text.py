"""The report for staff as plain text, which Notepad shows well: what is wrong, and what visitors see."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.languages.catalogue import translate
from kiosk.languages.dates import long_date, short_time
from kiosk.message import N_
from kiosk.problems.meanwhile import by_weight, meanwhile
from kiosk.problems.problem import Problem, Severity, describe
from kiosk.problems.report_lines import one_line, summary
from kiosk.progress.words import counted
from kiosk.publishing.report.folder_messages import on_the_screen

WIDTH = 80  # letters; a Notepad without line wrapping shows as many
MOST_LISTED = 300

_HEADINGS = {Severity.ERROR: N_("Errors: {count}"), Severity.WARNING: N_("Warnings: {count}")}

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """The release that visitors see: `published` in the center's zone.

    `number` is 0 for none yet, None when the state folder does not tell.
    `brought_back` is the older release that it repeats as long as staff change nothing, else 0.
    `refused` says why the folder as it is now could not be published, else "". `made` of `pictures` are
    ready as long as the others are being made, else 0 of 0.
    """

    number: int | None = 0
    published: datetime | None = None
    brought_back: int = 0
    refused: str = ""
    made: int = 0
    pictures: int = 0


def report_lines(
    center: str, pages: int, problems: Sequence[Problem], shown: Shown, language: str
) -> list[str]:
    """Return the report below its first two lines, in the staff's language."""

    def say(text: str) -> str:
        return translate(language, text)

    lines = ["", center, "=" * min(len(center), WIDTH)]
    if shown.pictures:
        lines += ["", *_wrapped(_under_way(shown, language)), ""]
    if problems or not shown.refused:  # else nothing was read that could be counted
        lines.append(summary(pages, len(problems), language))
    lines.append("")
    lines += _wrapped(" ".join(_what_is_shown(shown, say)))
    lines.append("")
    if problems:
        lines += _wrapped(
            say(
                N_(
                    "Each entry says where the problem is, what is wrong, what to do, "
                    "and what visitors see until then."
                )
            )
        )
        lines += _listed(by_weight(problems), say)
        lines.append("")
    elif not shown.refused:
        lines += _wrapped(say(N_("The kiosk found nothing to mend. Thank you!")))
        lines.append("")
    lines += _wrapped(
        say(N_("The kiosk writes this file by itself. Change the pages, not this file: it is written anew."))
    )
    return lines


def stamp(shown: Shown, language: str) -> str:
    """Return the line that tells from when the report is; it alone is no reason to write it anew."""
    if shown.published is None:
        return ""
    text = N_("This list last changed: {date}, {time} (release {number})")
    return translate(language, text).format(
        date=long_date(shown.published.date(), language),
        time=short_time(shown.published, language),
        number=shown.number,
    )


def _what_is_shown(shown: Shown, say: Say) -> Iterator[str]:
    if shown.refused:
        yield shown.refused
        yield on_the_screen(shown.number).say(say)
    elif shown.brought_back:
        yield say(
            N_(
                "Visitors see release {number} again, which somebody brought back. "
                "It stays until a file in this folder is changed. This report is about that release."
            )
        ).format(number=shown.brought_back)
    else:
        yield say(N_("Visitors see the newest release of this folder."))


def _under_way(shown: Shown, language: str) -> str:
    ready = counted("pictures", shown.made, shown.pictures, language)
    follow = N_("The texts are on the screen already; the pictures follow by themselves.")
    return f"{ready}. {translate(language, follow)}"


def _listed(problems: Sequence[Problem], say: Say) -> Iterator[str]:
    for severity, heading in _HEADINGS.items():
        found = [problem for problem in problems if problem.severity is severity]
        if found:
            title = say(heading).format(count=len(found))
            yield from ("", title, "-" * len(title))
        listed = found[:MOST_LISTED]
        for number, problem in enumerate(listed, 1):
            yield ""
            yield from _entry(number, problem, say)
        if left := len(found) - len(listed):
            more = N_("Not listed here: {count} more. They follow when those above are solved.")
            yield from ("", *_wrapped(say(more).format(count=left)))


def _entry(number: int, problem: Problem, say: Say) -> Iterator[str]:
    place = one_line(problem.file) or say(N_("The whole folder"))
    if problem.line:
        place = say(N_("{file}, line {line}")).format(file=place, line=problem.line)
    yield f"{number}. {place}"  # not wrapped: a path must stay whole to be found
    for text in (*describe(problem, say), meanwhile(problem, say)):
        yield from _wrapped(one_line(text), "   ")


def _wrapped(text: str, indent: str = "") -> list[str]:
    if len(indent) + len(text) <= WIDTH:
        return [indent + text]
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
