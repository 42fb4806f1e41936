from __future__ import annotations

import random
import re
import string

import pytest

from kiosk.problems.meanwhile import MEANWHILE, Hides, by_weight, meanwhile
from kiosk.problems.problem import MESSAGES, Problem, Severity, describe

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# What the third sentence says, and the first two must leave to it.
TOLD_TWICE = re.compile(
    r"visitors (?:see|do not see)|\bis shown as\b|not shown|last good|previous settings|left out"
    r"|[.] It was read",
    re.IGNORECASE,
)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_problem_says_what_visitors_see_meanwhile() -> None:
    missing = MESSAGES.keys() - MEANWHILE.keys()
    assert not missing, f"kiosk/problems/meanwhile.py lacks {missing}: add each to the group that fits"
    assert not MEANWHILE.keys() - MESSAGES.keys()


@pytest.mark.parametrize("code", MESSAGES)
def test_the_third_sentence_is_short_and_said_once(code: str) -> None:
    if code not in MEANWHILE:
        pytest.fail("no sentence")
    text = MEANWHILE[code][1]
    assert "isitors" in text
    assert text.endswith(".")
    assert len(text) <= 110
    assert fields(text) <= fields("".join(MESSAGES[code]))
    for other in MESSAGES[code]:
        assert not TOLD_TWICE.search(other), other
        assert text not in other


def test_the_sentence_names_what_the_problem_names() -> None:
    problem = Problem("language-twice", WARNING, "a/kk.txt", 0, {"name": "kk.txt", "other": "kk.md"})
    assert meanwhile(problem, str) == "Visitors see “kk.md” only."
    assert meanwhile(problem, lambda text: text.replace("Visitors see", "Видят")) == "Видят “kk.md” only."


@pytest.mark.parametrize(
    ("severity", "text"),
    [(ERROR, "Visitors see the last good version."), (WARNING, "Visitors see the page as it is.")],
)
def test_a_problem_of_an_older_program_has_a_sentence_too(severity: Severity, text: str) -> None:
    assert meanwhile(Problem("long-gone", severity, "a/kk.md"), str) == text


ORDER = [
    ("no-pages", ERROR, "", 0),
    ("text-binary", ERROR, "02-b/kk.md", 0),
    ("text-empty", ERROR, "10-a/kk.md", 0),
    ("picture-missing", ERROR, "02-b/kk.md", 3),
    ("link-missing", ERROR, "02-b/kk.md", 7),
    ("picture-missing", ERROR, "02-b/kk.md", 12),
    ("picture-missing", ERROR, "10-a/kk.md", 1),
    ("settings-syntax", ERROR, "kiosk.toml", 4),
    ("more-problems", ERROR, "02-b/kk.md", 0),
    ("language-twice", WARNING, "10-a/KK.txt", 0),
    ("header-line", WARNING, "02-b/2/kk.md", 2),
    ("header-line", WARNING, "02-b/10/kk.md", 2),
    ("header-line", WARNING, "02-b/kk.md", 1),
    ("text-encoding", WARNING, "02-b/kk.md", 0),
    ("junk", WARNING, "10-a/~$a.docx", 0),
    ("more-problems", WARNING, "02-b/kk.md", 0),
]


def test_errors_first_then_what_hides_more_then_by_file_and_line() -> None:
    shuffled = [Problem(*row) for row in ORDER]
    random.Random(4).shuffle(shuffled)
    assert [(p.code, p.severity, p.file, p.line) for p in by_weight(shuffled)] == ORDER


def test_strange_names_have_an_order_too() -> None:
    names = ["", "/", "01", "1", "1a", "a1", "a01", "a", "A", "٣", "a/" * 300, "9" * 250, "�", "a\x1b"]
    problems = [Problem("junk", WARNING, name) for name in names]
    assert {p.file for p in by_weight(problems)} == set(names)
    assert by_weight(problems) == by_weight(reversed(problems))


def test_what_hides_all_weighs_most() -> None:
    assert sorted({row[0] for row in MEANWHILE.values()}) == list(Hides)


def test_every_problem_is_told_in_three_sentences() -> None:
    values = dict.fromkeys({name for row in MESSAGES.values() for name in fields("".join(row))}, "x")
    for code in MESSAGES:
        problem = Problem(code, ERROR, "a/kk.md", 1, values)
        told = [*describe(problem, str), meanwhile(problem, str)]
        assert len(set(told)) == 3
        assert all(told)
