"""Signs that staff typed not quite right, pasted HTML, and what must stay as it is written."""

from __future__ import annotations

import time

import pytest

from tests.content.short import read, short

# A text, the blocks that visitors see, and the codes of what staff are told, each with its line.
CLEAR = {
    "a comment": ("До <!-- проверить --> после", [("p", "До после")]),
    "a comment of many lines": ("<!-- a\nb\n\n- c\n--> d", [("p", "d")]),
    "a comment with Word's dash": ("<!— тише —> после", [("p", "после")]),
    "paragraphs": ('<p style="margin:0">Привет</p><p>Два</p>', [("p", "Привет"), ("p", "Два")]),
    "line breaks": ("Раз<br>два<br/>три<BR />", [("p", "Раз\nдва\nтри")]),
    "a backslash for a line break": ("раз\\\nдва", [("p", "раз\nдва")]),
    "spaces of HTML": ("a&nbsp;b &nbsp c", [("p", "a\u00a0b \u00a0 c")]),
    "quotes of HTML": ("&laquo;Көл&raquo;", [("p", "«Көл»")]),
    "styles": (
        "<b>Важно</b>: <i>тише</i>, <strong> x </strong>, <span lang=RU>y</span>",
        [("p", "*Важно*: _тише_, *x* , y")],
    ),
    "events": ("<b onclick=x>one</b> <p onload='f()'>two</p>", [("p", "*one*"), ("p", "two")]),
    "Word's own tags": ("<o:p></o:p>текст <font color=red>x</font>", [("p", "текст x")]),
    "a heading": ("a\n\n<h2>Тема</h2>\nтекст", [("p", "a"), ("h2", "Тема"), ("p", "текст")]),
    "a list": ("<ul>\n<li>Один</li>\n<li>Два</li>\n</ul>", [("list", "• Один", "• Два")]),
    "a list on one line": ("<ul><li>Один</li><li>Два</li></ul>", [("list", "• Один", "• Два")]),
    "a table": (
        "<table border=1>\n<tr><th>День</th><th>Обед</th></tr>\n<tr>\n  <td>Пн</td>\n  <td>"
        "<b>Суп</b><br>чай</td>\n</tr></table>",
        [("table", "День|Обед", "Пн|*Суп*\nчай", "left left")],
    ),
    "a link and a picture": (
        '<a href="https://x.kz">сайт</a> <img src="a b.jpg" alt="Дети" title="лето">',
        [("link", "https://x.kz", "сайт"), ("picture", "a b.jpg", "Дети", "лето")],
    ),
    "a tag in an item": ("- <p>a</p>\n- b<br>c", [("list", "• a", "• b\nc")]),
    "a tag in two lines": ('<p class=MsoNormal\nstyle="margin:0">x</p>', [("p", "x")]),
    "a whole web page": (
        "<!DOCTYPE html><html><head><title>t</title></head><body><p>x</p></body></html>",
        [("p", "x")],
    ),
    "an item without words": ("- один\n-\n- два", [("list", "• один", "• два")]),
    "code in bold with spaces": ("** `x` **", [("p", "*x*")]),
    "a script": ("<script>alert(1)</script>x<style>p {}</style>", [("p", "x")]),
    "bold with spaces inside": ("** важно ** слово", [("p", "*важно* слово")]),
    "bold with a space at its end": ("**важно **слово", [("p", "*важно* слово")]),
    "bold with underscores and spaces": ("__ важно __", [("p", "*важно*")]),
    "two bold words": ("**a** b **c**", [("p", "*a* b *c*")]),
    "bold in two lines": ("**a\nb** c", [("p", "*a b* c")]),
    "hyphens without spaces": ("-один\n-два", [("list", "• один", "• два")]),
    "dashes without spaces": ("–один\n–два", [("list", "• один", "• два")]),
    "one space forgotten": ("- один\n-**два**\n- три", [("list", "• один", "• *два*", "• три")]),
    "numbers without spaces": ("1.Бурабай\n2.Астана", [("list", "1. Бурабай", "2. Астана")]),
    "brackets the wrong way round": ("!(Дети)[a.jpg]", [("picture", "a.jpg", "Дети", "")]),
    "a link the wrong way round": ("(сайт)[https://x.kz]", [("link", "https://x.kz", "сайт")]),
    "wide brackets": ("！［Дети］（a.jpg）", [("picture", "a.jpg", "Дети", "")]),
    "a gap before the address": ("[x]  (https://a.kz)", [("link", "https://a.kz", "x")]),
    "a gap before a name with a space": ("![Дети] (a b.jpg)", [("picture", "a b.jpg", "Дети", "")]),
    "a link that nobody closed": (
        "[сайт](https://x.kz и дальше",
        [("p", "сайт<https://x.kz> и дальше")],
    ),
    "a picture that nobody closed": ('![Дети](a.jpg "лето"', [("picture", "a.jpg", "Дети", "лето")]),
    "hashtags": ("#Бурабай #лето #дети", [("p", "#Бурабай #лето #дети")]),
    "a caption in bold": ('![**Дети**](a.jpg "__лето__")', [("picture", "a.jpg", "Дети", "лето")]),
    "things to bring": (
        "Возьмите:\n- [ ] шапку\n- [ ] воду",
        [("p", "Возьмите:"), ("list", "□ шапку", "□ воду")],
    ),
    "things of which two are done": ("- [x] a\n- [x] b\n- [ ] c", [("list", "✔ a", "✔ b", "□ c")]),
    "one box alone": ("- [ ] один", [("list", "□ один")]),
    "a quiz": ("Сколько?\n-[ ] 1\n-[x] 2", [("quiz", "Сколько?", "-1", "+2")]),
    "a list behind a quiz": (
        "Сколько?\n\n- [ ] 1\n- [x] 2\n\n- a\n- b",
        [("quiz", "Сколько?", "-1", "+2"), ("list", "• a", "• b")],
    ),
    "things to bring behind a list": (
        "- a\n- b\n\n- [ ] c\n- [ ] d",
        [("list", "• a", "• b"), ("list", "□ c", "□ d")],
    ),
    "rooms": ("- **Room 12** a\n- **Room 13** b", [("list", "• *Room 12* a", "• *Room 13* b")]),
}


