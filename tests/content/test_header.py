import datetime

import pytest

from kiosk.content.header import is_draft, parse_color, parse_day, split_header
from kiosk.content.problems import describe

HEADERS = [
    ("title: a\n", {}, []),
    (
        "---\ntitle: Астана: қала\nfrom: 2026-11-22\n---\nText",
        {"title": "Астана: қала", "from": "2026-11-22"},
        [],
    ),
    ("\n\n---\nTitle : 12:30 \ncolor: #1D6FA5\n---\n", {"title": "12:30", "color": "#1D6FA5"}, []),
    ("———\ntitle: Word\n———\nText", {"title": "Word"}, []),
    ("---\nsummary: a long one\n  that goes on\n---\n", {"summary": "a long one that goes on"}, []),
    ("---\ntitle:\n---\nText", {}, []),
    ("---\ntitel: a\n---\n", {}, [("header-key-misspelt", 2)]),
    ("---\ntitle: a\nauthor: b\n---\n", {"title": "a"}, [("header-key-unknown", 3)]),
    ("---\nloose words\ntitle: a\n---\n", {"title": "a"}, [("header-line", 2)]),
    ("---\ntitle: a\ntitle: b\n---\n", {"title": "b"}, [("header-twice", 3)]),
    ("---\nfrom: tomorrow\n---\n", {"from": "tomorrow"}, [("header-day", 2)]),
    ("---\ncolor: blue\n---\n", {"color": "blue"}, [("header-color", 2)]),
    ("---\ndraft: yes\n---\n# A", {"draft": "yes"}, [("draft", 2)]),
    ("---\ndraft: no\n---\n# A", {"draft": "no"}, []),
    (
        "---\ntitle: >\n  Our\n  lake\nsummary: |-\n  Deep\n---\n# A",
        {"title": "Our lake", "summary": "Deep"},
        [],
    ),
    ("---\ndraft: later\n---\n# A", {"draft": "later"}, [("header-draft", 2)]),
    ("---\ntitle: a\n\nText: words", {"title": "a"}, [("header-open", 1)]),
    ("---\ntitle: a", {"title": "a"}, [("header-open", 1)]),
]


@pytest.mark.parametrize(("text", "fields", "said"), HEADERS)
def test_header(text, fields, said):
    header = split_header(text, "a/kk.md")
    assert header.fields == fields
    assert [(problem.code, problem.line) for problem in header.problems] == said
    assert all(describe(problem, str)[1] for problem in header.problems)
    assert header.body.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "---",
        "---\nNote: some words\n---\n",
        "---\nwords\n---\nmore",
        "Text\n---\ntitle: a\n---",
    ],
)
def test_a_rule_is_no_header(text):
    assert split_header(text, "kk.md").body == text


@pytest.mark.parametrize("text", ["---\n---\n# A", "\n---\n\n---\n# A", "———\n———\n# A"])
def test_a_header_without_lines_leaves_no_rules(text):
    header = split_header(text, "kk.md")
    assert (header.fields, header.problems, header.body.strip()) == ({}, (), "# A")
    assert header.body.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("value", "draft"),
    [("yes", True), ("Да.", True), ("ИӘ", True), ("maybe", True), ("", False), ("no", False), ("жоқ", False)],
)
def test_what_is_a_draft(value, draft):
    assert is_draft(value) is draft


def test_lines_keep_their_numbers():
    body = split_header("---\ntitle: a\n---\n# Fourth", "kk.md").body
    assert body.split("\n")[3] == "# Fourth"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", datetime.date(2026, 11, 22)),
        ("22.11.2026", datetime.date(2026, 11, 22)),
        ("1.2.2026.", datetime.date(2026, 2, 1)),
        ("2026/1/2", datetime.date(2026, 1, 2)),
        ("31.02.2026", None),
        ("soon", None),
    ],
)
def test_days(text, day):
    assert parse_day(text) == day


@pytest.mark.parametrize(
    ("text", "color"), [("#ABC", "#aabbcc"), ("1d6fa5", "#1d6fa5"), ("blue", ""), ("#12345", "")]
)
def test_colors(text, color):
    assert parse_color(text) == color
