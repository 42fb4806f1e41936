import datetime

import pytest

from kiosk.content.days import days_of_month, parse_day
from kiosk.content.header.read import split_header
from kiosk.content.header.values import is_draft, parse_color, parse_fit, parse_focus
from kiosk.content.page.timeline_date import is_date
from kiosk.problems.explain import explain

HEADERS = [
    ("title: a\n", {"title": "a"}, []),
    (
        "---\ntitle: Астана: қала\nfrom: 2026-11-22\n---\nText",
        {"title": "Астана: қала", "from": "2026-11-22"},
        [],
    ),
    ("\n\n---\nTitle : 12:30 \ncolor: #1D6FA5\n---\n", {"title": "12:30", "color": "#1D6FA5"}, []),
    ("———\ntitle: Word\n———\nText", {"title": "Word"}, []),
    ("---\nsummary: a long one\n  that goes on\n---\n", {"summary": "a long one that goes on"}, []),
    ("---\ntitle:\n---\nText", {}, []),
    ("---\ntitel: a\n---\n", {"title": "a"}, [("header-key-misspelt", 2)]),
    ("---\ntitle: a\nauthor: b\n---\n", {"title": "a"}, []),
    ("---\nloose words\ntitle: a\n---\n", {"title": "a"}, [("header-line", 2)]),
    ("---\ntitle: a\ntitle: b\n---\n", {"title": "b"}, [("header-twice", 3)]),
    ("---\nfrom: tomorrow\n---\n", {"from": "tomorrow"}, [("header-day", 2)]),
    ("---\ncolor: blue\n---\n", {"color": "blue"}, [("header-color", 2)]),
    ("---\nсұрақ: Көл неге көк?\nфокус: 50 40\n---\n", {"question": "Көл неге көк?", "focus": "50 40"}, []),
    (
        "---\nfocus: left\nfit: round\n---\n",
        {"focus": "left", "fit": "round"},
        [("header-focus", 2), ("header-fit", 3)],
    ),
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
    assert all(explain(problem, "en").hint for problem in header.problems)
    assert header.body.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "---",
        "---\nNote: some words\n---\n",
        "---\nwords\n---\nmore",
        "Text\n---\ntitle: a\n---",
        "---\nВнимание: завтра поход\n---\n# A",
        "---\nАс мәзірі: палау\nСусын: шай\n---\n# A",
        "# A\n---\nText between two rules\n---\nmore",
        "Астана: қала\nАлматы: қала\n",
        "Ескерту: ертең ерте тұрамыз.\n# A",
        "Сұрақ: неге көл көк?\nЖауап: аспаннан.",
        "С: 10:00\nПо: 12:00",
        "По: Алии Садыковой",
        "от: Директора\nКому: всем",
        "From: the director\nTo: all children",
        "To: all",
        "Тақырып: Наурыз\nФото: Асан\nwords",
        "Фото: Айгүл Сейітова",
        "жоба: Менің елім",
        "Дата: 5 мая",
        "date: 5 May, ten o'clock",
        "Черновик: так называется первая запись. Потом её переписывают набело.",
        "words\n\nЧерновик: так называется первая запись.",
        "Наше озеро\nчерновик: первая запись, да",
        "12:30: обед",
        "С 1 июня 2031 года начинается смена.",
        "с 1 июня 2031",
        "# Смена\nс 1 июня 2031",
        "ЧЕРНОВИКИ Абая",
        "https://example.kz",
        "# A\n\n```\ndraft: yes\n```",
        "# A\n\n    draft: yes",
        "# A\n\n`draft: yes`",
        "# A\nГлубина: 31 м",
        "words\n\nС: 2026-12-01",
        "- from: home\n- to: school",
        "| from | until |\n|---|---|\n| a | b |",
    ],
)
def test_words_for_visitors_are_no_header(text):
    header = split_header(text, "kk.md")
    assert (header.body, header.fields, header.problems, header.ignored) == (text, {}, (), ())


