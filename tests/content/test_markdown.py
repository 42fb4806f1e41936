"""Document -> blocks, as one table; blocks are written short by `short`."""

import pickle

import pytest

from kiosk.content.page import blocks as b
from kiosk.content.page.document import Document
from kiosk.content.page.markdown import read_document
from kiosk.problems.explain import explain
from kiosk.problems.kind import Severity
from tests.content.short import read, short
from tests.content.words import invented, lost

ONE_TWO = ("list", "• one", "• two")

SHAPES = [
    # paragraphs and headings
    ("one", [("p", "one")]),
    ("one\ntwo", [("p", "one two")]),
    ("one  \ntwo", [("p", "one\ntwo")]),
    ("**a** *b* ***c*** __d__ _e_ f_g_h", [("p", "*a* _b_ *_c_* *d* _e_ f_g_h")]),
    ("x\n\n## Two\n\n#### Four", [("p", "x"), ("h2", "Two"), ("h4", "Four")]),
    ("x\n\n#Three\n##Four", [("title", "Three"), ("p", "x"), ("h2", "Four")]),
    ("x\n\nTwo\n---", [("p", "x"), ("h2", "Two")]),
    ("x\n  ## Two ##\ny", [("p", "x"), ("h2", "Two"), ("p", "y")]),
    ("x\n\n---\n\ny", [("p", "x"), ("rule",), ("p", "y")]),
    ("x\n———\ny", [("p", "x"), ("rule",), ("p", "y")]),
    (
        "A long line. " * 12 + "\n---\ny",
        [("p", "A long line. " * 11 + "A long line."), ("rule",), ("p", "y")],
    ),
    (
        "\tA paragraph with an indent.\n\tAnother one.",
        [("p", "A paragraph with an indent."), ("p", "Another one.")],
    ),
    (
        "    Word indents the first line.\nnot the second",
        [("p", "Word indents the first line. not the second")],
    ),
    # lists
    ("- one\n- two", [ONE_TWO]),
    ("* one\n+ two", [ONE_TWO]),
    ("- one\n\n- two", [ONE_TWO]),
    ("text\n- one\n- two", [("p", "text"), ONE_TWO]),
    ("text\n1. one\n2. two\n\nend", [("p", "text"), ("list", "1. one", "2. two"), ("p", "end")]),
    ("1) one\n2) two", [("list", "1. one", "2. two")]),
    ("3. one\n4. two", [("list", "3. one", "4. two")]),
    # addresses as Windows writes them
    (r"[Көл](..\..\03-geography\)", [("link", "../../03-geography/", "Көл")]),
    # the number that was written stays: it may be a year
    ("1991. A\n1992. B\n1995. C", [("list", "1991. A", "1992. B"), ("list", "1995. C")]),
    ("1998. A\n\n1991. B\n1992. C", [("p", "1998. A"), ("list", "1991. B", "1992. C")]),
    ("1. one\n2. two\n\n1991. A", [("list", "1. one", "2. two"), ("p", "1991. A")]),
    ("1. one\n5. two", [("list", "1. one"), ("list", "5. two")]),
    ("1. one\n2. two\n\n1. three", [("list", "1. one", "2. two"), ("list", "1. three")]),
    ("1. one\n1. two\n1. three", [("list", "1. one", "2. two", "3. three")]),
    ("1. one\n2. two\n2. three\n3. four", [("list", "1. one", "2. two", "3. three", "4. four")]),
    (
        "1. one\n  - a\n    1. x\n    3. y\n  - b\n2. two",
        [("list", "1. one", "  – a", "    1. x", "    3. y", "  – b", "2. two")],
    ),
    ("• one\n• two", [ONE_TWO]),
    ("•one\n•\ttwo", [ONE_TWO]),
    ("– one\n– two", [ONE_TWO]),
    ("· one\n·\u00a0two", [ONE_TWO]),
    ("\uf0b7\tone\n\uf0b7\ttwo", [ONE_TWO]),
    ("*\u00a0one\n-\u00a0two", [ONE_TWO]),
    ("\t• one\n\to\ttwo", [ONE_TWO]),
    ("- one\n  - two\n    - three\n- four", [("list", "• one", "  – two", "    • three", "• four")]),
    ("- one\n    - two\n        - three\n- four", [("list", "• one", "  – two", "    • three", "• four")]),
    ("- one\n\t- two\n\t\t- three\n- four", [("list", "• one", "  – two", "    • three", "• four")]),
    ("1. one\n   - two\n2. three", [("list", "1. one", "  – two", "2. three")]),
    ("1. one\n  - two\n\n2. three", [("list", "1. one", "  – two", "2. three")]),
    ("- one\n\n  more of one\n- two", [("list", "• one", " more of one", "• two")]),
    ("- one\nlazy\n- two", [("list", "• one lazy", "• two")]),
    ("- one\n- two\n\ntext", [ONE_TWO, ("p", "text")]),
    ("- one\n- two\n## Head", [ONE_TWO, ("h2", "Head")]),
    ("- one\n1. two", [("list", "• one"), ("list", "1. two")]),
    ("- one\n\n1. two", [("list", "• one"), ("list", "1. two")]),
    (
        "1. one\n\n   ![x](x.jpg)\n\n2. two",
        [("list", "1. one"), ("picture", "x.jpg", "x", ""), ("list", "2. two")],
    ),
    ("- one\n\n  > said\n- two", [("list", "• one"), ("quote", "said"), ("list", "• two")]),
    ("2002. The year it opened", [("p", "2002. The year it opened")]),
    ("It opened in\n2002. Then it grew", [("p", "It opened in 2002. Then it grew")]),
    ("-5 degrees, +7 outside", [("p", "-5 degrees, +7 outside")]),
    # quotes and notices
    ("> one\n> two\n>\n> three", [("quote", "one two", "three")]),
    ("> one\nlazy", [("quote", "one lazy")]),
    ("text\n>one", [("p", "text"), ("quote", "one")]),
    ("> text\n> - one\n>   - two", [("quote", "text", "• one", "\u00a0\u00a0– two")]),
    ("> **Note:** text\n> more", [("notice", "Note", "text more")]),
    ("> **Note**\n\n> **Other** text", [("notice", "Note"), ("notice", "Other", "text")]),
    ("> ## Note\n> text", [("notice", "Note", "text")]),
    ("> one\n- two", [("quote", "one"), ("list", "• two")]),
    # tables
    ("|a|b|\n|:-:|-:|\n|1|**2**|", [("table", "a|b", "1|*2*", "center right")]),
    ("a | b\n--|--\n1 | 2\n\nx", [("table", "a|b", "1|2", "left left"), ("p", "x")]),
    ("text\n|a|b|\n|-|-|\n|1|2|\nmore", [("p", "text"), ("table", "a|b", "1|2", "left left"), ("p", "more")]),
    ("|a|b|\n|1|2|\n|3|4|", [("table", "a|b", "1|2", "3|4", "left left")]),
    ("|a|b|\n|—|—|\n|1|2|3|", [("table", "a|b|", "1|2|3", "left left left")]),
    ("|a|b|\n|-|-|\n|![x](x.jpg)|2|", [("table", "a|b", "|2", "left left"), ("picture", "x.jpg", "x", "")]),
    ("this | that", [("p", "this | that")]),
    # pictures
    ('![alt](a.jpg "cap")', [("picture", "a.jpg", "alt", "cap")]),
    ("![alt](a.jpg “cap of it”)", [("picture", "a.jpg", "alt", "cap of it")]),
    ("![alt](a b.jpg «cap»)", [("picture", "a b.jpg", "alt", "cap")]),
    ("![alt](«cap»)", [("picture", "", "alt", "cap")]),
    ("![alt](<a b.jpg>)", [("picture", "a b.jpg", "alt", "")]),
    ("![alt](a (1).jpg)", [("picture", "a (1).jpg", "alt", "")]),
    ("![**Big** x](a_b_c.jpg)", [("picture", "a_b_c.jpg", "Big x", "")]),
    ("![a](a.jpg)\n![b](b.jpg) ![c](c.png)", [("gallery", "a.jpg", "b.jpg", "c.png")]),
    ("before ![a](a.jpg) after", [("p", "before after"), ("picture", "a.jpg", "a", "")]),
    ("one![a](a.jpg)two", [("p", "one two"), ("picture", "a.jpg", "a", "")]),
    ("![a](a.jpg)\nbelow", [("picture", "a.jpg", "a", ""), ("p", "below")]),
    ("[![a](a.jpg)](https://x.kz)", [("picture", "a.jpg", "a", ""), ("link", "https://x.kz", "a")]),
    # pictures with their places
    (
        "![a](m.svg)\n\n- 52 % 24,5 % **Astana**\n- 0% 100% Russia",
        [("marked", "m.svg", "52 24.5 *Astana:", "0 100 Russia:")],
    ),
    (
        "![a](m.svg)\n- 1 %, 2 %: **Shanyrak** – the *ring* on top\n- 3.5 % × 4 % – **Door**: felt",
        [("marked", "m.svg", "1 2 *Shanyrak:the _ring_ on top", "3.5 4 *Door:felt")],
    ),
    ("![a](m.svg)\n\n1. 5 % 5 % **x**", [("marked", "m.svg", "5 5 *x:")]),
    ("![a](m.svg)\n\n- 52 % of **all**", [("picture", "m.svg", "a", ""), ("list", "• 52 % of *all*")]),
    ("![a](m.svg)\n\n- 101 % 5 % x", [("picture", "m.svg", "a", ""), ("list", "• 101 % 5 % x")]),
    ("![a](m.svg)\n\n- 5 % 5 % x\n  - y", [("picture", "m.svg", "a", ""), ("list", "• 5 % 5 % x", "  – y")]),
    ("![a](m.svg)\n\nw\n\n- 5 % 5 % x", [("picture", "m.svg", "a", ""), ("p", "w"), ("list", "• 5 % 5 % x")]),
    ("- 5 % 5 % **x**", [("list", "• 5 % 5 % *x*")]),
    # timelines, figures, quizzes
    ("- **2002** opened\n- **2017** grew", [("timeline", ("2002", "opened"), ("2017", "grew"))]),
    ("- **1 June:** a\n- **08:30** – b", [("timeline", ("1 June", "a"), ("08:30", "b"))]),
    ("- **2002**\n  - x\n  - y\n- **2003** z", [("timeline", ("2002", "– x\n– y"), ("2003", "z"))]),
    ("- **2002** opened\n- grew", [("list", "• *2002* opened", "• grew")]),
    ("- **2002** opened", [("list", "• *2002* opened")]),
    ("- **12** boys\n- **13** girls", [("list", "• *12* boys", "• *13* girls")]),
    ("288\n: children in a shift", [("figures", ("288", "children in a shift"))]),
    ("288\n:   a *b*\n12\n:c\n\n7\n: d", [("figures", ("288", "a _b_"), ("12", "c"), ("7", "d"))]),
    ("288\n\n: children", [("figures", ("288", "children"))]),
    ("A\nB\n: both", [("list", "• *A*", "• *B*", " both")]),
    ("Yurt\n: 1903. built", [("list", "• *Yurt*", " 1903. built")]),
    ("Yurt\n: a house of felt", [("list", "• *Yurt*", " a house of felt")]),
    ("How many?\n\n- [ ] 1\n- [x] 2", [("quiz", "How many?", "-1", "+2")]),
    ("How many?\n- [X] 1\n- [х] 2\n- [] 3", [("quiz", "How many?", "+1", "+2", "-3")]),
    ("x\n\n## Sure?\n[ ] **no**\n[x] yes", [("p", "x"), ("quiz", "Sure?", "-*no*", "+yes")]),
    ("- [x] a\n- [ ] b", [("quiz", "", "+a", "-b")]),
    ("- [x] a\n- b", [("list", "✔ a", "• b")]),
    # links
    ("[B](../09-tourism/)", [("link", "../09-tourism/", "B")]),
    ("see [B](../b) now", [("p", "see B<../b> now")]),
    ("https://x.kz/a_b_c?d=1", [("link", "https://x.kz/a_b_c?d=1", "https://x.kz/a_b_c?d=1")]),
    (
        "go to https://x.kz. **www.y.kz**!",
        [("p", "go to https://x.kz<https://x.kz>. *www.y.kz*<https://www.y.kz>!")],
    ),
    ("(https://x.kz/a_(b))", [("p", "(https://x.kz/a_(b)<https://x.kz/a_(b)>)")]),
    ("<https://x.kz> a", [("p", "https://x.kz<https://x.kz> a")]),
    ("<a@b.kz>", [("link", "mailto:a@b.kz", "a@b.kz")]),
    ("[call](tel:+7 (71636) 7-20)", [("link", "tel:+771636720", "call")]),
    ("[call](+7 71636 72020)", [("link", "tel:+77163672020", "call")]),
    ("[x](javascript:alert(1))", [("p", "x")]),
    ("[x][1]\n\n[1]: https://x.kz", [("link", "https://x.kz", "x")]),
    ("[B] (../b/) and [note] (of mine)", [("p", "B<../b/> and [note] (of mine)")]),
    ("! [a] (a.jpg)", [("picture", "a.jpg", "a", "")]),
    ("```\n! [a] (a.jpg)\n```", [("pre", "! [a] (a.jpg)")]),
    ("[Note]: words", [("p", "[Note]: words")]),
    # preformatted, HTML, entities
    ("```\na  *b*\n<c> &amp;\n```", [("pre", "a  *b*\n<c> &amp;")]),
    ("text\n~~~ python\nx\n\ny\n~~~\nmore", [("p", "text"), ("pre", "x\n\ny"), ("p", "more")]),
    ("x\n\n    a = {1}\n    b", [("p", "x"), ("pre", "a = {1}\nb")]),
    ("- one\n\n  ```\n  code\n  ```\n- two", [("list", "• one"), ("pre", "code"), ("list", "• two")]),
    ("```\nnever closed", [("p", "``` never closed")]),
    ("`a *b* <c>`", [("p", "a *b* <c>")]),
    ("<b>x</b> <img src=a alt=y> <!-- c -->", [("p", "*x*"), ("picture", "a", "y", "")]),
    ("<div>\n\n**x**\n</div>", [("p", "*x*")]),
    ("&copy; &#8470; R&amp;D &nosuch; & <", [("p", "© № R&D &nosuch; & <")]),
    ("\\*a\\* 1\\. b", [("p", "*a* 1. b")]),
    ("مرحبا **بكم**", [("p", "مرحبا *بكم*")]),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_shapes(text, expected):
    document = read(text)
    title = [("title", document.title)] if document.title else []
    assert title + [short(block) for block in document.blocks] == expected


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_shapes_survive_windows_line_ends(text, expected):
    windows = read_document(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), "a/ru.md")
    assert windows == read(text)


