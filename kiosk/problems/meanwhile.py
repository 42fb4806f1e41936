"""What visitors see until a problem is solved, and which of many problems to solve first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import IntEnum

from kiosk.message import N_
from kiosk.problems.problem import Problem, Severity


class Hides(IntEnum):
    """How much of what staff wrote visitors do not see, most of it first."""

    EVERYTHING = 0
    PAGE = 1
    PART = 2  # of a page or of the settings
    NOTHING = 3
    REST = 4  # a note that there are more problems, which follows them


_NOT_SEEN = N_("Visitors do not see it.")
_NO_LINK = N_("Visitors see its words without a link.")
_NOT_YET = N_("Visitors do not see this text yet.")

_GROUPS: tuple[tuple[Hides, str, str], ...] = (
    (
        Hides.EVERYTHING,
        N_("Visitors see the greeting only; if kiosk.toml is missing as well, the last release stays."),
        "no-pages",
    ),
    (
        Hides.PAGE,
        N_("Visitors see the last good version of its pages."),
        "folder-forbidden folder-unreadable",
    ),
    (
        Hides.PAGE,
        N_(
            "Visitors see the last good version of this text or, if there was none, "
            "the page in another language."
        ),
        "text-too-large text-foreign text-empty text-binary page-slow page-unreadable header-day"
        " header-day-none",
    ),
    (
        Hides.PAGE,
        N_("Visitors see its last good version, if there was one."),
        "file-unreadable file-forbidden file-changing",
    ),
    (
        Hides.PAGE,
        _NOT_SEEN,
        "bad-name folder-without-text too-deep text-without-language text-at-root word-file",
    ),
    (Hides.PAGE, N_("Visitors see “{other}” only."), "language-twice"),
    (
        Hides.PAGE,
        N_("Visitors see these texts only on pages that have no other language."),
        "language-undeclared",
    ),
    (
        Hides.PART,
        N_("Visitors see its plain words, without headings, lists and pictures."),
        "text-not-understood",
    ),
    (
        Hides.PART,
        N_("Visitors see the last good version of the picture or, if there was none, its description."),
        "picture-empty picture-broken picture-unknown picture-heic picture-drawing picture-too-large"
        " picture-slow picture-blank",
    ),
    (Hides.PART, N_("Visitors see the drawing without that picture."), "picture-linked"),
    (
        Hides.PART,
        N_("Visitors see its description instead, if it has one."),
        "picture-missing picture-likely picture-outside",
    ),
    (
        Hides.PART,
        _NO_LINK,
        "link-missing link-to-file link-to-document link-file-missing"
        " link-unsupported link-too-long link-scheme codes-many",
    ),
    (
        Hides.PART,
        _NOT_SEEN,
        "link-ignored not-a-file file-unused film sound pdf-file sheet-file slides-file archive-file"
        " photo-raw",
    ),
    (
        Hides.PART,
        N_("Visitors see the kiosk with the settings as they were before."),
        "settings-too-large settings-not-text settings-syntax settings-curly-quotes settings-quote-missing"
        " settings-unclosed settings-twice settings-letters settings-semicolon settings-gone"
        " settings-comments",
    ),
    (
        Hides.PART,
        N_("Visitors see the kiosk with this setting as it was before."),
        "settings-misspelt settings-belongs-on-top settings-belongs-under settings-needs-text"
        " settings-needs-texts settings-needs-texts-in-list settings-needs-list settings-needs-table"
        " settings-needs-number settings-number-range settings-too-long settings-language"
        " settings-language-likely settings-zone settings-zone-likely",
    ),
    (Hides.PART, N_("Visitors see the kiosk as if this line were not there."), "settings-unknown"),
    (Hides.PART, N_("Visitors see the home screen without a large card."), "front-missing"),
    (
        Hides.PART,
        N_("Visitors see the page as if this line were not there."),
        "header-line",
    ),
    (
        Hides.NOTHING,
        N_("Visitors see the page as if “{likely}” stood there."),
        "header-key-misspelt",
    ),
    (Hides.NOTHING, N_("Visitors see the page as if these lines were not there."), "header-foreign"),
    (Hides.PART, N_("Visitors see its beginning."), "header-too-long"),
    (Hides.NOTHING, N_("Visitors see the words without the sign."), "sign-alone"),
    (Hides.NOTHING, N_("Visitors see the sign as it stands there."), "sign-raw"),
    (
        Hides.PART,
        N_("Visitors see neither it nor the rest of its paragraph."),
        "comment-open",
    ),
    (Hides.PART, _NOT_SEEN, "html-embed"),
    (Hides.NOTHING, N_("Visitors see each row as a list of its cells."), "table-wide"),
    (Hides.NOTHING, N_("Visitors see both pages."), "title-twice"),
    (
        Hides.NOTHING,
        N_("Visitors see this text when they choose the language."),
        "language-same language-other language-letters",
    ),
    (Hides.PART, N_("Visitors see the page in its usual colour."), "header-color"),
    (Hides.PART, N_("Visitors see the name of the folder as the title."), "title-too-long title-missing"),
    (Hides.PART, N_("As soon as this text is no draft, visitors see that title."), "title-sample"),
    (Hides.PART, N_("Visitors see an ordinary list."), "timeline-mixed marks-mixed quiz-mixed quiz-long"),
    (
        Hides.PART,
        N_("Visitors see the picture, and all its places as an ordinary list below it."),
        "marks-many",
    ),
    (Hides.PART, N_("Visitors do not see the columns after that."), "table-cut"),
    (Hides.PART, N_("Visitors see the quiz, but every answer is wrong."), "quiz-without-right"),
    (Hides.PART, N_("Visitors see the sign � in its place."), "text-damaged"),
    (Hides.PART, N_("Visitors see the question marks."), "letters-lost"),
    (Hides.NOTHING, N_("Visitors see the page as if the line were there."), "header-open"),
    (Hides.NOTHING, N_("Visitors see the page with the last of the two."), "header-twice"),
    (Hides.PAGE, N_("Visitors never see this text."), "dates-crossed"),
    (Hides.PART, N_("Visitors see the pages that have dates as they stood in that release."), "clock-wrong"),
    (Hides.NOTHING, N_("Visitors still see this page."), "dates-keep-home dates-keep-section"),
    (Hides.NOTHING, N_("Visitors see each language of the page on its own dates."), "dates-differ"),
    (Hides.NOTHING, N_("Visitors see both as pages of their own."), "same-name"),
    (Hides.NOTHING, N_("Visitors see it as a page of its own."), "folder-copy folder-new"),
    (Hides.NOTHING, N_("Visitors see the text as it is."), "text-ending text-country"),
    (Hides.NOTHING, N_("Visitors see the text with the letters that the kiosk read."), "text-encoding"),
    (Hides.NOTHING, N_("Visitors see the text without them."), "text-control"),
    (Hides.NOTHING, N_("Visitors see the kiosk with the settings that it read."), "settings-encoding"),
    (
        Hides.NOTHING,
        N_("Visitors see the picture, but those who cannot see it learn nothing of it."),
        "picture-without-words",
    ),
    (Hides.NOTHING, _NOT_SEEN, "junk until-past picture-unused film-live"),
    (Hides.NOTHING, N_("Visitors see the picture enlarged."), "picture-small-cover picture-small"),
    (Hides.NOTHING, N_("Visitors may see empty boxes in their place."), "letters-missing"),
    (Hides.NOTHING, N_("Visitors see the word as it is."), "word-latin word-cyrillic"),
    (Hides.NOTHING, N_("Visitors see it on two lines, broken anywhere."), "word-long"),
    (Hides.NOTHING, N_("Visitors see all of it."), "page-long"),
    (Hides.NOTHING, N_("Visitors see everything as before."), "release-mended"),
    (Hides.NOTHING, N_("Visitors do not see them."), "pictures-unused text-struck"),
    (Hides.PAGE, _NOT_YET, "header-draft"),
    (Hides.NOTHING, _NOT_YET, "draft header-draft-likely"),  # as staff wish
    (
        Hides.PART,
        N_("Visitors see the page in another language, with a note that says so."),
        "language-missing",
    ),
    (
        Hides.NOTHING,
        N_("Visitors still read the older text in this language."),
        "translation-shapes translation-numbers translation-words",
    ),
    (Hides.REST, N_("What visitors see depends on each of them."), "more-problems"),
)
MEANWHILE = {code: (hides, text) for hides, text, codes in _GROUPS for code in codes.split()}

_ERROR = (Hides.PAGE, N_("Visitors see the last good version."))
_WARNING = (Hides.NOTHING, N_("Visitors see the page as it is."))


def meanwhile(problem: Problem, translate: Callable[[str], str]) -> str:
    """Return in the reader's language what visitors see as long as the problem is there."""
    return translate(_row(problem)[1]).format(**problem.values)


def by_weight(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems in the order to solve them.

    Errors come first, then what hides more, then as files and lines follow each other, 2 before 10.
    """
    return sorted(problems, key=weight)


def weight(problem: Problem) -> tuple[object, ...]:
    """Return what problems are sorted by, see `by_weight`."""
    return (
        problem.severity is not Severity.ERROR,
        _row(problem)[0],
        _natural(problem.file),
        problem.line,
        problem.code,
    )


def _row(problem: Problem) -> tuple[Hides, str]:
    return MEANWHILE.get(problem.code, _ERROR if problem.severity is Severity.ERROR else _WARNING)


def _natural(file: str) -> list[tuple[list[tuple[str, int]], str]]:
    """Return a path as people sort it: folder by folder, numbers by their value."""
    return [(_words_and_numbers(name), name) for name in file.split("/")]


def _words_and_numbers(name: str) -> list[tuple[str, int]]:
    return [(word.casefold(), int(number or -1)) for word, number in re.findall(r"(\D*)(\d*)", name)]
