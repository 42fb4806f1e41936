"""Which problem staff read first."""

from __future__ import annotations

import random

from kiosk.problems.kind import ERROR, WARNING
from kiosk.problems.order import by_weight
from kiosk.problems.problem import Problem

ORDER = [
    ("no-pages", ERROR, "", 0),
    ("text-binary", ERROR, "02-b/kk.md", 0),
    ("text-empty", ERROR, "10-a/kk.md", 0),
    ("picture-missing", ERROR, "02-b/kk.md", 3),
    ("link-missing", ERROR, "02-b/kk.md", 7),
    ("picture-missing", ERROR, "02-b/kk.md", 12),
    ("picture-missing", ERROR, "10-a/kk.md", 1),
    ("settings-syntax", ERROR, "kiosk.toml", 4),
    ("more-errors", ERROR, "02-b/kk.md", 0),
    ("language-twice", WARNING, "10-a/KK.txt", 0),
    ("header-line", WARNING, "02-b/2/kk.md", 2),
    ("header-line", WARNING, "02-b/10/kk.md", 2),
    ("header-line", WARNING, "02-b/kk.md", 1),
    ("text-encoding", WARNING, "02-b/kk.md", 0),
    ("junk", WARNING, "10-a/~$a.docx", 0),
    ("more-problems", WARNING, "02-b/kk.md", 0),
]


def test_errors_first_then_what_hides_more_then_by_file_and_line() -> None:
    shuffled = [Problem(code, file, line) for code, _, file, line in ORDER]
    random.Random(4).shuffle(shuffled)
    assert [(p.code, p.severity, p.file, p.line) for p in by_weight(shuffled)] == ORDER


def test_strange_names_have_an_order_too() -> None:
    names = ["", "/", "01", "1", "1a", "a1", "a01", "a", "A", "٣", "a/" * 300, "9" * 250, "�", "a\x1b"]
    problems = [Problem("junk", name) for name in names]
    assert {p.file for p in by_weight(problems)} == set(names)
    assert by_weight(problems) == by_weight(reversed(problems))