TITLES = [
    ("# One\n\ntext", "One", ["p"]),
    ("### **One**\n\ntext", "One", ["p"]),
    ("One\n===\n\ntext", "One", ["p"]),
    ("![x](x.jpg)\n\n# One\n\ntext", "One", ["picture", "p"]),
    ("text\n\n# One", "One", ["p"]),
    ("text\n\n## One", "", ["p", "h2"]),
    ("text", "", ["p"]),
    ("# One\n\n# Two", "One", ["h2"]),
    ("---\ntitle: H\n---\ntext", "H", ["p"]),
    ("---\ntitle: H\n---\n# H\ntext", "H", ["p"]),
    ("---\ntitle: H\n---\n# One\ntext", "H", ["h2", "p"]),
    ("# " + "long " * 60, "", ["h2"]),
    ("# Q\n- [ ] a\n- [x] b", "Q", ["quiz"]),
]


@pytest.mark.parametrize(("text", "title", "kinds"), TITLES)
def test_titles(text, title, kinds):
    document = read(text)
    assert (document.title, [short(block)[0] for block in document.blocks]) == (title, kinds)


def test_summary_and_card_picture():
    document = read("# T\n\n![f](f.mp4)\n\n- a\n\nFirst **words**\nhere.\n\n![x](x.jpg) ![y](y.jpg)")
    assert (document.summary, document.picture) == ("First words here.", "x.jpg")
    document = read("---\nsummary: S: s\npicture: c.png\n---\n# T\n\n![x](x.jpg)")
    assert (document.summary, document.picture) == ("S: s", "c.png")
    assert document.header == {"summary": "S: s", "picture": "c.png"}
    assert read("# T\n\n" + "word " * 200).summary.endswith("word…")
    assert len(read("word" * 200).summary) == 300