@pytest.mark.parametrize("name", CLEAR)
def test_what_is_clear_is_forgiven(name: str) -> None:
    text, blocks = CLEAR[name]
    document = read(text)
    assert [short(block) for block in document.blocks] == blocks
    assert [problem.code for problem in document.problems if problem.code != "picture-without-words"] == []


AS_WRITTEN = """5 * 3 * 2|10*20*30 см|2**8|5 ** 3|snake_case|a__b__c|<3|a < b > c|x<y и y>z|<Имя>
C:\\photos\\лето|-один|-5 градусов|цена: 500* ₸|№5_а|100$ & 50%|R&D|Текст с \\ чертой|см. (прим.)[1]
[прим.] (см. стр. 5)|~5 км|1.5 км|Об`єкт|a = b == c|(а)|[1]|{а}"""


@pytest.mark.parametrize("text", AS_WRITTEN.replace("\n", "|").split("|"))
def test_what_people_write_stays(text: str) -> None:
    document = read(f"слово {text}" if text[0] in "-" else text)
    assert [short(block)[1] for block in document.blocks] == [f"слово {text}" if text[0] in "-" else text]
    assert document.problems == ()


CODE = "<b>x</b> ** a ** <!-- c --> -[ ] ~~x~~ !(a)[b.jpg] &nbsp;"


@pytest.mark.parametrize(
    "text",
    [f"```\n{CODE}\n-a\n-b\n```", f"~~~\n{CODE}\n~~~", f"w\n\n    {CODE}", f"`{CODE}`", f"- `{CODE}`\n- b"],
)
def test_code_stays_as_it_is_written(text: str) -> None:
    document = read(text)
    assert CODE in " ".join(part for block in document.blocks for part in short(block))
    assert document.problems == ()


DOUBTFUL = {
    "bold without an end": ("# T\n\n**завтра едем", [("p", "завтра едем")], "sign-alone", 3, "**"),
    "bold without a beginning": (
        "a\n\nедем** завтра",
        [("p", "a"), ("p", "едем завтра")],
        "sign-alone",
        3,
        "**",
    ),
    "the second line of three": ("**a** b\n**два", [("p", "*a* b два")], "sign-alone", 2, "**"),
    "bold in a cell": (
        "|a|**b|\n|-|-|\n|1|2|",
        [("table", "a|b", "1|2", "left left")],
        "sign-alone",
        1,
        "**",
    ),
    "italics without an end": ("w\n\n*завтра едем", [("p", "w"), ("p", "*завтра едем")], "sign-raw", 3, "*"),
    "code without an end": ("`завтра", [("p", "`завтра")], "sign-raw", 1, "`"),
    "an unknown tag": ("w\n\n<foo>x", [("p", "w"), ("p", "<foo>x")], "sign-raw", 3, "<foo>"),
    "an unknown letter": ("&nosuch; x", [("p", "&nosuch; x")], "sign-raw", 1, "&nosuch;"),
    "a footnote": ("w[^1]", [("p", "w[^1]")], "sign-raw", 1, "[^1]"),
    "a template": ("{% x %}", [("p", "{% x %}")], "sign-raw", 1, "{%"),
    "a marked word": ("==a==", [("p", "==a==")], "sign-raw", 1, "=="),
    "a class": ("w {.big}", [("p", "w {.big}")], "sign-raw", 1, "{.big}"),
    "TeX": ("\\textbf{x}", [("p", "\\textbf{x}")], "sign-raw", 1, "\\"),
    "a comment without an end": (
        "a\n<!-- потом\nb\n\nc",
        [("p", "a"), ("p", "c")],
        "comment-open",
        2,
        "<!--",
    ),
    "crossed out": ("~~10:00~~ 11:00", [("p", "11:00")], "text-struck", 1, "~~"),
    "a frame": ("w <iframe src=x></iframe>", [("p", "w")], "html-embed", 1, "<>"),
}