# What staff write to keep a page back, each with what the header then says.
DRAFT = {"draft": True}
HIDDEN = {
    "in Russian": ("---\nчерновик: да\n---\n# A", DRAFT),
    "in Kazakh": ("---\nқаралама: иә\n---\n# A", DRAFT),
    "as a project": ("---\nжоба: иә\n---\n# A", DRAFT),
    "as a shout": ("DRAFT - do not publish\n# A", DRAFT),
    "as the only word of a header": ("---\nскрыть\n---\n# A", DRAFT),
    "days without colons": (
        "---\nс 1.12.2031\nдо 5 декабря 2031\n---\n# A",
        {"from": "1.12.2031", "until": "5 декабря 2031"},
    ),
    "a day without colon and line": ("from 2031-01-01\n# A", {"from": "2031-01-01"}),
    "two days in a line": ("---\nс: 01.12.2031 по: 05.12.2031\n---\n# A", "header-day"),
    "in capitals": ("---\nЧЕРНОВИК: ДА\n---\n# A", DRAFT),
    "with a wide colon": ("---\nDraft：yes\n---\n# A", DRAFT),
    "with a space before the colon": ("---\nчерновик : да\n---\n# A", DRAFT),
    "in quotes": ('---\ndraft: "yes"\n---\n# A', DRAFT),
    "in Word's quotes": ("———\ndraft: “yes”\n———\n# A", DRAFT),
    "between two short lines": ("--\ndraft: yes\n--\n# A", DRAFT),
    "without a line above it": ("draft: yes\n---\n# A", DRAFT),
    "without any line": ("draft: yes\n\n# A", DRAFT),
    "without a gap": ("черновик: да\n# A", DRAFT),
    "never closed": ("---\ndraft: yes\n\n# A\nwords", DRAFT),
    "never closed, and a rule further down": ("---\ndraft: yes\n# A\nwords\n\n---\nmore", DRAFT),
    "below the title": ("# A\ndraft: yes\n\nwords", DRAFT),
    "below the title, between lines": ("# A\n\n---\nчерновик: да\n---\n\nwords", DRAFT),
    "in a comment": ("<!-- draft: yes -->\n# A", DRAFT),
    "at the end": ("# A\n\nwords\n\ndraft: yes", DRAFT),
    "as one word": ("ЧЕРНОВИК\n\n# A", DRAFT),
    "in brackets": ("[черновик]\n# A", DRAFT),
    "without a colon": ("---\ndraft yes\n---\n# A", DRAFT),
    "with a dash": ("---\nчерновик - да\n---\n# A", DRAFT),
    "with a sign =": ("draft = true\n\n# A", DRAFT),
    "in bold": ("**черновик:** да\n\n# A", DRAFT),
    "in Hugo's way": ('+++\ntitle = "A"\ndraft = true\n[params]\ndraft = false\n+++\nwords', DRAFT),
    "in Jekyll's way": ("---\nlayout: page\npublished: false\n---\n# A", DRAFT),
    "in JSON's way": ('{\n"title": "A",\n"draft": true\n}\nwords', DRAFT),
    "by its status": ("---\nstatus: draft\n---\n# A", DRAFT),
    "not ready, in Russian": ("---\nготово: нет\n---\n# A", DRAFT),
    "hidden, in Kazakh": ("---\nжасыру: иә\n---\n# A", DRAFT),
    "with a slip of the pen": ("---\ndrafft: yes\n---\n# A", DRAFT),
    "with letters of the other keyboard": ("---\ndrаft: yеs\n---\n# A", DRAFT),
    "with a mark of the encoding": ("\ufeff---\ndraft: yes\n---\n# A", DRAFT),
    "with an unclear answer": ("---\nчерновик: пока не знаю\n---\n# A", DRAFT),
    "with a comment": ("---\ndraft: true # later\n---\n# A", DRAFT),
    "indented by a slip": ("---\ntitle: A\n draft: yes\n---\nwords", DRAFT),
    "indented far": ("---\ntitle: A\n  draft: yes\n---\nwords", DRAFT),
    "twice": ("---\ndraft: yes\ndraft: no\n---\n# A", DRAFT),
    "behind words that are no key": ("---\nПервая строка\ndraft: yes\n---\n# A", DRAFT),
    "days in Russian": (
        "---\nс: 2027-01-01\nпо: 31.01.2027\n---\n# A",
        {"from": "2027-01-01", "until": "31.01.2027"},
    ),
    "days in Kazakh": (
        "---\nБастап: 2027 жылғы 1 қаңтар\nДейін: 31 қаңтар 2027\n---\n# A",
        {"from": "2027 жылғы 1 қаңтар", "until": "31 қаңтар 2027"},
    ),
    "a day without a line": ("from: 2027-01-01\n# A", {"from": "2027-01-01"}),
    "a day below the title": ("# A\nс: 01.01.2027\n\nwords", {"from": "01.01.2027"}),
    "a day with a slip of the pen": ("---\nform: 2027-01-01\n---\n# A", {"from": "2027-01-01"}),
    "a Latin c": ("---\nc: 2027-01-01\n---\n# A", {"from": "2027-01-01"}),
    "a day that no calendar has": ("---\nпо: 31.02.2027\n---\n# A", "header-day-none"),
    "a day in words": ("---\nfrom: next Monday\n---\n# A", "header-day"),
    "a day in words without a line": ("from: tomorrow\n# A", "header-day"),
    "a day without its year": ("---\nс: 1 декабря\n---\n# A", "header-day"),
    "a day with its hour": ("---\nuntil: 2026-11-22 10:00\n---\n# A", "header-day"),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_meant_to_hide_hides(name):
    text, expected = HIDDEN[name]
    header = split_header(text.removeprefix("\ufeff"), "a/kk.md")
    if isinstance(expected, str):
        assert [(p.code, str(p.severity)) for p in header.problems] == [(expected, "error")]
    elif expected is DRAFT:
        assert is_draft(header.fields["draft"])
    else:
        assert header.fields == expected
        assert {problem.code for problem in header.problems} <= {"header-key-misspelt"}
    assert all(explain(problem, "en").hint for problem in header.problems)
    assert header.body.count("\n") == text.count("\n")


READY = ["---\ndraft: no\n---\n# A", "---\nчерновик: нет\n---\n# A", "---\nқаралама: жоқ\n---\n# A"]
READY += [
    "---\npublished: true\n---\n# A",
    "---\nstatus: published\n---\n# A",
    "---\ndraft: false # ok\n---\n# A",
]
READY += [
    "---\ntitle: A\nparams:\n  draft: yes\n  title: B\n---\n# A",
    "---\nseo:\n    draft: yes\ntitle: A\n---\n# A",
]


@pytest.mark.parametrize("text", READY)
def test_what_is_ready_is_shown(text):
    header = split_header(text, "kk.md")
    assert not is_draft(header.fields.get("draft", ""))
    assert header.fields.get("title", "A") == "A"
    assert header.problems == ()


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("тақырып: Біздің көл", {"title": "Біздің көл"}),
        ("Название: Наше озеро", {"title": "Наше озеро"}),
        ("title: 'Our lake'", {"title": "Our lake"}),
        ("title: «Байтерек»", {"title": "«Байтерек»"}),
        ('title: "A" and "B"', {"title": '"A" and "B"'}),
        ("қысқаша мазмұны: терең", {"summary": "терең"}),
        ("кратко: глубокое", {"summary": "глубокое"}),
        ("сурет: a.jpg", {"picture": "a.jpg"}),
        ("Картинка: «a.jpg»", {"picture": "«a.jpg»"}),
        ("обложка: a.jpg", {"picture": "a.jpg"}),
        ("кілт сөздер: көл, тау", {"keywords": "көл, тау"}),
        ("ключевые слова:\n- озеро\n- гора", {"keywords": "озеро, гора"}),
        ("keywords: [a, 'b']", {"keywords": "a, b"}),
        ("түсі: '#1d6fa5'", {"color": "#1d6fa5"}),
        ("цвет: 1d6fa5", {"color": "1d6fa5"}),
        ("colour: #abc", {"color": "#abc"}),
    ],
)
def test_keys_and_values_in_the_words_of_staff(line, field):
    header = split_header(f"---\n{line}\n---\nwords", "kk.md")
    assert (header.fields, header.problems, header.body.strip()) == (field, (), "words")