PROBLEMS = [
    ("# T\n\ntext", []),
    ("", [("text-empty", 0)]),
    ("---\nsummary: a\n---\n", [("text-empty", 0)]),
    ("---\ntitel: a\n---\ntext", [("header-key-misspelt", 2)]),
    ("a\n\n![](x.jpg)", [("picture-without-words", 3)]),
    ("---\ntitle: T\n---\n\n[a](ftp://x/y)", [("link-scheme", 5)]),
    ("a?\n\n- [ ] one\n- [ ] two", [("quiz-without-right", 3)]),
    ("a?\n\n- [ ] one\n- [x] two\n- three", [("quiz-mixed", 5)]),
    ("# a\n\nb?\n- [ ] a\n- [x] b\n\nc?\n- [ ] a\n- [ ] b", [("quiz-without-right", 8)]),
    ("a?\n\n- [ ]one\n- [ ]two", [("quiz-without-right", 3)]),
    ("- **2001** a\n- **2002** b\n- **2003** c\n- then", [("timeline-mixed", 4)]),
    ("![a](m.svg)\n\n- 1 % 2 % a\n- 3 % 4 % b\n- somewhere", [("marks-mixed", 5)]),
    ("- **2001** a\n- **2002** b\n- then", []),
    ("x\n\n# " + "long " * 60, [("title-too-long", 3)]),
    ("---\ntitle: T\n---\n# " + "long " * 60, []),
]