@pytest.mark.parametrize("name", DOUBTFUL)
def test_the_rest_is_told_with_its_sign_and_line(name: str) -> None:
    text, blocks, code, line, sign = DOUBTFUL[name]
    document = read(text)
    assert [short(block) for block in document.blocks] == blocks
    first = document.problems[0]
    assert (first.code, first.line, first.values["sign"]) == (code, line, sign)


LINES = {
    "the second of two quizzes": (
        "# a\n\nb?\n- [ ] a\n- [x] b\n\nc?\n- [ ] a\n- [ ] b",
        [("quiz-without-right", 8)],
    ),
    "an answer that stands in the heading": (
        "# Four\n\nHow many?\n\n- [ ] Four\n- [ ] Five",
        [("quiz-without-right", 5)],
    ),
    "a line that repeats another": ("b?\n\n- [ ] four\n- [x] five\n- four", [("quiz-mixed", 5)]),
    "a list that repeats the text": (
        "then we go\n\n- **2001** a\n- **2002** b\n- **2003** c\n- then we go",
        [("timeline-mixed", 6)],
    ),
    "a place that stands in the heading": (
        "# Astana\n\n![a](m.svg)\n\n- 1 % 2 % a\n- 3 % 4 % b\n- Astana",
        [("marks-mixed", 7)],
    ),
    "a link whose address is a word of the heading": ("# ftp://x\n\nw\n\n[a](ftp://x)", [("link-scheme", 5)]),
    "a long heading that repeats the text": ("long long\n\n# " + "long " * 60, [("title-too-long", 3)]),
    "a wide table": (
        "w\n\n" + "\n".join(["|" + "a|" * 17, "|" + "-|" * 17, "|" + "1|" * 17]),
        [("table-wide", 3)],
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_a_problem_names_the_line_it_is_in(name: str) -> None:
    text, expected = LINES[name]
    assert [(problem.code, problem.line) for problem in read(text).problems] == expected


INVISIBLE = "\u200b"


@pytest.mark.parametrize(
    "text", [f"# {INVISIBLE}\n\nw", f"---\ntitle: {INVISIBLE}\n---\nw", "# \u2060\u00ad\n\nw"]
)
def test_a_title_that_nobody_sees_is_none(text: str) -> None:
    assert read(text).title == ""


def test_a_header_s_title_is_words_only() -> None:
    document = read("---\ntitle: <b>A</b> **b** &amp; c\nsummary: __d__<br>e\n---\nw")
    assert (document.title, document.summary) == ("A b & c", "d e")


def test_a_long_title_of_the_header_is_told() -> None:
    document = read(f"---\ntitle: {'word ' * 20_000}\n---\nw")
    assert len(document.title) <= 200
    assert [(problem.code, problem.line) for problem in document.problems] == [("header-too-long", 2)]


HOSTILE = [
    "**a " * 20_000,
    "<b>" * 30_000,
    "<!--" * 20_000,
    "[a](b.c " * 10_000,
    "-a\n" * 30_000,
    "(a)[b" * 15_000,
]
HOSTILE += [
    "<p " * 30_000,
    "`" * 3 + "<b>" * 20_000,
    "~~a" * 30_000,
    "<table><tr><td>" * 5_000,
    "**\n" * 20_000,
]
HOSTILE += ["&nbsp" * 20_000, "\\\n" * 30_000, "<a href=x>" * 9_000, "word *x " * 15_000, "draft:\n" * 15_000]
HOSTILE += ["](" * 60_000, "{" * 120_000, "{{" * 60_000, "`" * 120_000, "&a;" * 40_000]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8])
def test_hostile_signs_take_no_time(text: str) -> None:
    from kiosk.content.header.read import split_header
    from kiosk.content.text.leftover_markup import leftover_markup
    from kiosk.content.text.repair_markup import repair_markup

    start = time.process_time()
    repair_markup(split_header(text, "a/kk.md").body)
    list(leftover_markup(text))
    assert time.process_time() - start < 3.0  # quadratic ones took more than seven
