"""What must hold for any text and any bytes: tests try hundreds of them, scripts/torture thousands."""

from __future__ import annotations

from kiosk.content.page.markdown import read_document
from kiosk.problems.explain import explain
from kiosk.problems.kind import ERROR
from kiosk.problems.problem import Problem
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.to_release_page import to_release_page
from kiosk.releases.format import decode, encode
from kiosk.releases.records import Page
from tests.content.words import body_of, invented, lost


def keeps_its_words(text: str) -> None:
    """Assert that all words of the library's own HTML are shown and none is made up; and `travels`."""
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
    """Assert that bytes give a document or a problem, and that its page is read as it was written."""
    document = read_document(data, "a/kk.md")
    assert document.blocks or document.title or document.problems
    page = to_release_page(document, "a", "kk", "a/kk.md", LinkIndex({}, [])).page
    assert decode(encode(page), Page) == page
    for problem in document.problems:
        assert isinstance(problem, Problem)
        assert len(explain(problem, "en").sentences) == 3