@pytest.mark.parametrize(("text", "expected"), PROBLEMS)
def test_problems(text, expected):
    problems = read(text).problems
    assert [(problem.code, problem.line) for problem in problems] == expected
    assert all("{" not in part for problem in problems for part in explain(problem, "en").sentences)


def test_the_lines_of_links_and_pictures():
    document = read("---\ntitle: T\n---\n[a](x)\n\n[b](y) [c](x)\n\n- ![p](x)\n- ![q](q.jpg)")
    assert [(link.href, link.line) for link in document.links] == [("x", 4), ("y", 6), ("x", 6)]
    assert [x.line for x in document.blocks if isinstance(x, b.Picture)] == [8, 9]


WORDY = [
    "# Title\n\nA *paragraph* with **bold** and `code x`.\n\n- one\n- two\n    - three\n\n> quote\n> more",
    "1. one\n\n    more of one\n\n2. two\n\n    - nested\n\n        deep\n\nend",
    "a | b\n--|--\n*1* | 2\n3 | `4`\n\nTerm\n:   definition\n\n    second part\n\nOther\n:   x",
    '```\ncode here\n\nmore code\n```\n\ntext ![alt words](a.jpg "title words") tail\n\n![x y](b.png)',
    "> outer\n>\n> > inner\n>\n> - list in quote\n>\n> ```\n> code in quote\n> ```\n\nafter",
    "[link words](https://a.kz) and <https://b.kz/x> [ref words][1]\n\n[1]: https://c.kz",
    "- para\n\n    > quote in item\n\n- para\n\n        code in item\n\n- | not | table |",
    "Setext one\n===\n\ntext\n\nSetext two\n---\n\n***\n\nlast",
    "Вопрос?\n\n- [ ] нет\n- [x] да\n\n- **2002** открыт\n- **2017** вырос\n\n> **Важно:** тише",
    "& < > &copy; \\* 5 * 3 * 2 __x__ a_b_c",
    "- a\n\n- b\n    1. c\n    2. d\n\n        para\n- e",
    "# H [link](x) `code`\n## H2 ##\ntext right below\n* item right below heading",
    "    indented = code\n\n    more(code)\n\npara",
]