@pytest.mark.parametrize(
    "text",
    [
        "---\nlayout: page\nlang: ru\n---\nwords",
        "---\ndate: 2026-07-16\nbuild: no\ntags: [a, b]\nauthor: A\nslug: a\nweight: 5\n---\nwords",
        "---\ntags:\n  - a\n  - b\ncategories: x\npermalink: /a/\ndescription: long\n---\nwords",
        "---\nавтор: Айгүл\nтеги: озеро\n---\nwords",
        "layout: page\nlang: ru\n\nwords",
        "---\nfoo: 1\nbar: 2\n---\nwords",
    ],
)
def test_keys_of_other_programs_do_no_harm(text):
    header = split_header(text, "kk.md")
    assert (header.fields, header.problems, header.body.strip()) == ({}, (), "words")
    assert header.ignored


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
        ("11/22/2026", None),
        ("22.11.26", datetime.date(2026, 11, 22)),
        ("22 ноября 2026 г.", datetime.date(2026, 11, 22)),
        ("22 қараша 2026", datetime.date(2026, 11, 22)),
        ("2026 жылғы 22 қараша", datetime.date(2026, 11, 22)),
        ("22 November 2026", datetime.date(2026, 11, 22)),
        ("Nov 22, 2026", datetime.date(2026, 11, 22)),
        ("1 мая 2026", datetime.date(2026, 5, 1)),
        ("2026-11-22T00:00:00+05:00", datetime.date(2026, 11, 22)),
        ("2026-11-22 10:00", None),
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


