"""What must hold for any text and any bytes: tests try hundreds, scripts/torture thousands."""

from __future__ import annotations

import json

from kiosk.content.page.markdown import read_document
from kiosk.content.wire import from_json, to_json
from kiosk.problems.explain import explain
from kiosk.problems.kind import ERROR
from kiosk.problems.problem import Problem
from tests.content.words import body_of, invented, lost


def keeps_its_words(text: str) -> None:
    """What the library's own HTML says is shown, nothing is made up, and the document travels."""
    data = text.encode("utf-8", "surrogatepass")
    document = read_document(data, "a/ru.md")
    if any(problem.severity is ERROR for problem in document.problems):
        assert not body_of(text).strip() or not lost(text, document)
        return
    assert "text-not-understood" not in {problem.code for problem in document.problems}
    assert not lost(text, document)
    assert not invented(text, document)
    travels(data)


def travels(data: bytes) -> None:
    """Any bytes give a document or say why not, and it survives the way to the publisher."""
    document = read_document(data, "a/kk.md")
    assert document.blocks or document.title or document.problems
    assert from_json(json.loads(json.dumps(to_json(document)))) == document
    for problem in document.problems:
        assert isinstance(problem, Problem)
        assert len(explain(problem, "en").sentences) == 3