@pytest.mark.parametrize("text", [*WORDY, *(text for text, _ in SHAPES)])
def test_no_word_is_lost_or_invented(text):
    document = read(text)
    assert not lost(text, document)
    assert not invented(text, document)


MEAN = {
    "quotes": ">" * 3000 + " deep",
    "spaced quotes": "> " * 3000 + "deep",
    "quotes of many lines": "\n".join(">" * n + " x" for n in range(1, 300)),
    "nested lists": "\n".join("  " * n + "- item" for n in range(300)),
    "lists in a line": "- " * 3000 + "deep",
    "numbers in a line": "1. " * 3000 + "deep",
    "brackets": "[" * 1000,
    "closed brackets": "[" * 500 + "]" * 500,
    "pictures": "![" * 500 + "](" * 500,
    "asterisks": "*" * 5000,
    "mixed marks": "*_" * 2000 + "x",
    "backticks": "`" * 3000 + "x",
    "fences": "```\n" * 4001,
    "pipes": "|" * 5000 + "x\n" + "|-" * 2500 + "|",
    "wide table": "|a|b|\n|-|-|\n" + "|x" * 2000,
    "colons": ":\n" * 3000,
    "figures": "1\n: x\n" * 500,
    "one word": "ж" * 60_000,
    "marks of the parser": "\x02wzxhzdk:0\x03 \x020\x03 \x1a0\x1a \x1a\x1a words",
    "huge number": "9" * 400 + ". x\n\n" + "&#" + "9" * 50 + "; " + "&#xffffffff;",
    "long start": "999999999. x\n1000000000. y",
    "right to left": "\u202eمرحبا\u202c **\u2066بكم\u2069**",
    "nul": "a\0b",
    "emoji": "👨‍👩‍👧‍👦 **🇰🇿**",
    "tabs": "\t\t- a\n\t\t\t- b\n\t- c\n\t\td\n\n\t\t\te",
    "all marks": "# > - 1. * | ` [ ] ( ) ! \\ < & _ : ~ +\n" * 50,
}


@pytest.mark.parametrize("name", MEAN)
def test_mean_text_is_read(name):
    document = read(MEAN[name])
    assert document.blocks or document.title
    assert all(problem.severity is Severity.WARNING for problem in document.problems)
    assert pickle.loads(pickle.dumps(document)) == document


def test_what_the_parser_stumbles_over_is_shown_as_words(monkeypatch):
    def stumble(source):
        raise RecursionError

    monkeypatch.setattr("kiosk.content.page.markdown.parse", stumble)
    document = read("---\ntitle: T\n---\n# One\ntwo\n\nthree")
    assert [short(block) for block in document.blocks] == [("p", "# One two"), ("p", "three")]
    assert [problem.code for problem in document.problems] == ["text-not-understood"]


def test_an_unreadable_file_gives_nothing_but_its_error():
    document = read_document(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a/kk.md")
    assert document == Document("", "", "", {}, (), (), document.problems)
    assert [problem.severity for problem in document.problems] == [Severity.ERROR]


@pytest.mark.parametrize(("text", "_"), SHAPES)
def test_a_document_travels(text, _):
    document = read("---\ntitle: T\nnope: 1\n---\n" + text)
    assert pickle.loads(pickle.dumps(document)) == document
