"""The report for staff as plain text, laid out for Notepad: what is wrong, and what visitors see."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kiosk.languages.catalogue import translate, translator
from kiosk.languages.dates import long_date, short_time
from kiosk.message import N_, one_line
from kiosk.problems.explain import explain
from kiosk.problems.kind import Severity
from kiosk.problems.listing import summary
from kiosk.problems.order import by_weight
from kiosk.problems.problem import Problem
from kiosk.progress.words import counted
from kiosk.publishing.report.contents import Report, Shown
from kiosk.publishing.report.folder_messages import on_the_screen

WIDTH = 80  # letters, which Notepad shows without line wrapping
MOST_LISTED = 300

_HEADINGS = {Severity.ERROR: N_("Errors: {count}"), Severity.WARNING: N_("Warnings: {count}")}

_EACH_ENTRY = N_(
    "Each entry says where the problem is, what is wrong, what to do, and what visitors see until then."
)
_NOTHING_FOUND = N_("The kiosk found nothing to mend. Thank you!")
_WRITTEN_ANEW = N_(
    "The kiosk writes this file by itself. Change the pages, not this file: it is written anew."
)


def report_lines(report: Report) -> list[str]:
    """Return the lines of the report below its first two, in the staff's language."""
    shown, problems, language = report.shown, report.problems, report.language
    say = translator(language)
    lines = ["", report.center, "=" * min(len(report.center), WIDTH)]
    if shown.pictures:
        lines += ["", *_wrapped(_under_way(shown, language)), ""]
    if problems or not shown.refused:  # else nothing was read that could be counted
        lines.append(summary(report.pages, len(problems), language))
    lines += ["", *_wrapped(" ".join(_what_is_shown(shown, language))), ""]
    if problems:
        lines += [*_wrapped(say(_EACH_ENTRY)), *_listed(by_weight(problems), language), ""]
    elif not shown.refused:
        lines += [*_wrapped(say(_NOTHING_FOUND)), ""]
    return [*lines, *_wrapped(say(_WRITTEN_ANEW))]


def stamp(shown: Shown, language: str) -> str:
    """Return the line that says when the release was published; a report is not rewritten for it alone."""
    if shown.published is None:
        return ""
    text = N_("This list last changed: {date}, {time} (release {number})")
    return translate(language, text).format(
        date=long_date(shown.published.date(), language),
        time=short_time(shown.published, language),
        number=shown.number,
    )


def _what_is_shown(shown: Shown, language: str) -> Iterator[str]:
    """Yield sentences on what visitors see."""
    say = translator(language)
    if shown.refused:
        yield shown.refused
        yield on_the_screen(shown.number).say(say)
    elif shown.instead is not None:
        yield explain(shown.instead, language).meanwhile
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
    """Return how many pictures are ready, and that the others follow."""
    ready = counted("pictures", shown.made, shown.pictures, language)
    follow = N_("The texts are on the screen already; the pictures follow by themselves.")
    return f"{ready}. {translate(language, follow)}"


def _listed(problems: Sequence[Problem], language: str) -> Iterator[str]:
    """Yield the problems, errors before warnings, at most MOST_LISTED of each."""
    say = translator(language)
    for severity, heading in _HEADINGS.items():
        found = [problem for problem in problems if problem.severity is severity]
        if found:
            title = say(heading).format(count=len(found))
            yield from ("", title, "-" * len(title))
        listed = found[:MOST_LISTED]
        for number, problem in enumerate(listed, 1):
            yield ""
            yield from _entry(number, problem, language)
        if left := len(found) - len(listed):
            more = N_("Not listed here: {count} more. They follow when those above are solved.")
            yield from ("", *_wrapped(say(more).format(count=left)))


def _entry(number: int, problem: Problem, language: str) -> Iterator[str]:
    """Yield the lines of one problem."""
    say = translator(language)
    place = one_line(problem.file) or say(N_("The whole folder"))
    if problem.line:
        place = say(N_("{file}, line {line}")).format(file=place, line=problem.line)
    yield f"{number}. {place}"  # not wrapped: a path must stay whole to be found
    for text in explain(problem, language).sentences:
        yield from _wrapped(one_line(text), "   ")


def _wrapped(text: str, indent: str = "") -> list[str]:
    """Return a text in lines of at most WIDTH letters, each indented."""
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