@pytest.mark.parametrize(
    ("text", "days"), [("31.02.2026", 28), ("2028-02-30", 29), ("31 апреля 2026", 30), ("x", 0)]
)
def test_how_many_days_a_month_has(text, days):
    assert days_of_month(text) == days


DATES = """2002|1 June|08:30|2017–2019|XV ғасыр|XIX век|19 в.|День 1|1-ші күн|2002 жыл|в 2002 году|2002, EXPO
1990-е|1990-шы жылдар|б.з.д. VI ғасыр|10.00–11.00|Summer 2017|14 наурыз|22 марта|9 мая 1945|март 2020"""
NO_DATES = """12|Room 12|Кабинет 12|12-бөлме|1204 кабинет|1500 детей|12%|5 km|Apollo 11|Этаж 2|I этаж|№5
1000 ₸|Step 1|24/7|XXI|Понедельник|1-я смена|1500 м|3 000|"""


@pytest.mark.parametrize("words", DATES.replace("\n", "|").split("|"))
def test_dates(words):
    assert is_date(words)


@pytest.mark.parametrize("words", NO_DATES.replace("\n", "|").split("|"))
def test_numbers_that_date_nothing(words):
    assert not is_date(words)


@pytest.mark.parametrize(
    ("value", "point"),
    [
        ("50 40", (50, 40)),
        ("0,100", (0, 100)),
        ("30 % / 60 %", (30, 60)),
        ("50", None),
        ("50 101", None),
        ("-5 50", None),
        ("top left", None),
    ],
)
def test_focus(value, point):
    assert parse_focus(value) == point


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("whole", True),
        ("Целиком", True),
        ("бүтін", True),
        ("fill", False),
        ("толтыру", False),
        ("round", None),
    ],
)
def test_fit(value, whole):
    assert parse_fit(value) is whole
