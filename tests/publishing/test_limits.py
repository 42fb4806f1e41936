"""What no screen can show and no visitor can use: shown otherwise or not, and staff are told where."""

from __future__ import annotations

import pytest

from kiosk.content.page import blocks as b
from kiosk.content.page.document import Document
from kiosk.content.page.markdown import read_document
from kiosk.problems.explain import explain
from kiosk.publishing.build.decide import MOST_LANGUAGES
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.limits import (
    LONGEST_GALLERY,
    MOST_ANSWERS,
    MOST_CODES,
    MOST_COLUMNS,
    MOST_HOTSPOTS,
    within_limits,
)
from kiosk.publishing.worker.to_release_page import to_release_page
from kiosk.releases.release import current_release
from tests.publishing.conftest import Folder, Publish


def read(text: str) -> tuple[Document, Document]:
    """Return a document as it was read and as it is shown."""
    data = f"# A\n\n{text}".encode()
    document = read_document(data, "kk.md")
    return document, within_limits(document, data, "kk.md")


def told(before: Document, after: Document) -> list[tuple[str, int]]:
    """Return code and line of the problems that `after` has and `before` has not."""
    new = after.problems[len(before.problems) :]
    assert all(len(explain(problem, "en").sentences) == 3 for problem in new)
    return [(problem.code, problem.line) for problem in new]


def table(columns: int) -> str:
    """Return a table with so many columns in Markdown."""
    row = "|" + "".join(f" Глубина{at} |" for at in range(columns))
    return f"{row}\n|{'---|' * columns}\n{row}\n"


def quiz(answers: int) -> str:
    return "Which one?\n\n" + "- [x] This\n" + "- [ ] That\n" * (answers - 1)


def marks(count: int) -> str:
    return "![Map](map.svg)\n\n" + "".join(f"- {at} % 24 % **Place** words\n" for at in range(count))


@pytest.mark.parametrize(
    "text",
    [
        "Words.\n",
        table(MOST_COLUMNS),
        quiz(MOST_ANSWERS),
        marks(MOST_HOTSPOTS),
        "![a](p.jpg)\n" * LONGEST_GALLERY,
    ],
)
def test_what_is_within_the_limits_stays_as_it_is(text: str) -> None:
    before, after = read(text)
    assert after is before


def test_a_wide_table_loses_its_last_columns() -> None:
    before, after = read("Words.\n\n" + table(MOST_COLUMNS + 5))
    shown = after.blocks[-1]
    assert isinstance(shown, b.Table)
    assert {len(shown.header), len(shown.align), *map(len, shown.rows)} == {MOST_COLUMNS}
    assert told(before, after) == [("table-cut", 5)]


def test_a_long_quiz_is_a_list() -> None:
    before, after = read("Words.\n\n" + quiz(MOST_ANSWERS + 1))
    question, answers = after.blocks[-2:]
    assert isinstance(question, b.Paragraph)
    assert isinstance(answers, b.ListBlock)
    assert len(answers.items) == MOST_ANSWERS + 1
    assert told(before, after) == [("quiz-long", 5)]


def test_very_many_places_are_a_list_below_the_picture() -> None:
    before, after = read("Words.\n\n" + marks(MOST_HOTSPOTS + 1))
    picture, places = after.blocks[-2:]
    assert isinstance(picture, b.Picture)
    assert isinstance(places, b.ListBlock)
    assert [span.text for span in places.items[0].text] == ["Place", ": ", "words"]
    assert len(places.items) == MOST_HOTSPOTS + 1
    assert told(before, after) == [("marks-many", 5)]


@pytest.mark.parametrize(("count", "parts"), [(LONGEST_GALLERY + 1, 2), (2 * LONGEST_GALLERY + 5, 3)])
def test_a_long_gallery_is_several(count: int, parts: int) -> None:
    before, after = read("![a](p.jpg)\n" * count)
    assert len(after.blocks) == parts
    shown = [block.pictures if isinstance(block, b.Gallery) else (block,) for block in after.blocks]
    assert sum(map(len, shown)) == count
    assert told(before, after) == []


@pytest.mark.parametrize("form", ["<https://a.kz/{}>\n\n", "[x](https://a.kz/{}) "])
def test_only_so_many_addresses_have_a_code(form: str) -> None:
    text = "".join(form.format(at) for at in range(MOST_CODES + 20)) + form.format(0)
    document = read_document(f"# A\n\n{text}".encode(), "kk.md")
    made = to_release_page(document, "a", "kk", "a/kk.md", LinkIndex({"a": "a"}, []))
    assert len(made.addresses) == MOST_CODES
    (problem,) = (problem for problem in made.problems if problem.code == "codes-many")
    assert problem.values["name"] == f"https://a.kz/{MOST_CODES}"
    assert problem.line
    assert str(made.page.blocks).count("https://a.kz/0") >= 2  # the same address has its code again
    assert explain(problem, "en").meanwhile == "Visitors see its words without a link."


def test_only_so_many_languages_have_a_button_by_themselves(content: Folder, published: Publish) -> None:
    tags = [f"{first}{second}" for first in "abcdefg" for second in "aeiou"][: MOST_LANGUAGES + 4]
    for tag in tags:
        content.put(f"a/{tag}.md", "# A\n\nA.\n")
    outcome = published()
    release = current_release(content.root.parent / "state")
    assert release is not None
    assert len(release.languages) == MOST_LANGUAGES
    assert [problem.code for problem in outcome.problems].count("language-undeclared") == 4
