from __future__ import annotations

import pytest

from scripts.translations.extract import extract
from scripts.translations.source_text import SourceFault, SourceText


def found(source: str, file: str) -> list[tuple[str, ...]]:
    """Return (one,), (one, many) or (one, many, note) of each text, ("!", what) of each fault."""
    rows: list[tuple[str, ...]] = []
    for item in extract(source, file):
        if isinstance(item, SourceFault):
            rows.append(("!", item.what))
        else:
            row = (item.one, item.many, item.note)
            rows.append(row if item.note else row[:2] if item.many else row[:1])
    return rows


NEEDS = "qsTr() needs a plain text"


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('text: qsTr("Home")', [("Home",)]),
        ("text: qsTr('Home')", [("Home",)]),
        ("text: qsTr(`Home`)", [("Home",)]),
        ('text: qsTr ( "Home" )', [("Home",)]),
        ('text: a ? qsTr("One") : qsTr("Two")', [("One",), ("Two",)]),
        ('text: qsTr("%1 of %2").arg(qsTr("one")).arg(list["x)"])', [("%1 of %2",), ("one",)]),
        ('text: qsTr("Open", "a verb")', [("Open", "", "a verb")]),
        ('text: qsTr("%n file(s)", "", files.length)', [("%n file(s)", "%n file(s)")]),
        ('text: qsTr("%n file(s)", "in a folder", f(a, b))', [("%n file(s)", "%n file(s)", "in a folder")]),
        ('text: qsTr("%n file(s)", "", n,)', [("%n file(s)", "%n file(s)")]),
        ('text: qsTr("Still " +\n "here" + \'?\')', [("Still here?",)]),
        ('text: qsTr(/* short */ "Home" // really\n)', [("Home",)]),
        (r'text: qsTr("a\"b\'c\\d\ne\tf")', [("a\"b'c\\d\ne\tf",)]),
        (r'text: qsTr("\u049a\x41\u{1F600}\ud83d\ude00")', [("ҚA😀😀",)]),
        ('text: qsTr("one \\\nline")', [("one line",)]),
        ('text: qsTr("Қош келдіңіз, // no comment")', [("Қош келдіңіз, // no comment",)]),
        ('text: "qsTr(\\"no\\")" + qsTr("yes")', [("yes",)]),
        ('// qsTr("no")\n/* qsTr("no")\n */ text: qsTr("yes")', [("yes",)]),
        ('text: `a ${qsTr("in")} b ${ {x: `${qsTr("deep")}`}.x } c` + qsTr("out")',
         [("in",), ("deep",), ("out",)]),
        ("text: `no ${ `qsTr('no') ${qsTr('in')}` } qsTr('no')` + qsTr('yes')", [("in",), ("yes",)]),
        ('readonly property var names: [QT_TR_NOOP("One"), QT_TR_NOOP("Two")]', [("One",), ("Two",)]),
        ('x: a.replace(/["\'`]/g, "") + qsTr("yes")', [("yes",)]),
        ('x: { return /"/.test(a) ? qsTr("yes") : b }', [("yes",)]),
        ('x: a / 2 + qsTr("yes") + (b) / c', [("yes",)]),
        ('x: (a) / 2 + "/" + qsTr("yes")', [("yes",)]),
        ("//: the bar\ntext: qsTr('Home')\n\n\ntext: qsTr('Back')", [("Home", "", "the bar"), ("Back",)]),
        ("//: two\n//: lines\ntext: qsTr('Home')", [("Home", "", "two lines")]),
        ("qsTranslateAll('no'); myqsTr('no'); qsTr; x.qsTr2('no')", []),
        ("text: qsTr(title)", [("!", NEEDS)]),
        ("text: qsTr(`a ${b}`)", [("!", NEEDS)]),
        ("text: qsTr('a' + b)", [("!", NEEDS)]),
        ("text: qsTr('a' - 'b')", [("!", NEEDS)]),
        ("text: qsTr()", [("!", NEEDS)]),
        ('text: qsTr("never closed', [("!", NEEDS)]),
        ("text: `never closed ${", []),
        ("/* never closed", []),
        ("", []),
    ],
)  # fmt: skip
def test_qml(source: str, texts: list[tuple[str, ...]]) -> None:
    assert found(source, "a.qml") == texts


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('N_("Home")', [("Home",)]),
        ('N_("Still "\n   "here?")', [("Still here?",)]),
        ('N_("Still " + "here?")', [("Still here?",)]),
        ('M = {"code": (N_("what"), N_(\'do {x}\'))}', [("what",), ("do {x}",)]),
        ('translate("Home")', [("Home",)]),
        ('translate("kk", "Home")', [("Home",)]),
        ('catalogue.translate(language, "Home")', [("Home",)]),
        ('ngettext("{n} page", "{n} pages", n)', [("{n} page", "{n} pages")]),
        ('plural(language, "{n} page", "{n} pages", n)', [("{n} page", "{n} pages")]),
        ('plural(language, N_("{n} page"), N_("{n} pages"), n)', [("{n} page", "{n} pages")]),
        ('translate(language, N_("Home"))', [("Home",)]),
        ("translate(language, N_(text))", [("!", "N_() needs a plain text")]),
        ("translate(message); name.translate(table); plural(tag, one, many, n); translate()", []),
        ('print(translate("outer").format(translate("inner")))', [("outer",), ("inner",)]),
        ('# N_("no")\nx = "N_(\'no\')"', []),
        ("N_(text)", [("!", "N_() needs a plain text")]),
        ('translate(f"a {b}")', [("!", "translate() needs a plain text")]),
        ("def broken(", [("!", "not readable as Python")]),
    ],
)
def test_python(source: str, texts: list[tuple[str, ...]]) -> None:
    assert found(source, "a.py") == texts


def test_lines_are_those_of_the_call() -> None:
    source = 'Item {\n  text: `a\n  b ${1}\n`\n  text: qsTr(\n"One" + `\n`)\n  text: qsTr("Two")\n}'
    texts = extract(source, "a.qml")
    assert [(item.line, item.one) for item in texts if isinstance(item, SourceText)] == [
        (5, "One\n"),
        (8, "Two"),
    ]
