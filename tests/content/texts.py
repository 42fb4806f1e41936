"""Markdown as staff write it, well and badly, for Hypothesis; made of pieces, so that examples shrink."""

from __future__ import annotations

from hypothesis import strategies as st

Lines = list[str]

_WORDS = r"""
көл тау бала мектеп Бурабай слово дом лес ёлка Қазақстан мәдениет ұшқын úл lake house yurt naïve
Straße مرحبا بكم سلام 2002 288 1 7 x X х o И́ван don't 8:30 3.5 №5 re-read 日本語 ǅ ﬁn école
"""
WORDS = _WORDS.split()
_ODD = r"""
* ** *** _ __ ~ ` `` [ ] ( ) ! \ < > & | # : ; " ' « » “ ” … – — + = / @ % ^ { } $ \* \_ \[ \| \# \`
*a* a*b*c **a *b* c** _a_b_c __a__b a__b ***a** b* *a **b* c** &amp; &nbsp; &copy; &#8470; &#65;
&nosuch; ``a`b`` `|` `x [x] (x) [ ] [] ![ ](x) [a] [a][] [a][b] [a]: [^1] [^1]: <b> </b> <br> <img
alt="w"> <!-- w <a@b.kz> <https://x.kz> https://x.kz/a_b_c www.y.kz a@b.kz a_b_c 5*3*2 1. 2) - + • –
o 1.5 2002. | || :- -: --- === ~~~ 24,5% 5 % (a) (b/c) (a.jpg) ] ) ] (a/b) ] (
"""
ODD = [
    *_ODD.split(),
    "<b> </b>",
    '<img alt="w">',
    "<!-- w -->",
    "5 %",
    "52 %",
    "&lt;b&gt;",
    "```",
    "<div>",
    "\\\\",
    "\u00a0",
    "\u200b",
    "\u00ad",
    "\u202e",
    "\u2028",
    "\ufeff",
    "\t",
]
ADDRESSES = [
    "a.jpg",
    "b c.png",
    "<a b.jpg>",
    "../b/",
    "https://x.kz/a_b",
    "a(1).jpg",
    "#t",
    "tel:+7 716",
    "javascript:x()",
    "",
]
TITLES = ["", "", ' "cap"', ' "cap *tion* two"', " 'ein zwei'", " «астыңғы сөз»", " “curly cap”"]

word = st.sampled_from(WORDS)
address = st.sampled_from(ADDRESSES)


def joined(parts: st.SearchStrategy[str], most: int, by: str = " ", least: int = 1) -> st.SearchStrategy[str]:
    """Return a strategy for at most `most` parts joined by `by`."""
    return st.lists(parts, min_size=least, max_size=most).map(by.join)


plain = joined(word, 4)
wrapped = st.builds(
    lambda mark, text: mark + text + mark,
    st.sampled_from(["*", "**", "_", "__", "***", "`", "``", "~~"]),
    plain,
)
link = st.builds(
    lambda text, at, title: f"[{text}]({at}{title})", plain | wrapped, address, st.sampled_from(TITLES)
)
reference = st.builds(lambda text, name: f"[{text}][{name}]", plain, st.sampled_from(["1", "Ref", ""]))
picture = st.builds(
    lambda text, at, title: f"![{text}]({at}{title})",
    plain | wrapped | st.just(""),
    address,
    st.sampled_from(TITLES),
)
spaced = st.builds(lambda text, at: f"[{text}] ({at})", plain, address)
inline = st.one_of(word, word, plain, wrapped, link, picture, reference, spaced, st.sampled_from(ODD))
line = joined(inline, 5)
glued = joined(inline, 4, "")
some_line = st.one_of(line, line, line, glued)


