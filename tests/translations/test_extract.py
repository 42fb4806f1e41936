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


NEEDS = "translate() needs a plain text"


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('text: translate("Home")', [("Home",)]),
        ("text: translate('Home')", [("Home",)]),
        ("text: translate(`Home`)", [("Home",)]),
        ('text: translate ( "Home" )', [("Home",)]),
        ('text: a ? translate("One") : translate("Two")', [("One",), ("Two",)]),
        ('text: translate("%1 of %2").arg(translate("one")).arg(list["x)"])', [("%1 of %2",), ("one",)]),
        ('text: translate("Open", "a verb")', [("Open", "", "a verb")]),
        ('text: translate("%n file(s)", "", files.length)', [("%n file(s)", "%n file(s)")]),
        ('text: translate("%n files", "in a folder", f(a, b))', [("%n files", "%n files", "in a folder")]),
        ('text: translate("%n file(s)", "", n,)', [("%n file(s)", "%n file(s)")]),
        ('text: translate("Still " +\n "here" + \'?\')', [("Still here?",)]),
        ('text: translate(/* short */ "Home" // really\n)', [("Home",)]),
        (r'text: translate("a\"b\'c\\d\ne\tf")', [("a\"b'c\\d\ne\tf",)]),
        (r'text: translate("\u049a\x41\u{1F600}\ud83d\ude00")', [("ҚA😀😀",)]),
        ('text: translate("one \\\nline")', [("one line",)]),
        ('text: translate("Қош келдіңіз, // no comment")', [("Қош келдіңіз, // no comment",)]),
        ('text: "translate(\\"no\\")" + translate("yes")', [("yes",)]),
        ('// translate("no")\n/* translate("no")\n */ text: translate("yes")', [("yes",)]),
        ('text: `a ${translate("in")} b ${ {x: `${translate("deep")}`}.x } c` + translate("out")',
         [("in",), ("deep",), ("out",)]),
        ("text: `no ${ `translate('no') ${translate('in')}` } translate('no')` + translate('yes')",
         [("in",), ("yes",)]),
        ('x: a.replace(/["\'`]/g, "") + translate("yes")', [("yes",)]),
        ('x: { return /"/.test(a) ? translate("yes") : b }', [("yes",)]),
        ('x: a / 2 + translate("yes") + (b) / c', [("yes",)]),
        ('x: (a) / 2 + "/" + translate("yes")', [("yes",)]),
        ("//: the bar\ntext: translate('Home')\n\n\ntext: translate('Back')",
         [("Home", "", "the bar"), ("Back",)]),
        ("//: two\n//: lines\ntext: translate('Home')", [("Home", "", "two lines")]),
        ("qsTranslateAll('no'); mytranslate('no'); translate; x.translate2('no')", []),
        ("text: translate(title)", [("!", NEEDS)]),
        ("text: qsTr('Home')", [("!", "qsTr() is never translated: use words.translate()")]),
        ("text: translate(`a ${b}`)", [("!", NEEDS)]),
        ("text: translate('a' + b)", [("!", NEEDS)]),
        ("text: translate('a' - 'b')", [("!", NEEDS)]),
        ("text: translate()", [("!", NEEDS)]),
        ('text: translate("never closed', [("!", NEEDS)]),
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
    source = 'Item {\n  text: `a\n  b ${1}\n`\n  text: translate(\n"One" + `\n`)\n  text: translate("Two")\n}'
    texts = extract(source, "a.qml")
    assert [(item.line, item.one) for item in texts if isinstance(item, SourceText)] == [
        (5, "One\n"),
        (8, "Two"),
    ]
