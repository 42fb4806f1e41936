"""A problem on its way: into a report and back, and into words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kiosk.preview.problems import ALL_PAGES, problem_values
from kiosk.problems.explain import explain
from kiosk.problems.kind import WARNING, Hides, Kind
from kiosk.problems.kinds import KINDS
from kiosk.problems.listing import as_json, as_lines
from kiosk.problems.problem import Problem, known_problems
from kiosk.publishing.report.contents import Report, Shown
from kiosk.publishing.report.report_text import report_lines
from kiosk.releases.format import shaped
from kiosk.releases.records import ProblemRow

MISSING = Problem("picture-missing", "a/kk.md", 3, {"name": "p.jpg"}, "a", "kk")


def test_a_problem_is_the_same_when_it_was_written_and_read() -> None:
    row = json.loads(json.dumps(MISSING.to_row()))
    assert shaped(row, ProblemRow) == row
    assert row["severity"] == "error"
    assert Problem.from_row(row) == MISSING


@pytest.mark.parametrize(
    "change", [{"code": "long-gone"}, {"values": {}}, {"values": {"file": "p.jpg"}}], ids=str
)
def test_a_problem_of_another_version_is_left_out(change: dict[str, Any]) -> None:
    row = {**MISSING.to_row(), **change}
    with pytest.raises(ValueError, match="no problem of this version"):
        Problem.from_row(row)
    assert [*known_problems([row, MISSING.to_row()])] == [MISSING]


def test_a_problem_is_explained_in_the_reader_s_language() -> None:
    problem = Problem("language-twice", "a/kk.txt", 0, {"name": "kk.txt", "other": "kk.md"})
    told = explain(problem, "en")
    assert (told.severity, told.place) == (WARNING, "a/kk.txt")
    assert told.meanwhile == "Visitors see “kk.md” only."
    assert "kk.md" in explain(problem, "ru").meanwhile
    assert explain(problem, "ru").meanwhile.startswith("Посетители видят")


def test_what_the_system_says_is_told_in_the_reader_s_language() -> None:
    problem = Problem("file-unreadable", "a/kk.md", 0, {"reason": "the disk reports an error"})
    assert "the disk reports an error" in explain(problem, "en").message
    assert "the disk" not in explain(problem, "ru").message


def test_a_new_problem_is_declared_in_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/develop.md: one entry of the table is all that the report, the check and the preview need."""
    kind = Kind(
        WARNING,
        Hides.NOTHING,
        message="The lake “{name}” is frozen.",
        hint="Wait for spring.",
        meanwhile="Visitors see ice.",
    )
    monkeypatch.setitem(KINDS, "lake-frozen", kind)
    problem = Problem.from_row(Problem("lake-frozen", "a/kk.md", 2, {"name": "Burabay"}).to_row())
    sentences = ["The lake “Burabay” is frozen.", "Wait for spring.", "Visitors see ice."]
    assert [*as_lines([problem], "en")] == [f"a/kk.md:2: {' '.join(sentences)}"]
    (listed,) = json.loads(as_json(1, [problem], "en"))["problems"]
    assert [listed["message"], listed["hint"], listed["meanwhile"]] == sentences
    report = report_lines(Report("Center", 1, [problem], Shown(), "en"))
    assert [f"   {sentence}" for sentence in sentences] == [line for line in report if line[:3] == "   "]
    row = problem_values(problem, ALL_PAGES, "en")
    assert [row["message"], row["hint"], row["meanwhile"], row["error"]] == [*sentences, False]
