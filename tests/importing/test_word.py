"""A Word document as a page: what is kept, what is named, what is refused."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.page.markdown import read_document
from kiosk.importing import word_page
from kiosk.importing.command import Options, import_
from kiosk.importing.word import convert
from kiosk.importing.word.errors import MESSAGES, Unreadable
from kiosk.importing.word.escape import escaped, escaped_lines
from kiosk.importing.word.worker import read_word
from kiosk.languages.detect import likely_language
from kiosk.problems.kinds import imports
from tests.importing.conftest import Make, leftovers, text, tree
from tests.importing.documents import NAMES, TYPES, docx, link, p, picture, png, run, table

Said = pytest.CaptureFixture[str]
TITLE = p("Letter", style="1")
NOTES = {
    "word/footnotes.xml": (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
}

# body of the document -> the Markdown below its title
SHAPES: dict[str, tuple[str, str]] = {
    "bold and italic": (
        p("One ", run("bold ", "b"), run("and italic", "i"), " and ", run("both", "b i"), "."),
        "One **bold** *and italic* and ***both***.",
    ),
    "raised and lowered digits": (
        p(
            "10",
            "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>6</w:t></w:r>",
            run(" H"),
            "<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>2</w:t></w:r>",
            run("O"),
        ),
        "10⁶ H₂O",
    ),
    "what was crossed out": (p("now", run(" then", "strike")), "now"),
    "headings": (p("Part", style="2") + p("Text"), "## Part\n\nText"),
    "a line break": (p(run("one"), "<w:r><w:br/></w:r>", run("two")), "one  \ntwo"),
    "a list": (
        p("one", list_=(1, 0)) + p("two", list_=(1, 1)) + p("three", list_=(1, 0)),
        "- one\n    - two\n- three",
    ),
    "a numbered list": (p("one", list_=(2, 0)) + p("two", list_=(2, 0)), "1. one\n2. two"),
    "a table": (
        table([p("Year"), p("Event")], [p("2002"), p("a | b")]),
        "| Year | Event |\n| --- | --- |\n| 2002 | a \\| b |",
    ),
    "a frame": (table([p("Inside")]), "Inside"),
    "a quote": (p("Wise words", style="a7"), "> Wise words"),
    "a link": (p("See ", link("web", "the page")), "See [the page](https://a.kz/b%28c%29)"),
    "a link that shows itself": (p(link("plain", "https://b.kz/")), "<https://b.kz/>"),
    "a link to a file": (p(link("file", "the file")), "the file"),
    "a table of contents": (p("Part 1", style="11") + p("Text"), "Text"),
    "signs": (
        p("# no heading") + p("a *b* _c_ 5 * 3 [x](y) `z` &amp;amp; 2 &lt; 3") + p("snake_case"),
        "\\# no heading\n\na \\*b\\* \\_c\\_ 5 * 3 \\[x](y) \\`z\\` &amp;amp; 2 < 3\n\nsnake_case",
    ),
    "a picture": (
        p("Before") + p(picture("i1", "A tree")) + p("Fig. 1: “The” tree", style="a5"),
        'Before\n\n![A tree](letter-1.png "Fig. 1: “The” tree")',
    ),
    "a gallery": (
        p(picture("i1", "A"), picture("i2", "B")),
        "![A](letter-1.png)\n![B](letter-2.png)",
    ),
    "the same picture twice": (
        p(picture("i1", "A")) + p(picture("i3", "B")),
        "![A](letter-1.png)\n\n![B](letter-1.png)",
    ),
    "a note": (
        p("Word", '<w:r><w:footnoteReference w:id="2"/></w:r>', " more"),
        "Word[1] more\n\n---\n\n1. A note.",
    ),
    "what was deleted": (
        p("Stays", "<w:del><w:r><w:delText>goes</w:delText></w:r></w:del>", f"<w:ins>{run(' new')}</w:ins>"),
        "Stays new",
    ),
    "a text box": (
        p(
            "Around",
            f"<w:r><mc:AlternateContent><mc:Choice><wps:wsp><wps:txbx><w:txbxContent>{p('Boxed')}"
            "</w:txbxContent></wps:txbx></wps:wsp></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
            f"{p('Boxed')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        ),
        "Around\n\nBoxed",
    ),
}
LINKS = {"web": "https://a.kz/b(c)", "plain": "https://b.kz/", "file": "file:///C:/x.xls"}
PICTURES = {"i1": png("red"), "i2": png("blue"), "i3": png("red")}


@pytest.fixture
def content(make: Make) -> Path:
    return make("content", {"08-society/ru.md": text("Old"), "kiosk.toml": 'languages = ["ru"]\n'})


def bring(document: Path, content: Path, **options: object) -> int:
    typed = Options(document, **{"place": "08-society/letter", "yes": True, **options})  # type: ignore[arg-type]
    return import_(typed, content, "en")


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(name: str, tmp_path: Path) -> None:
    body, expected = SHAPES[name]
    document = docx(tmp_path / "x.docx", TITLE + body, pictures=PICTURES, links=LINKS, parts=NOTES)
    done = read_word(document, tmp_path)
    made = done.markdown
    for number, file in done.pictures.items():
        made = made.replace(f"\ue000{number}\ue001", f"letter-{file}")
    assert made == f"# Letter\n\n{expected}\n"
    assert done.missing == []
    assert read_document(made.encode(), "a/en.md").title == "Letter"


TITLES: dict[str, tuple[str, str]] = {
    "the style Title moves the headings down": (
        p("Main", style="a3") + p("Part", style="1") + p("Sub", style="2"),
        "# Main\n\n## Part\n\n### Sub",
    ),
    "short lines in bold are headings where there are none": (
        p(run("Main", "b")) + p("Text.") + p(run("Part", "b")) + p(run("All of this is bold.", "b")),
        "# Main\n\nText.\n\n## Part\n\n**All of this is bold.**",
    ),
    "but not beside real ones": (TITLE + p(run("Part", "b")), "# Letter\n\n**Part**"),
}


@pytest.mark.parametrize("name", TITLES)
def test_titles(name: str, tmp_path: Path) -> None:
    body, expected = TITLES[name]
    assert read_word(docx(tmp_path / "x.docx", body), tmp_path).markdown == f"{expected}\n"


# what the document has -> what is told
LOST = {
    "boxes": SHAPES["a text box"][0],
    "notes": SHAPES["a note"][0],
    "changes": SHAPES["what was deleted"][0],
    "links": SHAPES["a link to a file"][0],
    "colours": p('<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>red</w:t></w:r>'),
    "struck": p(run("not any more", "strike")),
    "hidden": p(run("not for all", "vanish")),
    "small": p("a", "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>-1</w:t></w:r>"),
    "breaks": p('<w:r><w:br w:type="page"/></w:r>'),
    "objects": p("<w:r><w:object><v:shape/></w:object></w:r>"),
    "charts": p("<w:r><w:drawing><wp:inline><a:graphic><c:chart/></a:graphic></wp:inline></w:drawing></w:r>"),
    "equations": p("<m:oMath><m:r><m:t>E=mc2</m:t></m:r></m:oMath>"),
    "merged": table(["<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p("a")], [p("b"), p("c")]),
    "nested": table([p("a"), table([p("b"), p("c")], [p("d"), p("e")]) + p("")], [p("f"), p("g")]),
    "linked": p(picture("image9", attribute="link")),
    "picture-format": p(picture("e1")),
    "drawings": p("<w:r><w:drawing><wps:wsp/></w:drawing></w:r>"),
    "chunks": '<w:altChunk r:id="image9"/>',
    "comments": p('<w:r><w:commentReference w:id="1"/></w:r>'),
}


@pytest.mark.parametrize("code", LOST)
def test_what_is_not_kept_is_told(code: str, content: Path, tmp_path: Path, capsys: Said) -> None:
    document = docx(
        tmp_path / "letter.docx",
        TITLE + p("Text") + LOST[code],
        pictures={"e1": b"\x01\0\0\0emf"},
        links={**LINKS, "image9": "file:///etc/passwd"},
        parts=NOTES,
    )
    done = read_word(document, tmp_path)
    assert done.lost.get(code)
    assert bring(document, content, yes=False) in (0, 1)
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("letter.docx: ")]
    assert len(lines) == 2, lines  # the language, and this
    if code == "equations":
        assert "E=mc2" in lines[1]


def test_a_document_becomes_a_page(content: Path, tmp_path: Path, capsys: Said) -> None:
    body = p("Хат", style="1") + p("Мәтін әріптермен.") + p(picture("i1", "Ағаш"))
    document = docx(tmp_path / "letter.docx", body, pictures=PICTURES)
    before = tree(content)
    assert bring(document, content, yes=False) in (0, 1)
    assert "new: 08-society/01-letter (kk.md, letter-1.png)" in capsys.readouterr().out
    assert tree(content) == before
    assert bring(document, content) == 0
    page = content / "08-society/01-letter"
    assert (page / "kk.md").read_text("utf-8").startswith("# Хат\n")
    assert (page / "letter-1.png").read_bytes() == PICTURES["i1"]
    # The same in another language, with one picture the same and one of its own.
    body = p("Letter", style="1") + p(picture("i2", "Sea")) + p(picture("i1", "Tree"))
    assert bring(docx(tmp_path / "other.docx", body, pictures=PICTURES), content) == 0
    assert (page / "en.md").read_text() == "# Letter\n\n![Sea](letter-2.png)\n\n![Tree](letter-1.png)\n"
    assert (page / "letter-1.png").read_bytes() == PICTURES["i1"]
    assert (page / "kk.md").exists()
    assert leftovers(content) == []


@pytest.mark.parametrize(
    ("name", "language", "file"),
    [
        ("a.docx", "", "en.md"),
        ("a.ru.docx", "", "ru.md"),
        ("a.ru.docx", "kk", "kk.md"),
        ("v.2.docx", "", "en.md"),
    ],
)
def test_the_language(name: str, language: str, file: str, content: Path, tmp_path: Path) -> None:
    bring(docx(tmp_path / name, TITLE), content, text_language=language)
    assert [path.name for path in (content / "08-society/01-letter").iterdir()] == [file]


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("Бүгін күн жақсы", "kk"),
        ("Сегодня солнечный день в Бурабае", "ru"),
        ("A sunny day in Бурабай", "en"),
    ],
)
def test_letters_tell_the_language(words: str, tag: str) -> None:
    assert likely_language(words) == tag


def bomb(path: Path) -> Path:
    return docx(path, TITLE, parts={"word/media/x.png": bytes(500 * 1024**2)})


def many_pictures(path: Path) -> Path:
    pictures = {f"i{number}": png() + bytes([number % 256, number // 256]) for number in range(1_000)}
    return docx(path, TITLE + "".join(p(picture(name)) for name in pictures), pictures=pictures)


def raw(data: bytes) -> object:
    return lambda path: path.write_bytes(data) and path


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
LAUGHS_16 = {
    # Neither a text in bytes nor the names of parts tell.
    encoding: f'<?xml version="1.0" encoding="{encoding}"?>{LAUGHS}'.encode(encoding)
    for encoding in ("utf-16", "utf-16-le", "utf-16-be")
}
DEEP = "<w:sdt><w:sdtContent>" * 30_000 + "</w:sdtContent></w:sdt>" * 30_000
REFUSED = {
    "old.doc": (raw(b"\xd0\xcf\x11\xe0rest"), ".docx"),
    "password.docx": (raw(b"\xd0\xcf\x11\xe0rest"), "password"),
    "macros.docm": (lambda path: docx(path, TITLE), "macros"),
    "hidden-macros.docx": (lambda path: docx(path, TITLE, parts={"word/vbaProject.bin": b"x"}), "macros"),
    "typed-macros.docx": (
        lambda path: docx(path, TITLE, types=TYPES.replace("document.main", "document.macroEnabled.main")),
        "macros",
    ),
    "letter.rtf": (raw(b"{\\rtf1}"), "not a Word document"),
    "half.docx": (raw(b"PK\x03\x04half"), "damaged"),
    "empty.docx": (lambda path: docx(path, ""), "no words"),
    "table.docx": (lambda path: docx(path, "", parts={"word/document.xml": "<x/"}), "damaged"),
    "laughs.docx": (lambda path: docx(path, "", parts={"word/styles.xml": LAUGHS}), "damaged"),
    **{
        f"laughs-{encoding}.docx": (
            lambda path, data=data: docx(path, "", parts={"word/document.xml": data}),
            "damaged",
        )
        for encoding, data in LAUGHS_16.items()
    },
    "bomb.docx": (bomb, "too large"),
    "deep.docx": (lambda path: docx(path, DEEP), "too large"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_what_to_do(name: str, content: Path, tmp_path: Path, capsys: Said) -> None:
    build, expected = REFUSED[name]
    document = build(tmp_path / name)  # type: ignore[operator]
    before = tree(content)
    assert bring(document, content) == 2
    said = capsys.readouterr().err
    assert expected in said
    assert str(document) in said
    assert len(said.splitlines()) == 1
    assert tree(content) == before


def test_a_place_must_be_said(content: Path, tmp_path: Path, capsys: Said) -> None:
    assert bring(docx(tmp_path / "x.docx", TITLE), content, place="") == 2
    assert "--as" in capsys.readouterr().err
    assert bring(docx(tmp_path / "x.docx", TITLE), content, text_language="russian") == 2
    assert "--language" in capsys.readouterr().err


def test_more_pictures_than_a_page_has(tmp_path: Path) -> None:
    document = many_pictures(tmp_path / "album.docx")
    assert read_word(document, tmp_path).lost["picture-many"] == 800


def test_nothing_outside_the_document_is_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png())
    body = TITLE + p("Text") + p(picture("image1", attribute="link")) + p(picture("image1"))
    document = docx(tmp_path / "x.docx", body, links={"image1": secret.as_uri()})
    with contextlib.suppress(Unreadable):  # it may also be refused
        done = read_word(document, tmp_path)
        assert done.pictures == {}
        assert done.lost["linked"] == 1


def test_a_reader_that_hangs_is_ended(
    content: Path, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convert, "PATIENCE", 0.01)
    assert bring(docx(tmp_path / "x.docx", TITLE), content) == 2
    assert "too long" in capsys.readouterr().err
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_words_that_got_lost_are_named(tmp_path: Path) -> None:
    body = TITLE + p("<w:unknown><w:r><w:t>hidden words</w:t></w:r></w:unknown>")
    assert read_word(docx(tmp_path / "x.docx", body), tmp_path).missing == ["hidden words"]


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.text(st.sampled_from("ab1 *_`[]()#>:!&;|~-+.\\<"), max_size=30))
def test_escaped_words_are_shown_as_they_were(words: str) -> None:
    shown = escaped_lines(escaped(words).strip())
    document = read_document(f"# T\n\nx {shown}\n".encode(), "a/en.md")
    found = "".join(span.text for block in document.blocks for span in getattr(block, "text", ()))
    assert "".join(found.split()) == "x" + "".join(words.split())


@pytest.mark.parametrize("words", ["a <b>x</b> <br>", "a <!-- x --> b", "</p>", "a & b &nbsp; c", "x\\"])
def test_words_that_look_like_html_are_shown(words: str) -> None:
    document = read_document(f"# T\n\n{escaped_lines(escaped(words))}\n".encode(), "a/en.md")
    assert ["".join(span.text for span in block.text) for block in document.blocks] == [words]  # type: ignore[union-attr]


def test_every_loss_and_refusal_has_words() -> None:
    assert {f"word-{code}" for code in word_page.LOSSES} <= imports.KINDS.keys()
    raised = {"place", "language", "old", "format", "macros", "not-word", "locked", "damaged"}
    assert raised | {"too-large", "slow", "empty", "disk"} == MESSAGES.keys()


MARKED = 'w:styleId="9"><w:name w:val="heading 1"/></w:style>'
AWKWARD = {
    "a style without a type": {"word/styles.xml": f"<w:styles {NAMES}><w:style {MARKED}</w:styles>"},
    "a style without a name of its own": {
        "word/styles.xml": f'<w:styles {NAMES}><w:style w:type="paragraph"/><w:style {MARKED}</w:styles>'
    },
    "a list without a kind": {
        "word/styles.xml": f"<w:styles {NAMES}><w:style {MARKED}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMES}><w:num/><w:num w:numId='1'/></w:numbering>",
    },
}


@pytest.mark.parametrize("name", AWKWARD)
def test_what_a_document_may_leave_out_is_read_as_its_standard_says(name: str, tmp_path: Path) -> None:
    body = p("Head", style="9") + p("Text", "<w:r><w:footnoteReference/></w:r>")
    done = read_word(docx(tmp_path / "x.docx", body, parts=AWKWARD[name]), tmp_path)
    assert done.markdown == "# Head\n\nText\n"


def test_a_document_in_another_encoding_is_read(tmp_path: Path) -> None:
    text = f"<w:document {NAMES}><w:body>{p('Қазақша')}</w:body></w:document>"
    data = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
    done = read_word(docx(tmp_path / "x.docx", "", parts={"word/document.xml": data}), tmp_path)
    assert done.markdown == "Қазақша\n"