def lines_of(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[Lines]:
    """Return a strategy for texts as a single line."""
    return strategy.map(lambda text: [text])


def indented(lines: Lines, first: str, rest: str) -> Lines:
    """Return lines with `first` before the first one and `rest` before the others."""
    return [(rest if number else first) + text if text else text for number, text in enumerate(lines)]


paragraph = st.lists(some_line, min_size=1, max_size=3)
broken = st.lists(some_line, min_size=2, max_size=3).map(lambda lines: [f"{text}  " for text in lines])
heading = st.builds(
    lambda mark, gap, text, tail: [mark + gap + text + tail],
    st.sampled_from(["#", "##", "###", "######", "#######"]),
    st.sampled_from([" ", "", "  "]),
    some_line,
    st.sampled_from(["", " #", " ##"]),
)
setext = st.builds(lambda text, mark: [text, mark], some_line, st.sampled_from(["===", "---", "=", "-"]))
rule = st.sampled_from([["---"], ["***"], ["* * *"], ["———"], ["___"], ["–––"]])
fence = st.builds(
    lambda mark, name, lines, end: [mark + name, *lines, end],
    st.sampled_from(["```", "~~~", "````"]),
    st.sampled_from(["", "python", " c++", " two words"]),
    st.lists(some_line | st.just(""), max_size=3),
    st.sampled_from(["```", "~~~", "````", ""]),
)
code = st.lists(some_line, min_size=1, max_size=3).map(lambda lines: indented(lines, "    ", "    "))
tabbed = st.lists(some_line, min_size=1, max_size=2).map(lambda lines: indented(lines, "\t", "\t"))
cell = st.one_of(word, plain, wrapped, st.just(""), link, picture, st.sampled_from(ODD))
row = st.lists(cell, min_size=1, max_size=4)


def table_of(rows: list[list[str]], separator: str, bordered: bool) -> Lines:
    """Return the lines of a table."""
    lines = [" | ".join(cells) for cells in rows]
    lines = [f"| {text} |" for text in lines] if bordered else lines
    return [lines[0], *([separator] if separator else []), *lines[1:]]


table = st.builds(
    table_of,
    st.lists(row, min_size=1, max_size=3),
    st.sampled_from(["|-|-|", "--|--", "| :-: | -: |", "|—|—|", "---|", ""]),
    st.booleans(),
)
definition = st.builds(
    lambda term, mark, texts: [term, *(mark + text for text in texts)],
    some_line,
    st.sampled_from([": ", ":   ", ":", " : "]),
    st.lists(some_line, min_size=1, max_size=2),
)
definitions = st.lists(definition, min_size=1, max_size=3).map(
    lambda found: [text for lines in found for text in lines]
)
gallery = st.lists(picture, min_size=1, max_size=3).map(list)
address_line = st.builds(
    lambda name, at, title: [f"[{name}]: {at}{title}"],
    st.sampled_from(["1", "Ref", "слово", "Note"]),
    st.sampled_from(["https://x.kz", "b.jpg", "words", "<a>", ""]),
    st.sampled_from(TITLES),
)
raw = st.sampled_from(
    [["<div>", "слово", "</div>"], ["<table><tr><td>x"], ["<!-- a", "word -->"], ["<script>x</script>"]]
)
quiz = st.builds(
    lambda text, boxes, gap: [f"{text}?", *gap, *(f"{box} {answer}" for box, answer in boxes)],
    line,
    st.lists(
        st.tuples(st.sampled_from(["- [ ]", "- [x]", "- [х]", "[ ]", "* []", "- [X]", "1. [x]"]), line),
        min_size=2,
        max_size=4,
    ),
    st.sampled_from([[], [""]]),
)
timeline = st.lists(
    st.builds(
        lambda mark, date, gap, text: f"{mark}**{date}**{gap}{text}",
        st.sampled_from(["- ", "* ", "1. "]),
        st.sampled_from(["2002", "1 June", "08:30", "2017:", "слово", "*2001*"]),
        st.sampled_from([" ", ": ", " – ", ""]),
        some_line,
    ),
    min_size=2,
    max_size=4,
)
places = st.builds(
    lambda shown, gap, items: [shown, *gap, *items],
    picture,
    st.sampled_from([[], [""]]),
    st.lists(
        st.builds(
            lambda mark, place, name: f"{mark}{place} {name}",
            st.sampled_from(["- ", "* "]),
            st.sampled_from(["52 % 24,5 %", "1% 2%:", "101 % 5 %", "3 % × 4 % –", "05 % 3.50 %"]),
            line,
        ),
        min_size=1,
        max_size=3,
    ),
)
notice = st.builds(
    lambda title, gap, text: [f"> **{title}**{gap}{text}"],
    plain,
    st.sampled_from([":", ": ", " ", ". "]),
    some_line,
)

leaf = st.one_of(
    paragraph,
    paragraph,
    broken,
    heading,
    setext,
    rule,
    fence,
    code,
    tabbed,
    table,
    definitions,
    gallery,
    address_line,
    raw,
    quiz,
    timeline,
    places,
    notice,
)

MARKS = [
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2. ",
    "3) ",
    "• ",
    "•",
    "– ",
    "· ",
    "-\t",
    "\uf0b7\t",
    "o\t",
    "10. ",
    "2002. ",
]
INDENTS = ["", " ", "  ", "   ", "    ", "\t", "      "]
GAPS: list[Lines] = [[], [], [""]]


def list_of(mark: str, items: list[tuple[Lines, str, Lines]], indent: str) -> Lines:
    """Return the lines of a list."""
    lines: Lines = []
    for inside, deeper, gap in items:
        lines += [*indented(inside, indent + mark, indent + deeper), *gap]
    return lines


def containers(inner: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    """Return a strategy for lists and quotes with blocks inside."""
    several = st.lists(inner, min_size=1, max_size=3)
    content = st.builds(
        lambda blocks, gap: [text for block in blocks for text in [*gap, *block]][len(gap) :],
        several,
        st.sampled_from([[""], []]),
    )
    item = st.tuples(content | paragraph, st.sampled_from(INDENTS), st.sampled_from(GAPS))
    lists = st.builds(
        list_of,
        st.sampled_from(MARKS),
        st.lists(item, min_size=1, max_size=3),
        st.sampled_from(["", "", " ", "  ", "   "]),
    )
    quotes = st.builds(
        lambda lines, mark: [mark + text for text in lines],
        content,
        st.sampled_from(["> ", ">", "> > ", " > "]),
    )
    return lists | quotes


block = st.recursive(leaf, containers, max_leaves=6)
HEADERS: list[Lines] = [
    [],
    [],
    [],
    ["---", "title: Тақырып", "summary: a: b", "---"],
    ["---", "nope: 1", "---"],
    ["---"],
]


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a whole text: a header, then blocks with and without blank lines between."""
    blocks = draw(st.lists(st.tuples(block, st.sampled_from([[""], [""], []])), min_size=1, max_size=4))
    lines = [*draw(st.sampled_from(HEADERS)), *(text for found, gap in blocks for text in [*found, *gap])]
    return draw(st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])).join(lines)


_FRAGMENTS = r"""
#_ -_ |_-_ _-_ 1._ >_ ____ : [_] [x] ** * ` ``` ~~~ ![a](b.jpg) [c](d) https://e.kz --- === <b> &amp; \
2002 слово word [ ] •_ –_ | |-|-|
"""
FRAGMENTS = [part.replace("_", " ") for part in _FRAGMENTS.split()]
ENDS = ["_", "\n", "\n\n", "  \n", "\t", "\xa0", "\uf0b7"]
fragments = st.lists(st.sampled_from([*FRAGMENTS, *ENDS]), max_size=40).map("".join)
