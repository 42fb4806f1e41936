"""Word documents: the numbers and levels of their lists, and the words that they hide."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.page.markdown import read_document
from kiosk.importing.command import Options, import_
from kiosk.importing.word.worker import read_word
from tests.importing.conftest import Make
from tests.importing.documents import NAMES, STYLES, docx, p, picture, png, run, table

TITLE = p("Letter", style="1")


def style(
    id_: str, name: str, *, marks: str = "", based: str = "", kind: str = "paragraph", more: str = ""
) -> str:
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}"{more}><w:name w:val="{name}"/>{based}'
        f"<w:rPr>{marks}</w:rPr></w:style>"
    )


def listed(id_: str, name: str, number: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>'
    )


HIDING = "".join(
    (
        style("Secret", "Secret", marks="<w:vanish/>", kind="character"),
        style("Deeper", "Deeper", based="Secret", kind="character"),
        style("Shown", "Shown", marks='<w:vanish w:val="0"/>', based="Secret", kind="character"),
        style("Note", "Note", marks="<w:vanish/>"),
        style("Gone", "Gone", marks="<w:dstrike/>"),
        style("Old", "Old", marks="<w:strike/>", kind="character"),
    )
)


def marked(text: str, marks: str) -> str:
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(text: str, name: str) -> str:
    return marked(text, f'<w:rStyle w:val="{name}"/>')


FIELD = (
    '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE "secret"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
ROW = "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:tc></w:tr>"


@pytest.mark.parametrize(
    ("body", "hidden", "struck"),
    [
        (p("Seen", run(" secret", "vanish")), 1, 0),
        (p("Seen", marked(" secret", '<w:vanish w:val="true"/>')), 1, 0),
        (p("Seen", styled(" secret", "Secret"), styled(" secret", "Deeper")), 2, 0),
        (p("Seen") + p("secret", "secret", style="Note"), 2, 0),
        (p("Seen") + p(run("secret", "vanish"), style="Note"), 1, 0),
        (p(styled("Seen", "Secret"), style="Note"), 0, 0),  # a style turns another one's around
        (p(marked("Seen", '<w:vanish w:val="0"/>'), style="Note"), 0, 0),
        (p(styled("Seen", "Shown")), 0, 0),
        (p(marked("Seen", '<w:vanish w:val="false"/>')), 0, 0),
        (p(marked("Seen", "<w:webHidden/>")), 0, 0),
        (p("Seen", FIELD), 0, 0),
        (p("Seen", f"<w:ins>{run(' secret', 'vanish')}</w:ins>"), 1, 0),
        (p("Seen", run(" secret", "dstrike")), 0, 1),
        (p("Seen") + p("secret", style="Gone"), 0, 1),
        (p("Seen", styled(" secret", "Old")), 0, 1),
        (p("Seen", run(" secret", "strike")), 0, 1),
        (p("Seen", run(" secret", "strike"), run(" secret", "dstrike"), run(" secret", "vanish")), 1, 2),
        (p("Seen") + f"<w:tbl>{ROW}</w:tbl>", 1, 0),
        (p("Seen", '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> </w:t></w:r>'), 0, 0),
    ],
)  # fmt: skip
def test_what_word_hides_is_left_out_and_counted(body: str, hidden: int, struck: int, tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {"word/styles.xml": f"<w:styles {NAMES}>{STYLES}{HIDING}</w:styles>"}
    done = read_word(docx(tmp_path / "x.docx", TITLE + body, parts=parts), tmp_path)
    assert done.markdown == "# Letter\n\nSeen\n"
    assert (done.lost.get("hidden", 0), done.lost.get("struck", 0)) == (hidden, struck)
    assert done.missing == []


def test_the_standard_style_and_the_defaults_hide_too(tmp_path: Path) -> None:
    usual = style("N", "Normal", marks="<w:vanish/>", more=' w:default="1"')
    parts: dict[str, str | bytes] = {"word/styles.xml": f"<w:styles {NAMES}>{STYLES}{usual}</w:styles>"}
    done = read_word(docx(tmp_path / "x.docx", TITLE + p("secret"), parts=parts), tmp_path)
    assert done.markdown == "# Letter\n"
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    parts["word/styles.xml"] = f"<w:styles {NAMES}>{defaults}{STYLES}</w:styles>"
    shown = p(marked("Seen", '<w:vanish w:val="0"/>'), "secret")
    done = read_word(docx(tmp_path / "y.docx", shown, parts=parts), tmp_path)
    assert done.markdown == "Seen\n"


def test_a_hidden_note_and_a_hidden_picture_are_left_out(tmp_path: Path) -> None:
    note = (
        f'<w:footnotes {NAMES}><w:footnote w:id="2"><w:p>{run("Seen")}{run(" secret", "vanish")}</w:p>'
        "</w:footnote></w:footnotes>"
    )
    hidden = picture("i1", "A").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    body = p("Word", '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(hidden)
    document = docx(
        tmp_path / "x.docx", TITLE + body, pictures={"i1": png()}, parts={"word/footnotes.xml": note}
    )
    done = read_word(document, tmp_path)
    assert "secret" not in done.markdown
    assert done.pictures == {}
    assert done.lost["hidden"] == 2


def test_what_is_left_out_is_told(make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = make("content", {"01-a/en.md": "# A\n\nB.\n", "kiosk.toml": ""})
    body = TITLE + p("Seen", run(" secret", "vanish"), run(" old", "dstrike"))
    assert import_(Options(docx(tmp_path / "x.docx", body), "01-a/x", yes=True), content, "en") == 0
    said = capsys.readouterr().out
    assert "Hidden words: 1 places. They are left out." in said
    assert "struck through: 1 places. They are left out." in said


def level_xml(level: int, kind: str, style: str = "") -> str:
    of = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{of}</w:lvl>'


def numbering(*lists: tuple[str, str], bullet: str = "") -> dict[str, str | bytes]:
    """Lists as (the definition's id, what the list overrides), numbered from 1."""
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{id_}">'
        + "".join(level_xml(level, "bullet" if id_ in bullet else "decimal") for level in range(3))
        + "</w:abstractNum>"
        for id_ in sorted({id_ for id_, _ in lists})
    )
    made = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{id_}"/>{override}</w:num>'
        for number, (id_, override) in enumerate(lists, 1)
    )
    return {"word/numbering.xml": f"<w:numbering {NAMES}>{definitions}{made}</w:numbering>"}


def again(start: int = 1, level: int = 0) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def items(*places: tuple[int, int]) -> str:
    return "".join(p(f"{chr(97 + at)}", list_=place) for at, place in enumerate(places))


A, B = ("0", ""), ("1", "")


@pytest.mark.parametrize(
    ("lists", "body", "made"),
    [
        ([A, B], items((1, 0), (1, 0), (2, 0), (2, 0)), "1. a\n2. b\n1. c\n2. d"),
        ([A, ("0", again())], items((1, 0), (1, 0), (2, 0), (2, 0)), "1. a\n2. b\n1. c\n2. d"),
        ([A, ("0", again(7))], items((1, 0), (2, 0), (2, 0), (1, 0)), "1. a\n7. b\n8. c\n9. d"),
        ([A, ("0", "")], items((1, 0), (2, 0)), "1. a\n2. b"),
        ([A], items((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)), "1. a\n    1. b\n    2. c\n2. d\n    1. e"),
        ([A], items((1, 0)) + p("Between") + p("z", list_=(1, 0)), "1. a\n\nBetween\n\n2. z"),
        ([A], items((1, 0)) + p(list_=(1, 0)) + p("z", list_=(1, 0)), "1. a\n2. z"),
        ([A], p("z", list_=(0, 0)) + p("y", list_=(9, 0)), "z\n\ny"),
        ([("0", again(3))], items((1, 0), (1, 0)), "3. a\n4. b"),
        ([A], p(run("bold", "b"), " b", list_=(1, 0)), "1. **bold** b"),
        ([A], table([p("x", list_=(1, 0))]), "1. x"),
    ],
)
def test_lists_have_the_numbers_that_word_shows(
    lists: list[tuple[str, str]], body: str, made: str, tmp_path: Path
) -> None:
    done = read_word(docx(tmp_path / "x.docx", TITLE + body, parts=numbering(*lists)), tmp_path)
    assert done.markdown == f"# Letter\n\n{made}\n"
    assert done.missing == []


def test_two_lists_stay_two_on_the_page(tmp_path: Path) -> None:
    body = TITLE + items((1, 0), (1, 0), (2, 0), (2, 0))
    done = read_word(docx(tmp_path / "x.docx", body, parts=numbering(A, B)), tmp_path)
    lists = [block.items for block in read_document(done.markdown.encode(), "en.md").blocks]  # type: ignore[union-attr]
    assert [[item.marker for item in each] for each in lists] == [["1.", "2."], ["1.", "2."]]


def test_bullets_have_no_numbers_and_numbered_headings_keep_only_their_words(tmp_path: Path) -> None:
    parts = numbering(A, B, bullet="1")
    heading = p("Part", style="2").replace(
        "</w:pPr>", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    done = read_word(
        docx(tmp_path / "x.docx", TITLE + heading + items((2, 0), (2, 1)), parts=parts), tmp_path
    )
    assert done.markdown == "# Letter\n\n## Part\n\n- a\n    - b\n"


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (
            p("a", style="LB") + p("b", style="LB2") + p("c", style="LB3") + p("d", style="LB"),
            "- a\n    - b\n        - c\n- d",
        ),
        (p("a", style="LN") + p("b", style="LN2") + p("c", style="LN"), "1. a\n    1. b\n2. c"),
        (p("a", style="LN") + p("b", style="LB2"), "1. a\n    - b"),
        (p("b", style="LB2") + p("c", style="LB2"), "- b\n- c"),
    ],
)
def test_the_styles_of_lists_have_their_levels(body: str, made: str, tmp_path: Path) -> None:
    names = {
        "LB": "List Bullet",
        "LB2": "List Bullet 2",
        "LB3": "List Bullet 3",
        "LN": "List Number",
        "LN2": "List Number 2",
    }
    styles = "".join(listed(id_, name, at) for at, (id_, name) in enumerate(names.items(), 1))
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{level_xml(0, "bullet" if "B" in id_ else "decimal", id_)}'
        f'</w:abstractNum><w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at, id_ in enumerate(names, 1)
    )
    parts: dict[str, str | bytes] = {
        "word/styles.xml": f"<w:styles {NAMES}>{STYLES}{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMES}>{definitions}</w:numbering>",
    }
    done = read_word(docx(tmp_path / "x.docx", TITLE + body, parts=parts), tmp_path)
    assert done.markdown == f"# Letter\n\n{made}\n"
